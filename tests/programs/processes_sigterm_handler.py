# terminate() of processes that have a SIGTERM handler of their own: they end when they want to.
import multiprocessing as mp
import os
import signal
import sys
import time


def graceful(queue):
    running = [True]

    def stop(number, frame):
        queue.put(("asked", signal.Signals(number).name))
        running[0] = False

    signal.signal(signal.SIGTERM, stop)
    rounds = 0
    while running[0]:
        rounds += 1
        time.sleep(0.5)
    queue.put(("rounds", rounds))
    sys.exit(3)


def leaves(queue):
    def leave(number, frame):
        queue.put("leaves")
        sys.exit(0)

    signal.signal(signal.SIGTERM, leave)
    try:
        time.sleep(60)
        queue.put("slept")
    finally:
        queue.put("cleaned up")


def raises(queue):
    def fail(number, frame):
        raise KeyboardInterrupt("stop")

    signal.signal(signal.SIGTERM, fail)
    try:
        queue.get()
    except KeyboardInterrupt as error:
        os._exit(7 if str(error) == "stop" else 8)


def stubborn(queue):
    signal.signal(signal.SIGTERM, lambda number, frame: queue.put("no"))
    begin = time.monotonic()
    time.sleep(1.5)
    queue.put(round(time.monotonic() - begin, 1))


def ignores(queue):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(1.5)
    queue.put("ignored")


def waits_for_lock(lock, queue):
    signal.signal(signal.SIGTERM, lambda number, frame: queue.put("interrupted"))
    with lock:
        queue.put("has it")


def main():
    for target in (graceful, leaves, stubborn, ignores):
        queue = mp.Queue()
        process = mp.Process(target=target, args=(queue,))
        process.start()
        time.sleep(0.7)
        process.terminate()
        process.join()
        said = []
        while not queue.empty():
            said.append(queue.get())
        print(target.__name__, process.exitcode, said)
    process = mp.Process(target=raises, args=(mp.Queue(),))
    process.start()
    time.sleep(0.7)
    process.terminate()
    process.join()
    print("raises", process.exitcode)
    lock, queue = mp.Lock(), mp.Queue()
    with lock:
        process = mp.Process(target=waits_for_lock, args=(lock, queue))
        process.start()
        time.sleep(0.7)
        process.terminate()
        print(queue.get())
        time.sleep(0.3)
    process.join()
    print(queue.get(), process.exitcode)


if __name__ == "__main__":
    main()
