with lock:
pass
