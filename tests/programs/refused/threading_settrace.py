# expect: threading.settrace
import threading

print("before")
threading.settrace(lambda *args: None)  # <--
