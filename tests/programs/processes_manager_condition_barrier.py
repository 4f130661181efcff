# Condition, semaphore and barrier of a manager.
import multiprocessing as mp


def waiter(condition, ready, log):
    with condition:
        while not ready.value:
            condition.wait()
        log.append("woken")


def meet(barrier, log):
    barrier.wait()
    log.append("through")


def limited(semaphore, current, lock, most):
    with semaphore:
        with lock:
            current.value += 1
            most.value = max(most.value, current.value)
        with lock:
            current.value -= 1


if __name__ == "__main__":
    with mp.Manager() as manager:
        log = manager.list()
        condition = manager.Condition()
        ready = manager.Value("b", False)
        ps = [mp.Process(target=waiter, args=(condition, ready, log)) for _ in range(3)]
        for p in ps:
            p.start()
        with condition:
            ready.value = True
            condition.notify_all()
        for p in ps:
            p.join()
        print(log)
        barrier = manager.Barrier(3)
        ps = [mp.Process(target=meet, args=(barrier, log)) for _ in range(2)]
        for p in ps:
            p.start()
        print(barrier.parties, barrier.broken)
        barrier.wait()
        for p in ps:
            p.join()
        print(log)
        semaphore = manager.Semaphore(2)
        lock = manager.RLock()
        current, most = manager.Value("i", 0), manager.Value("i", 0)
        ps = [mp.Process(target=limited, args=(semaphore, current, lock, most)) for _ in range(5)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(current.value, 1 <= most.value <= 2)
