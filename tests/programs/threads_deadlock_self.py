import threading

lock = threading.Lock()


def outer():
    with lock:
        print("outer")
        inner()


def inner():
    with lock:
        print("inner")


outer()
