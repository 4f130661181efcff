# A class of one's own behind a manager.
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self, start=0):
        self.value = start

    def increment(self, by=1):
        self.value += by
        return self.value

    def get(self):
        return self.value

    def fail(self):
        raise ValueError("not today")

    def _hidden(self):
        return "hidden"


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.entries = []

    def pay(self, amount):
        self.entries.append(amount)

    def total(self):
        return sum(self.entries)


class MyManager(BaseManager):
    pass


MyManager.register("Counter", Counter)
MyManager.register("Account", Account, exposed=("pay", "total"))
MyManager.register("shout", lambda text: text.upper() + "!")


def work(counter, account, n):
    for _ in range(n):
        counter.increment()
    account.pay(n)


if __name__ == "__main__":
    with MyManager() as manager:
        counter = manager.Counter(100)
        account = manager.Account("Ann")
        ps = [Process(target=work, args=(counter, account, n)) for n in (10, 20, 30)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(counter.get(), account.total())
        try:
            counter.fail()
        except ValueError as error:
            print("ValueError:", error)
        try:
            counter._hidden()
        except AttributeError as error:
            print("AttributeError:", error)
        try:
            account.owner
        except AttributeError as error:
            print("AttributeError:", error)
        print(counter.increment(by=5))
