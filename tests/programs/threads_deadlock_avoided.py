# Two accounts, two locks: ordered locking, try-lock with back-off, one lock for all.
import random
import threading
import time


class Account:
    numbers = iter(range(1, 100))

    def __init__(self, balance):
        self.number = next(Account.numbers)
        self.balance = balance
        self.lock = threading.Lock()

    def __repr__(self):
        return f"Account({self.number}, {self.balance})"


def transfer_ordered(a, b, amount):
    first, second = sorted((a, b), key=lambda account: account.number)
    with first.lock:
        time.sleep(0.01)
        with second.lock:
            a.balance -= amount
            b.balance += amount


def transfer_trying(a, b, amount, rounds):
    while True:
        a.lock.acquire()
        time.sleep(0.01)
        if b.lock.acquire(timeout=0.02):
            a.balance -= amount
            b.balance += amount
            b.lock.release()
            a.lock.release()
            return
        a.lock.release()
        rounds.append(1)
        time.sleep(random.uniform(0.01, 0.05))


def run(*calls):
    threads = [threading.Thread(target=f, args=args) for f, *args in calls]
    for t in threads:
        t.start()
    for t in threads:
        t.join(10)
    return not any(t.is_alive() for t in threads)


random.seed(1)
x, y = Account(100), Account(50)
print(run((transfer_ordered, x, y, 30), (transfer_ordered, y, x, 10)), x, y)
rounds = []
print(run((transfer_trying, x, y, 5, rounds), (transfer_trying, y, x, 20, rounds)), x, y)
print(len(rounds) > 0)
