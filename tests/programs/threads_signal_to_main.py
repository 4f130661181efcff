# Whichever thread sends a signal, the main thread runs its handler: while it sleeps, while it
# waits, and in the midst of what it does.
import os
import queue
import signal
import threading
import time


def handler(number, frame):
    print(signal.Signals(number).name, "is handled by", threading.current_thread().name)


def send(number):
    print(threading.current_thread().name, "sends")
    os.kill(os.getpid(), number)


def send_later(name, number):
    timer = threading.Timer(0.2, send, (number,))
    timer.name = name
    timer.start()
    return timer


signal.signal(signal.SIGTERM, handler)
timer = send_later("first", signal.SIGTERM)
time.sleep(0.5)
print("slept")
timer.join()

timer = send_later("second", signal.SIGTERM)
try:
    queue.Queue().get(timeout=0.5)
except queue.Empty:
    print("nothing came")
timer.join()

timer = send_later("third", signal.SIGINT)
try:
    time.sleep(5)
except KeyboardInterrupt:
    print("the sleep is interrupted")
timer.join()
