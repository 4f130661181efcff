import threading

counter = 0
lock = threading.Lock()


def add(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = [threading.Thread(target=add, args=(100,), name=f"adder-{i}") for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, thread.is_alive())
print(counter)
