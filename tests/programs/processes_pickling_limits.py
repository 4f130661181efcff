# What can and cannot be sent to a worker, in CPython's words.
import multiprocessing as mp
import threading


def call(function, *args):
    return function(*args)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx):
        return Point(self.x + dx, self.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def distance(p):
        return (p.x ** 2 + p.y ** 2) ** 0.5


class Locked:
    def __init__(self):
        self.lock = threading.Lock()


class Clean(Locked):
    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if name != "lock"}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()


def make_local():
    def local(x):
        return x
    return local


def generate():
    yield 1


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        print(pool.apply(call, (Point(1, 2).moved, 5)), pool.apply(Point.origin))
        print(pool.apply(Point.distance, (Point(3, 4),)), pool.map(Point(0, 0).moved, [1, 2]))
        print(pool.apply(str.join, (", ", ["a", "b"])), pool.apply(isinstance, (Clean(), Locked)))
        for thing in (lambda x: x, make_local(), Locked(), generate(), threading.Lock(),
                      (i for i in ()), threading.current_thread):
            try:
                pool.apply(call, (len, [thing]))
            except Exception as error:
                text = str(error)
                print(type(error).__name__, text.split(" at 0x")[0])
