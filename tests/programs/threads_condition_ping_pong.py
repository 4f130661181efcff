import threading
import time

condition = threading.Condition()
turn = "ping"


def play(me, other, times):
    global turn
    for i in range(times):
        with condition:
            while turn != me:
                condition.wait()
            print(me, i)
            time.sleep(0.1)
            turn = other
            condition.notify()


threads = [threading.Thread(target=play, args=("ping", "pong", 3)),
           threading.Thread(target=play, args=("pong", "ping", 3))]
for t in threads:
    t.start()
for t in threads:
    t.join()
try:
    condition.notify()
except RuntimeError as error:
    print(error)
try:
    condition.wait(1)
except RuntimeError as error:
    print(error)
with condition:
    t0 = time.monotonic()
    print(condition.wait(0.5), round(time.monotonic() - t0, 3))
    print(condition.wait_for(lambda: turn == "ping"), condition.wait_for(lambda: False, 0.25))
