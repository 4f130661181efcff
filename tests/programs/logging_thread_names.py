import logging
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout,
                    format="%(relativeCreated)d %(threadName)-12s %(levelname)s:%(funcName)s: %(message)s")
log = logging.getLogger("app")


def work(n):
    log.debug("begin %d", n)
    time.sleep(0.1 * n)
    if n == 2:
        try:
            1 / 0
        except ZeroDivisionError:
            log.exception("oh")
    log.info("end %d", n)


t = threading.Thread(target=work, args=(1,), name="by-hand")
t.start()
with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    for n in (2, 3):
        pool.submit(work, n)
t.join()
log.warning("all done in %s", threading.current_thread().name)
