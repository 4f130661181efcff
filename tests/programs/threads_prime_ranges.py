import threading

found = []
lock = threading.Lock()


def primes(low, high):
    mine = [n for n in range(max(low, 2), high) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
    with lock:
        found.extend(mine)


threads = [threading.Thread(target=primes, args=(low, low + 500)) for low in range(0, 2000, 500)]
for t in threads:
    t.start()
for t in threads:
    t.join()
found.sort()
print(len(found), found[:5], found[-3:])
