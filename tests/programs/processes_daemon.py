# Daemons end with the program; the others are waited for.
import atexit
import multiprocessing as mp
import time


def for_ever():
    while True:
        time.sleep(0.1)


def finishes(delay):
    time.sleep(delay)
    print("finished after", delay)


def has_children():
    try:
        mp.Process(target=for_ever).start()
    except AssertionError as error:
        print(error)


if __name__ == "__main__":
    atexit.register(print, "atexit")
    daemon = mp.Process(target=for_ever, daemon=True)
    daemon.start()
    mp.Process(target=finishes, args=(0.3,)).start()
    child = mp.Process(target=has_children)
    child.daemon = True
    child.start()
    child.join()
    print("main ends", daemon.daemon, daemon.is_alive(), len(mp.active_children()))
