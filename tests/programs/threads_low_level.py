import _thread
import time

lock = _thread.allocate_lock()
done = _thread.allocate_lock()
done.acquire()


def work(name, seconds=0.1):
    with lock:
        print(name, "has it", _thread.get_ident() != main)
        time.sleep(seconds)
    if name == "b":
        done.release()


main = _thread.get_ident()
_thread.start_new_thread(work, ("a",))
_thread.start_new_thread(work, ("b",), {"seconds": 0.2})
print("started", _thread._count())
done.acquire()
print("finished")
try:
    _thread.start_new_thread(5, ())
except TypeError as error:
    print(error)
