# Threads in processes: each process has its own.
import multiprocessing as mp
import threading
import time


def count(name, results):
    time.sleep(0.05)
    results.append(name)


def work(queue):
    results = []
    threads = [threading.Thread(target=count, args=(n, results)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put((sorted(results), threading.current_thread().name, threading.active_count()))


def leaves_a_thread():
    threading.Thread(target=lambda: (time.sleep(0.1), print("thread ends"))).start()
    print("process returns")


if __name__ == "__main__":
    queue = mp.Queue()
    for _ in range(2):
        mp.Process(target=work, args=(queue,)).start()
    print(queue.get())
    print(queue.get())
    process = mp.Process(target=leaves_a_thread)
    process.start()
    process.join()
    watcher = threading.Thread(target=lambda: print("got", queue.get()))
    watcher.start()
    mp.Process(target=queue.put, args=("by a method",)).start()
    watcher.join()
