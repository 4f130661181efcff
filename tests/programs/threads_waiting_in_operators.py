# Threads that sleep and take locks inside comparisons, operators, key functions and formats, while
# others do the same.
import functools
import heapq
import logging
import sys
import threading
import time

logging.basicConfig(stream=sys.stdout, format="%(threadName)s %(message)s", level=logging.INFO)


class Card:
    """Its methods take the lock of the whole pack."""

    pack = threading.RLock()

    def __init__(self, rank):
        self.rank = rank

    def _pause(self, what):
        with self.pack:
            logging.info("%s %d", what, self.rank)
            time.sleep(0.01)

    def __eq__(self, other):
        self._pause("eq")
        return self.rank == other.rank if isinstance(other, Card) else NotImplemented

    def __lt__(self, other):
        self._pause("lt")
        return self.rank < other.rank

    def __le__(self, other):
        self._pause("le")
        return NotImplemented

    def __hash__(self):
        self._pause("hash")
        return self.rank

    def __radd__(self, other):
        self._pause("radd")
        return other + self.rank

    def __add__(self, other):
        self._pause("add")
        return NotImplemented

    def __neg__(self):
        self._pause("neg")
        return Card(-self.rank)

    def __delitem__(self, place):
        self._pause("del")
        self.rank = place

    def __format__(self, specification):
        self._pause("format")
        return f"{self.rank:{specification}}"

    def __repr__(self):
        return f"Card({self.rank})"


class Told(Card):
    def __format__(self, specification):
        return 5

    def __str__(self):
        self._pause("str")
        return "card"


class Better(Card):
    def __radd__(self, other):
        self._pause("better radd")
        return "better"

    def __gt__(self, other):
        self._pause("better gt")
        return True


class Names(dict):
    def __missing__(self, name):
        time.sleep(0.01)
        return name.upper()


def slow(x):
    time.sleep(0.01)
    return -x


def removed(cards, card):
    cards.remove(card)
    return cards


def deleted(card):
    del card[7]
    return card


def sort_in_place(items, **how):
    items.sort(**how)
    return items


def intruding():
    items = [3, 1, 2]

    def key(x):
        time.sleep(0.01)
        items.append(x)
        return x

    items.sort(key=key)


asks = [
    lambda: Card(1) == Card(1),
    lambda: Card(1) != Card(1),
    lambda: Card(1) == 1,
    lambda: 1 != Card(1),
    lambda: Card(1) < Card(2),
    lambda: Card(1) > Card(2),
    lambda: Card(1) > Better(2),
    lambda: Card(1) < Better(2),
    lambda: Card(1) <= Card(2),
    lambda: 1 + Card(2),
    lambda: Card(1) + 2,
    lambda: Card(1) + Better(2),
    lambda: [1] + Card(2),
    lambda: -Card(3),
    lambda: +Card(3),
    lambda: deleted(Card(3)),
    lambda: hash(Card(5)),
    lambda: Card(2) in [Card(1), Card(2)],
    lambda: Card(3) not in (Card(1), Card(2)),
    lambda: [Card(1), Card(2)].index(Card(2)),
    lambda: [Card(1)].index(Card(2)),
    lambda: [Card(1), Card(1)].count(Card(1)),
    lambda: removed([Card(1), Card(2)], Card(2)),
    lambda: sorted([Card(2), Card(3), Card(1)]),
    lambda: sorted([Card(2), Card(3), Card(1)], reverse=True),
    lambda: sorted([2, 1, 3], key=slow),
    lambda: sorted([2, 1, 3], key=Card, reverse=True),
    lambda: sort_in_place([2, 1, 3], key=slow, reverse=True),
    lambda: sort_in_place([2, 1], key=lambda x: slow(str(x))),
    lambda: sort_in_place([2, 1], reverse="no"),
    intruding,
    lambda: max([1, 3, 2], key=slow),
    lambda: max(Card(1), Card(3)),
    lambda: min([Card(2), Card(1)]),
    lambda: min([], key=slow, default="none"),
    lambda: max([], key=slow),
    lambda: max(1, 2, key=slow, default=3),
    lambda: sum([Card(1), Card(2)]),
    lambda: f"{Card(4):>4}|{Card(4)}",
    lambda: format(Card(4), "03"),
    lambda: "{} and {x}".format(Card(4), x=Card(5)),
    lambda: "{} {:>4}".format("a", 5),
    lambda: "%s of %d" % (Told(1), 2),
    lambda: "%5s|" % Told(1),
    lambda: f"{Told(1)}",
    lambda: f"{Told(1)!s:>6}",
    lambda: Names(a=1)["b"] + str(Names(a=1)["a"]),
    lambda: functools.reduce(lambda a, b: a + slow(b), [1, 2, 3]),
    lambda: heapq.nsmallest(1, [Card(2), Card(1)]),
]


def run(ask):
    try:
        print(threading.current_thread().name, ask())
    except (TypeError, ValueError) as error:
        print(threading.current_thread().name, type(error).__name__, error)


for number, ask in enumerate(asks):
    begun = time.monotonic()
    threads = [threading.Thread(target=run, args=(ask,), name=name) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(number, f"{time.monotonic() - begun:.2f}")
