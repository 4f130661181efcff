# An alarm is a signal to oneself: it ends a wait that takes too long, in time or not at all.
import multiprocessing
import signal
import time


class TooSlow(Exception):
    pass


def ring(number, frame):
    raise TooSlow(signal.Signals(number).name)


def timed(seconds, work):
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work()
    except TooSlow as error:
        return f"too slow: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def count_beats():
    beats = []
    signal.signal(signal.SIGALRM, lambda number, frame: beats.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
    time.sleep(0.35)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return len(beats)


if __name__ == "__main__":
    print(multiprocessing.current_process().name)
    print(timed(0.2, lambda: time.sleep(2)))
    print(timed(1, lambda: "in time"))
    print(signal.alarm(5), signal.alarm(0), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))
    print(count_beats())
