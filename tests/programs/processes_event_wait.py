# Waiting for an event, with and without a time limit.
import multiprocessing
import time


def wait_for_event(e):
    print("wait_for_event: starting", flush=True)
    e.wait()
    print("wait_for_event: e.is_set()->", e.is_set(), flush=True)


def wait_for_event_timeout(e, t):
    time.sleep(0.02)
    print("wait_for_event_timeout: starting", flush=True)
    e.wait(t)
    print("wait_for_event_timeout: e.is_set()->", e.is_set(), flush=True)


if __name__ == "__main__":
    e = multiprocessing.Event()
    w1 = multiprocessing.Process(name="block", target=wait_for_event, args=(e,))
    w1.start()
    w2 = multiprocessing.Process(name="nonblock", target=wait_for_event_timeout, args=(e, 0.1))
    w2.start()
    time.sleep(0.05)
    print("main: waiting before calling Event.set()", flush=True)
    time.sleep(0.4)
    e.set()
    w1.join()
    w2.join()
    print(e.is_set(), w1.exitcode, w2.exitcode)
    e.clear()
    print(e.is_set(), e.wait(0.01), e.wait(0))
