import threading
import time

barrier = threading.Barrier(3, action=lambda: print("-- all here --"))


def racer(name, delay):
    for lap in range(2):
        time.sleep(delay)
        print(name, "arrives in lap", lap)
        place = barrier.wait()
        print(name, "goes on", place)


threads = [threading.Thread(target=racer, args=a) for a in (("a", 0.3), ("b", 0.1), ("c", 0.2))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(barrier.parties, barrier.n_waiting, barrier.broken)
