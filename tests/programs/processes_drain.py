# A process that has put much into a queue ends when somebody has taken it.
import multiprocessing as mp
import time


def produce(queue):
    for _ in range(30):
        queue.put("x" * 10000)
    print("all put")


if __name__ == "__main__":
    queue = mp.Queue()
    process = mp.Process(target=produce, args=(queue,))
    process.start()
    process.join(0.5)
    print("still alive:", process.is_alive())
    total = sum(len(queue.get()) for _ in range(30))
    process.join()
    print(total, process.exitcode)
