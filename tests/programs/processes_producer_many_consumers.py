# One producer, several consumers, sentinels at the end; results gathered and sorted.
import multiprocessing
import time

SENTINEL = "STOP"


def produce(queue, consumers):
    for i in range(12):
        queue.put(i)
    for _ in range(consumers):
        queue.put(SENTINEL)


def consume(name, queue, results):
    total = 0
    for item in iter(queue.get, SENTINEL):
        total += item
        time.sleep(0.001)
        results.put((item, item ** 3))
    results.put((name, None))


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    results = multiprocessing.Queue()
    names = [f"consumer-{i}" for i in range(3)]
    consumers = [multiprocessing.Process(target=consume, args=(name, queue, results))
                 for name in names]
    producer = multiprocessing.Process(target=produce, args=(queue, len(names)))
    for c in consumers:
        c.start()
    producer.start()
    finished, cubes = [], {}
    while len(finished) < len(names):
        key, value = results.get()
        if value is None and key in names:
            finished.append(key)
        else:
            cubes[key] = value
    producer.join()
    for c in consumers:
        c.join()
    print(sorted(finished))
    print([cubes[i] for i in range(12)])
    print(queue.empty(), results.empty())
