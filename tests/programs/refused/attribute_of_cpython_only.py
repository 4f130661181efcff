# expect: attribute '_tstate_lock'
import threading

print("before")
thread = threading.Thread(target=print)
thread.start()
print(thread._tstate_lock)  # <--
