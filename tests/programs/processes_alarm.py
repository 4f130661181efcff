# signal.alarm and signal.setitimer: a signal to itself, later. In real time, as processes are.
import signal
import time


class TooLong(Exception):
    pass


def on_alarm(number, frame):
    raise TooLong(signal.Signals(number).name)


signal.signal(signal.SIGALRM, on_alarm)
print(signal.alarm(1))
try:
    time.sleep(5)
except TooLong as error:
    print("too long:", error)
signal.alarm(30)
print("left", signal.alarm(0))
ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(len(ticks)))
print(signal.setitimer(signal.ITIMER_REAL, 0.2, 0.2))
time.sleep(0.7)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], ticks, signal.getitimer(signal.ITIMER_REAL))
