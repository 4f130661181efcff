# What SIGTERM does to a process: nothing when it is ignored; a handler is called for one's own.
import multiprocessing
import os
import signal
import sys
import time


def ignores(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(0.5)
    print("still here", flush=True)
    sys.exit(3)


def changes_its_mind(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ready.set()
    time.sleep(30)


def sends_it_to_itself(ready):
    def handler(number, frame):
        print("handler", signal.Signals(number).name, flush=True)
        sys.exit(7)

    signal.signal(signal.SIGTERM, handler)
    ready.set()
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        print("never")
    finally:
        print("finally", flush=True)


def sleeps(ready):
    ready.set()
    time.sleep(30)


if __name__ == "__main__":
    for target in (ignores, changes_its_mind, sends_it_to_itself):
        ready = multiprocessing.Event()
        p = multiprocessing.Process(target=target, args=(ready,))
        p.start()
        ready.wait()
        if target is not sends_it_to_itself:
            p.terminate()
        p.join()
        print(target.__name__, p.exitcode)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # who is forked inherits it
    ready = multiprocessing.Event()
    p = multiprocessing.Process(target=sleeps, args=(ready,))
    p.start()
    ready.wait()
    os.kill(p.pid, signal.SIGTERM)
    p.join(0.3)
    print(p.is_alive(), p.exitcode)
    p.kill()
    p.join()
    print(p.exitcode)
