# The cookbook: every process logs into a queue, one listener writes.
import logging
import logging.handlers
import multiprocessing
import sys


def configure_worker(queue):
    root = logging.getLogger()
    root.handlers.clear()
    root.addHandler(logging.handlers.QueueHandler(queue))
    root.setLevel(logging.DEBUG)


def worker(queue, n):
    configure_worker(queue)
    log = logging.getLogger(f"worker.{n}")
    log.info("hello from %s", multiprocessing.current_process().name)
    try:
        1 / 0
    except ZeroDivisionError:
        log.error("trouble in %d", n)


def listen(queue):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(processName)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    while True:
        record = queue.get()
        if record is None:
            break
        logging.getLogger(record.name).handle(record)


if __name__ == "__main__":
    queue = multiprocessing.Queue(-1)
    listener = multiprocessing.Process(target=listen, args=(queue,), name="listener")
    listener.start()
    for n in range(2):
        p = multiprocessing.Process(target=worker, args=(queue, n))
        p.start()
        p.join()
    queue.put_nowait(None)
    listener.join()
