import threading
import time

results = {}
order = []


def square(n):
    time.sleep(0.1 * (5 - n))
    results[n] = n * n
    order.append(n)


threads = [threading.Thread(target=square, args=(n,)) for n in range(5)]
[t.start() for t in threads]
[t.join() for t in threads]
print(results)
print(order)
print(dict(sorted(results.items())))
print(f"{time.perf_counter():.1f}")
