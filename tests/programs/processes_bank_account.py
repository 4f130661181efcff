# Deposits and withdrawals on a shared Value under its lock, and under a lock beside it.
import multiprocessing


def deposit(balance, lock):
    for _ in range(200):
        lock.acquire()
        balance.value = balance.value + 1
        lock.release()


def withdraw(balance, lock):
    for _ in range(200):
        with lock:
            balance.value = balance.value - 1


def deposit_own(balance):
    for _ in range(200):
        with balance.get_lock():
            balance.value += 1


if __name__ == "__main__":
    balance = multiprocessing.Value("i", 200)
    lock = multiprocessing.Lock()
    p1 = multiprocessing.Process(target=deposit, args=(balance, lock))
    p2 = multiprocessing.Process(target=withdraw, args=(balance, lock))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print("balance", balance.value)
    own = multiprocessing.Value("d", 0.0)
    ps = [multiprocessing.Process(target=deposit_own, args=(own,)) for _ in range(4)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print("own", own.value)
    print(balance, own.get_obj().value)
