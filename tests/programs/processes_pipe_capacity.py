# How much can be sent before somebody has to receive: a pipe that goes one way has sixteen pages.
import multiprocessing
import time


def fill(end, count, message):
    while True:
        end.send(message)
        with count.get_lock():
            count.value += 1


def fill_with_bytes(end, count, message):
    while True:
        end.send_bytes(message)
        with count.get_lock():
            count.value += 1


def how_many(target, message):
    count = multiprocessing.Value("i", 0)
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=target, args=(there, count, message))
    process.start()
    last = -1
    while last != count.value:
        last = count.value
        time.sleep(0.25)
    process.terminate()
    process.join()
    return last


def send_both(end, sizes):
    for size in sizes:
        begin = time.monotonic()
        end.send_bytes(bytes(size))
        waited = time.monotonic() - begin > 0.2
        print("a pair of sockets:", size, "waited" if waited else "at once", flush=True)


if __name__ == "__main__":
    for size in (1000, 5000, 16385, 65532, 65533):
        print("bytes:", size, how_many(fill_with_bytes, bytes(size)))
    for message in (list(range(1000)), {str(i): i / 2 for i in range(300)}, "é" * 5000):
        print("pickled:", type(message).__name__, how_many(fill, message))
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=send_both, args=(there, (100000, 300000)))
    process.start()
    time.sleep(0.5)
    received = [len(here.recv_bytes()) for _ in range(2)]
    process.join()
    print("received", received)
    queue = multiprocessing.SimpleQueue()
    begin = time.monotonic()
    process = multiprocessing.Process(target=lambda: (time.sleep(0.5), queue.get()))
    process.start()
    queue.put(bytes(70000))
    print("a simple queue:", "waited" if time.monotonic() - begin > 0.2 else "at once")
    process.join()
