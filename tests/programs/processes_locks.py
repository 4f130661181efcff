# A shared counter with a lock: nothing is lost, whoever comes first.
import multiprocessing as mp
import time


def raise_it(counter, lock, times):
    for _ in range(times):
        with lock:
            seen = counter.value
            if seen % 10 == 0:
                time.sleep(0.001)
            counter.value = seen + 1


def twice(lock, queue):
    with lock:
        with lock:
            queue.put(repr(lock))


def limited(semaphore, running, most):
    with semaphore:
        with running.get_lock():
            running.value += 1
            with most.get_lock():
                most.value = max(most.value, running.value)
        time.sleep(0.05)
        with running.get_lock():
            running.value -= 1


if __name__ == "__main__":
    counter = mp.Value("i", 0, lock=False)
    lock = mp.Lock()
    processes = [mp.Process(target=raise_it, args=(counter, lock, 50)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)
    print(lock, lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock)
    lock.release()
    queue = mp.Queue()
    rlock = mp.RLock()
    process = mp.Process(target=twice, args=(rlock, queue))
    process.start()
    print(queue.get())
    process.join()
    print(rlock, rlock.acquire(), rlock)
    semaphore = mp.Semaphore(2)
    running, most = mp.Value("i", 0), mp.Value("i", 0)
    processes = [mp.Process(target=limited, args=(semaphore, running, most)) for _ in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(most.value, semaphore, mp.BoundedSemaphore(3))
