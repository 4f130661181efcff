import logging
import queue
import sys
import threading


class QueueHandler(logging.Handler):
    def __init__(self, q):
        super().__init__()
        self.q = q

    def emit(self, record):
        self.q.put(self.format(record))


q = queue.Queue()
handler = QueueHandler(q)
handler.setFormatter(logging.Formatter("[{threadName}] {levelname:>7} {message}", style="{"))
logger = logging.getLogger("jobs")
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.propagate = False


def listener():
    while (line := q.get()) is not None:
        print("LOG", line)


def work(i):
    logger.debug("hidden")
    logger.info("job %d", i)
    logger.error("job %d failed", i)


reader = threading.Thread(target=listener)
reader.start()
for i in range(3):
    t = threading.Thread(target=work, args=(i,), name=f"job-{i}")
    t.start()
    t.join()
q.put(None)
reader.join()
