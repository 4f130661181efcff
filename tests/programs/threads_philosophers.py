import threading
import time

N = 4
forks = [threading.Lock() for _ in range(N)]


def philosopher(i):
    first, second = sorted((i, (i + 1) % N))
    for meal in range(2):
        with forks[first]:
            time.sleep(0.05)
            with forks[second]:
                print("philosopher", i, "eats meal", meal)
                time.sleep(0.1)
    print("philosopher", i, "is full")


threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(f"{time.perf_counter() - 1000:.2f}")
