import threading
import time

places = threading.BoundedSemaphore(3)
guard = threading.Lock()
inside = 0
most = 0


def car(number, arrives, stays):
    global inside, most
    time.sleep(arrives)
    if not places.acquire(timeout=0.25):
        print(f"{clock()} car {number} gives up")
        return
    with guard:
        inside += 1
        most = max(most, inside)
    print(f"{clock()} car {number} parks")
    time.sleep(stays)
    with guard:
        inside -= 1
    places.release()
    print(f"{clock()} car {number} leaves")


def clock():
    return f"{time.monotonic() - start:.2f}"


start = time.monotonic()
plan = [(1, 0.0, 0.52), (2, 0.05, 0.3), (3, 0.11, 0.9), (4, 0.21, 0.33), (5, 0.23, 0.1), (6, 0.47, 0.2)]
cars = [threading.Thread(target=car, args=row) for row in plan]
for c in cars:
    c.start()
for c in cars:
    c.join()
print("most", most, "inside", inside)
try:
    places.release()
except ValueError as error:
    print(type(error).__name__, error)
