import threading
import time

done = False


def work():
    global done
    time.sleep(0.5)
    done = True
    print("work is done")


threading.Thread(target=work).start()
polls = 0
while not done:
    time.sleep(0.1)
    polls += 1
print("polled", polls)
deadline = time.monotonic() + 0.05
spins = 0


def other():
    time.sleep(0.01)
    print("other", f"{time.monotonic() - 1000:.3f}")


threading.Thread(target=other).start()
while time.monotonic() < deadline:
    spins += 1
print("spun", spins > 10)
time.sleep(0)
