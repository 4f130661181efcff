# Workers send log records through a queue; a thread of the parent writes them.
import multiprocessing
import threading


def listener(queue, lines):
    while True:
        record = queue.get()
        if record is None:
            break
        lines.append((record["worker"], record["level"], record["text"]))


def worker(queue, n):
    for step in range(2):
        queue.put({"worker": n, "level": "INFO" if step else "DEBUG", "text": f"step {step}"})


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    lines = []
    thread = threading.Thread(target=listener, args=(queue, lines))
    thread.start()
    workers = [multiprocessing.Process(target=worker, args=(queue, n)) for n in range(3)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    queue.put(None)
    thread.join()
    for line in sorted(lines):
        print(*line)
