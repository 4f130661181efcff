import threading
import time


def sleeper(name, parts):
    for part in parts:
        time.sleep(part)
    print(name, f"{time.perf_counter() - 1000:.2f}")


plans = {"one": [0.3], "three": [0.1, 0.1, 0.1], "two": [0.15, 0.15], "same": [0.3]}
threads = [threading.Thread(target=sleeper, args=item) for item in plans.items()]
for t in threads:
    t.start()
for t in threads:
    t.join()
