import threading
import time

barrier = threading.Barrier(2, timeout=0.5)


def lonely():
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print("broken", repr(error), barrier.broken)


t = threading.Thread(target=lonely)
t.start()
t.join()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("still broken")
barrier.reset()
print(barrier.broken, barrier.n_waiting)
t = threading.Thread(target=lonely)
t.start()
print(barrier.n_waiting)
barrier.reset()
t.join()
print(barrier.broken)
t = threading.Thread(target=lonely)
t.start()
barrier.abort()
t.join()
barrier.reset()
t = threading.Thread(target=lambda: print("other", barrier.wait(2)))
t.start()
print("main", barrier.wait())
t.join()
