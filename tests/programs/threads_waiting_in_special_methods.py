# A lock in special methods, held by others while they are asked: len, str, print, iteration, truth,
# attributes by descriptor and by __getattr__.
import functools
import threading
import time


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []

    def add(self, item):
        with self.lock:
            time.sleep(0.1)
            self.items.append(item)

    def __len__(self):
        with self.lock:
            return len(self.items)

    def __bool__(self):
        with self.lock:
            return bool(self.items)

    def __iter__(self):
        with self.lock:
            return iter(self.items[:])

    def __repr__(self):
        with self.lock:
            return f"Store({self.items})"

    def __str__(self):
        with self.lock:
            return "store of " + ", ".join(map(str, self.items))


class Locked:
    """An attribute that is read and written under the lock of its object."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        with obj.lock:
            time.sleep(0.05)
            return getattr(obj, self.name, 0)

    def __set__(self, obj, value):
        with obj.lock:
            time.sleep(0.05)
            setattr(obj, self.name, value)


class Account:
    balance = Locked()

    def __init__(self):
        self.lock = threading.RLock()
        self.balance = 10

    @functools.cached_property
    def report(self):
        time.sleep(0.1)
        return f"report on {self.balance}"


class Remote:
    def __init__(self):
        self._lock = threading.Lock()

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        with self._lock:
            time.sleep(0.05)
            return name.upper()


def while_adding(store, item, ask):
    adding = threading.Thread(target=store.add, args=(item,))
    adding.start()
    time.sleep(0.01)
    print(ask(store))
    adding.join()


def choose(store):
    if not store:
        return "empty"
    return "full" if store else "?"


def together(count, function):
    answers = []
    begun = time.monotonic()
    threads = [threading.Thread(target=lambda: answers.append(function())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(answers, f"{time.monotonic() - begun:.2f}")


store = Store()
while_adding(store, 1, len)
while_adding(store, 2, str)
while_adding(store, 3, repr)
while_adding(store, 4, lambda s: f"{s} / {s!r}")
while_adding(store, 5, lambda s: [x * 2 for x in s])
while_adding(store, 6, lambda s: sum(x for x in s) + len(list(s)))
while_adding(store, 7, choose)
while_adding(store, 8, bool)
adding = threading.Thread(target=store.add, args=(9,))
adding.start()
time.sleep(0.01)
print("the", store, end="!\n")
adding.join()
for x in store:
    print(x, end=" ")
print()
account, remote = Account(), Remote()
together(3, lambda: account.balance)
together(1, lambda: account.report)
together(2, lambda: remote.name)
together(2, lambda: getattr(remote, "other"))


def earn():
    account.balance = account.balance + 5


together(1, earn)
print(account.balance, account.report)


class Odd:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __iter__(self):
        return 5

    def __str__(self):
        return 7

    def __repr__(self):
        raise KeyError("no text")


for ask in (len, bool, iter, list, str, repr, lambda o: f"{o}", lambda o: print("a", o), lambda o: [x for x in o], lambda o: not o):
    try:
        ask(Odd())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
