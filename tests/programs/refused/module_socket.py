# expect: socket
import socket  # <--

connection = socket.socket()
