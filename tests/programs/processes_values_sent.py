# Values of many kinds through queues and pipes.
import enum
import multiprocessing as mp
import uuid
from collections import namedtuple
from dataclasses import dataclass, field, asdict, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath


class Status(enum.Enum):
    NEW = "new"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, order=True)
class Key:
    region: str
    number: int


@dataclass
class Order:
    key: Key
    items: dict = field(default_factory=dict)
    status: Status = Status.NEW
    total: Decimal = Decimal(0)
    history: list = field(default_factory=list)

    def add(self, **items):
        self.items.update(items)
        return self


Receipt = namedtuple("Receipt", "key total status", defaults=[Status.DONE])
PRICES = {"tea": Decimal("2.50"), "jam": Decimal("3.15")}


class UnknownItem(LookupError):
    def __init__(self, item):
        super().__init__(item)
        self.item = item

    def __str__(self):
        return f"no price for {self.item}"


def price(order):
    total = Decimal(0)
    for item, count in order.items.items():
        if item not in PRICES:
            raise UnknownItem(item)
        total += PRICES[item] * count
    return replace(order, total=total, status=Status.DONE, history=order.history + ["priced"])


def worker(inbox, outbox):
    while (order := inbox.get()) is not None:
        try:
            done = price(order)
            outbox.put(Receipt(done.key, done.total))
        except UnknownItem as e:
            outbox.put(Receipt(order.key, None, Status.FAILED))
            outbox.put(e)


def echo(conn):
    while (x := conn.recv()) != "bye":
        conn.send((type(x).__name__, x))


if __name__ == "__main__":
    inbox, outbox = mp.Queue(), mp.Queue()
    p = mp.Process(target=worker, args=(inbox, outbox))
    p.start()
    for n, items in enumerate([{"tea": 2}, {"jam": 1, "tea": 1}, {"coal": 1}], 1):
        inbox.put(Order(Key("eu", n)).add(**items))
    inbox.put(None)
    p.join()
    got = [outbox.get() for _ in range(4)]
    for g in got:
        print(g)
    print(repr(got[-1]), got[-1].item, got[2].status is Status.FAILED)
    here, there = mp.Pipe()
    p = mp.Process(target=echo, args=(there,))
    p.start()
    values = [Status.NEW, {Key("us", 1): [1, {2}]}, datetime(2024, 5, 6, 7, 8), timedelta(hours=1), Fraction(3, 6),
              PurePosixPath("a/b"), 10 ** 30, -0.0, float("inf"), b"\x00\xff", "é" * 3, frozenset({3}), (), None, True,
              2 + 3j, range(1, 10, 3), bytearray(b"ab"), slice(1, 2), ..., int, len, Order, ValueError("x", 2), {"d": {"e": ()}}]
    for v in values:
        here.send(v)
        kind, back = here.recv()
        print(kind, back, back == v or repr(back) == repr(v))
    here.send("bye")
    p.join()
    print(asdict(price(Order(Key("a", 1), {"tea": 1}))))
