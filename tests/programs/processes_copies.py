# What arrives is a copy; what was one object stays one object.
import multiprocessing as mp
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Job:
    name: str
    parts: list = field(default_factory=list)


Pair = namedtuple("Pair", "left right")


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1
        self.b = [2]


class Own:
    def __init__(self, value):
        self.value = value
        self.cache = "not sent"

    def __getstate__(self):
        return {"value": self.value}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "made again"


class Made:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return (Made, (self.a, self.b + 1))


class Words(list):
    pass


def back(queue, answers):
    while True:
        item = queue.get()
        if item is None:
            return
        answers.put(item)


if __name__ == "__main__":
    queue, answers = mp.Queue(), mp.Queue()
    process = mp.Process(target=back, args=(queue, answers))
    process.start()

    def through(value):
        queue.put(value)
        return answers.get()

    shared = [1]
    got = through([shared, shared])
    print(got, got[0] is got[1], got[0] is shared)
    loop = []
    loop.append(loop)
    got = through(loop)
    print(got[0] is got)
    first, second = Node(1), Node(2)
    first.next, second.next = second, first
    got = through(first)
    print(got.value, got.next.value, got.next.next is got)
    print(through(Color.RED) is Color.RED, through([Color.BLUE]))
    print(through(Job("a", [1, 2])), through(Pair(1, "b")), type(through(Pair(1, 2))).__name__)
    print(through(Counter("hello")), through(OrderedDict(a=1)), through(deque([1, 2], 3)))
    print(through(defaultdict(list, {"k": [1]})))
    print(through(date(2024, 1, 2)), through(timedelta(days=1, seconds=2)))
    print(through(datetime(2024, 1, 2, 3, 4)))
    got = through(Slotted())
    print(got.a, got.b)
    got = through(Own(5))
    print(got.value, got.cache)
    got = through(Made(1, 2))
    print(got.a, got.b)
    print(through(Node) is Node, through(back) is back, through(len) is len)
    error = through(KeyError("k"))
    print(repr(error), error.args)
    words = Words(["a", "b"])
    words.author = "me"
    got = through(words)
    print(got, got.author, type(got).__name__)
    print(through("x".upper)(), through(first.__init__).__name__)
    queue.put(None)
    process.join()
