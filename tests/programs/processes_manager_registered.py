# Classes of one's own in a manager: what is exposed, proxies by hand, a module.
from multiprocessing import Manager, Process, Pool
from multiprocessing.managers import BaseManager, SyncManager, NamespaceProxy
import operator


class MathsClass:
    def __init__(self, base=0):
        self.base = base
        self._log = []

    def add(self, x, y):
        self._log.append(("add", x, y))
        return self.base + x + y

    def mul(self, x, y):
        return x * y

    def log(self):
        return list(self._log)

    def fail(self):
        raise ValueError("inside the manager")

    def _hidden(self):
        return "hidden"


class Counter:
    def __init__(self):
        self.n = 0

    def increment(self, by=1):
        self.n += by
        return self.n


class CounterProxy(NamespaceProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__", "increment")

    def increment(self, by=1):
        return self._callmethod("increment", (by,))


class MyManager(BaseManager):
    pass


def baz():
    for i in range(4):
        yield i * i


MyManager.register("Maths", MathsClass)
MyManager.register("Hidden", MathsClass, exposed=("add", "_hidden"))
MyManager.register("Counter", Counter, CounterProxy)
MyManager.register("operator", lambda: operator)


def bump(counter, maths, times):
    for _ in range(times):
        counter.increment()
    maths.add(times, 1)


def list_work(args):
    shared, value = args
    shared.append(value * value)
    return len(shared) > 0


if __name__ == "__main__":
    with MyManager() as manager:
        maths = manager.Maths(base=100)
        print(maths.add(4, 3), maths.mul(7, 8))
        try:
            maths.fail()
        except ValueError as e:
            print("ValueError:", e)
        try:
            maths._hidden()
        except AttributeError as e:
            print(e)
        hidden = manager.Hidden()
        print(hidden.add(1, 2), hidden._hidden())
        try:
            hidden.mul(1, 1)
        except AttributeError as e:
            print(e)
        counter = manager.Counter()
        ps = [Process(target=bump, args=(counter, maths, 3)) for _ in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(counter.n, maths.log())
        counter.n = 50
        print(counter.increment(5), sorted(d for d in dir(maths) if not d.startswith("_")))
        op = manager.operator()
        print(op.add(2, 3), op.pow(2, 5), op.concat([1], [2]))
    with Manager() as m:
        shared = m.list()
        with Pool(2) as pool:
            print(pool.map(list_work, [(shared, i) for i in range(5)]))
        print(sorted(shared), len(shared))
        grid = m.list([m.list([0] * 3) for _ in range(2)])
        grid[1][2] = 7
        print([list(row) for row in grid], grid[0])
        d = m.dict()
        d["k"] = [1]
        d["k"].append(2)
        print(d["k"], d)
        d["k"] += [3]
        print(d["k"], d.setdefault("new", 0), d.popitem(), len(d), list(d), "k" in d)
        b, s, c = m.Barrier(1), m.Semaphore(2), m.Condition()
        print(b.wait(), s.acquire(), s.acquire(False), s.acquire(False))
        with c:
            c.notify_all()
        try:
            m.Lock().release()
        except RuntimeError as e:
            print(e)
        print(d == {"k": [1, 2, 3]}, dict(d) == {"k": [1, 2, 3]}, type(shared).__name__, str(shared) == repr(list(shared)))
