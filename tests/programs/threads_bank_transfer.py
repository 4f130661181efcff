import threading
import time


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.name)
    with first.lock, second.lock:
        if source.balance < amount:
            print(f"{source.name} has only {source.balance}")
            return False
        source.balance -= amount
        time.sleep(0.01)
        target.balance += amount
        print(f"{amount} from {source.name} to {target.name}")
        return True


a, b = Account("a", 100), Account("b", 50)
threads = [threading.Thread(target=transfer, args=args)
           for args in ((a, b, 70), (b, a, 100), (a, b, 40), (b, a, 10))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(a.balance, b.balance, a.balance + b.balance)
