# What multiprocessing itself has to say.
import logging
import multiprocessing
import sys
import time


def worker():
    print("Doing some work")
    sys.stdout.flush()


def fails():
    multiprocessing.get_logger().info("my own")
    raise ValueError("no")


def lingers():
    time.sleep(0.8)


if __name__ == "__main__":
    logger = multiprocessing.get_logger()
    print(logger.name, logger.level, logger.propagate, logger.handlers)
    logger.info("nobody hears this")
    print(multiprocessing.log_to_stderr(logging.DEBUG) is logger)
    for target in (worker, fails):
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
    logger.warning("doomed")
    logger.setLevel(logging.INFO)
    multiprocessing.Process(name="a child", target=lingers).start()
    time.sleep(0.2)
