import threading
import time

lock = threading.Lock()
changed = threading.Condition(lock)
stage = 0


def waiter(name, wanted):
    with changed:
        changed.wait_for(lambda: stage >= wanted)
        print(name, "sees stage", stage)
        time.sleep(0.05)
    print(name, "leaves")


def director():
    global stage
    for s in (1, 2, 3):
        time.sleep(0.5)
        with changed:
            stage = s
            changed.notify_all()
            print("stage", s)


threads = [threading.Thread(target=waiter, args=a) for a in (("x", 2), ("y", 1), ("z", 3), ("w", 1))]
threads.append(threading.Thread(target=director))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(lock.locked())
