# Logging that does not hold up the threads: QueueHandler and QueueListener; records kept in memory.
import logging
import queue
import sys
import threading
from logging.handlers import MemoryHandler, QueueHandler, QueueListener

records = queue.Queue(-1)
console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter("%(threadName)s: %(levelname)s: %(message)s"))
errors = logging.StreamHandler(sys.stdout)
errors.setLevel(logging.ERROR)
errors.setFormatter(logging.Formatter("!! %(message)s"))
listener = QueueListener(records, console, errors, respect_handler_level=True)
root = logging.getLogger()
root.addHandler(QueueHandler(records))
root.setLevel(logging.INFO)
listener.start()


def work(n):
    logging.info("item %d", n)
    if n == 2:
        logging.error("item %d is bad", n)
    logging.debug("not shown")


for n in range(3):
    t = threading.Thread(target=work, args=(n,), name=f"worker-{n}")
    t.start()
    t.join()
listener.stop()
print(records.qsize())
memory = MemoryHandler(3, target=console)
log = logging.getLogger("memory")
log.propagate = False
log.addHandler(memory)
for n in range(4):
    log.info("kept %d", n)
print(len(memory.buffer))
log.error("now")
print(len(memory.buffer))
log.warning("at the end")
memory.close()
