# Daemons end with the program; they may have no children; active_children lists who is left.
import multiprocessing as mp
import sys
import time


def forever():
    while True:
        time.sleep(0.05)


def parent_of_one(q):
    child = mp.Process(target=q.put, args=("from the grandchild",))
    try:
        child.start()
        child.join()
    except AssertionError as error:
        q.put(str(error))


if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=parent_of_one, args=(q,))
    p.start()
    print(q.get())
    p.join()
    p = mp.Process(target=parent_of_one, args=(q,), daemon=True)
    p.start()
    print(q.get())
    p.join()
    d = mp.Process(name="daemon", target=forever, daemon=True)
    d.start()
    e = mp.Process(name="other", target=forever)
    e.daemon = True
    e.start()
    try:
        e.daemon = False
    except AssertionError as error:
        print(error)
    try:
        e.start()
    except AssertionError as error:
        print(error)
    print(sorted(c.name for c in mp.active_children()))
    d.join(0.05)
    print("d.is_alive()", d.is_alive())
    e.kill()
    e.join()
    print([c.name for c in mp.active_children()], e.exitcode)
    sys.stdout.flush()
    print("end of main")
