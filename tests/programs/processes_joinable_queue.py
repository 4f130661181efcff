# join() of a queue waits until everything was said to be done.
import multiprocessing as mp
import time


def worker(queue, done):
    while True:
        item = queue.get()
        time.sleep(0.01 * item)
        with done.get_lock():
            done.value += item
        queue.task_done()


if __name__ == "__main__":
    queue = mp.JoinableQueue()
    done = mp.Value("i", 0)
    for _ in range(2):
        mp.Process(target=worker, args=(queue, done), daemon=True).start()
    for item in range(5):
        queue.put(item)
    queue.join()
    print("done", done.value)
