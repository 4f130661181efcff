import random
import threading
import time


class Account:
    def __init__(self, number, balance):
        self.number = number
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def __iadd__(self, amount):
        with self._lock:
            self._balance += amount
        return self

    def __isub__(self, amount):
        with self._lock:
            if self._balance < amount:
                raise ValueError(f"account {self.number}: {self._balance} < {amount}")
            self._balance -= amount
        return self


accounts = [Account(i, 100) for i in range(4)]
refused = []


def move(seed):
    rng = random.Random(seed)
    for _ in range(50):
        a, b = rng.sample(range(4), 2)
        amount = rng.randint(1, 40)
        try:
            accounts[a] -= amount
        except ValueError as error:
            refused.append(str(error))
            continue
        time.sleep(0.001)
        accounts[b] += amount


threads = [threading.Thread(target=move, args=(seed,)) for seed in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(a.balance for a in accounts))
print(all(a.balance >= 0 for a in accounts), len(refused) > 0)
