# An OrderedDict moves its keys to the ends and gives the oldest away.
from collections import OrderedDict

order = OrderedDict.fromkeys([1, 2, 3, 4])
order.move_to_end(1.0)
print(order)
order.move_to_end(3, last=False)
order.move_to_end(1)
print(list(order), order.popitem(last=False), order.popitem(), list(order))
for key in 9, "x":
    try:
        order.move_to_end(key)
    except KeyError as error:
        print("KeyError", error)
try:
    order.move_to_end([])
except TypeError as error:
    print(error)


class LeastRecent:
    def __init__(self, size):
        self.size = size
        self.data = OrderedDict()

    def get(self, key):
        if key in self.data:
            self.data.move_to_end(key)
            return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            print("forgets", self.data.popitem(last=False), end=" ")


cache = LeastRecent(3)
for n in range(40):
    if cache.get(n * n % 11) is None:
        cache.put(n * n % 11, n)
print()
print(cache.data)
try:
    for key in cache.data:
        cache.data.move_to_end(key)
        cache.data.popitem(last=False)
except RuntimeError as error:
    print(error)
empty = OrderedDict()
try:
    empty.popitem(last=False)
except KeyError as error:
    print("KeyError", error)
