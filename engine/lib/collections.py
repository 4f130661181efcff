

# --- collections.py --------------------------------------------------------------------------------

# A list whose first places are free again: popleft leaves a gap, now and then the gap is closed.
class deque:
    __module__ = "collections"
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self._first = 0
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _close_gap(self):
        if self._first:
            del self._items[:self._first]
            self._first = 0
        return self._items

    def append(self, x):
        self._items.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, x):
        if self._first:
            self._first -= 1
            self._items[self._first] = x
        else:
            self._items.insert(0, x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable):
        for x in list(iterable):
            self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def pop(self):
        if not self:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        items = self._items
        if len(items) == self._first:
            raise IndexError("pop from an empty deque")
        x = items[self._first]
        items[self._first] = None
        self._first += 1
        if self._first > 16 and self._first * 2 > len(items):
            self._close_gap()
        return x

    def clear(self):
        self._items = []
        self._first = 0

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, x):
        return self._close_gap().count(x)

    def index(self, x, *bounds):
        items = self._close_gap()
        if x not in items[slice(*(bounds + (None,) if len(bounds) == 1 else bounds or (None,)))]:
            raise ValueError(f"{x!r} is not in deque")
        return items.index(x, *bounds)

    def insert(self, i, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._close_gap().insert(i, x)

    def remove(self, value):
        items = self._close_gap()
        if value not in items:
            raise ValueError(f"{value!r} is not in deque")
        items.remove(value)

    def reverse(self):
        self._close_gap().reverse()

    def rotate(self, n=1):
        items = self._close_gap()
        if items:
            n %= len(items)
            self._items = items[-n:] + items[:-n] if n else items

    def __len__(self):
        return len(self._items) - self._first

    def __bool__(self):
        return len(self._items) > self._first

    def __iter__(self):
        count = len(self)
        for i in range(count):
            if len(self) != count:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[self._first + i]

    def __reversed__(self):
        return reversed(list(self))

    def __contains__(self, x):
        return x in self._close_gap()

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        count = len(self)
        if not -count <= index < count:
            raise IndexError("deque index out of range")
        return self._first + (index if index >= 0 else index + count)

    def __getitem__(self, index):
        return self._items[self._place(index)]

    def __setitem__(self, index, value):
        self._items[self._place(index)] = value

    def __delitem__(self, index):
        del self._items[self._place(index)]

    def __eq__(self, other):
        if not isinstance(other, _Deque):
            return NotImplemented
        return self._close_gap() == other._close_gap()

    def __lt__(self, other):
        if not isinstance(other, _Deque):
            return NotImplemented
        return self._close_gap() < other._close_gap()

    def __add__(self, other):
        if not isinstance(other, _Deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(list(self) + list(other), self._maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(list(self) * n, self._maxlen)

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        items = ["[...]" if x is self else repr(x) for x in self]
        end = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}([{', '.join(items)}]{end})"


_Deque = deque
_export("collections", "deque")


# A mapping that keeps its entries in a dict of its own: classes derived from it change what a
# missing key means.
class _Mapping:
    __hash__ = None

    def __getitem__(self, key):
        if key in self._data:
            return self._data[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(self._data)

    def __reversed__(self):
        return reversed(self._data)

    def __len__(self):
        return len(self._data)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def pop(self, *args):
        return self._data.pop(*args)

    def popitem(self):
        return self._data.popitem()

    def setdefault(self, key, default=None):
        return self._data.setdefault(key, default)

    def clear(self):
        self._data.clear()

    def update(self, *args, **kwds):
        for other in args:
            self._data.update(other._data if isinstance(other, _Mapping) else other)
        self._data.update(kwds)

    def __eq__(self, other):
        if isinstance(other, _Mapping):
            other = other._data
        return self._data == other if isinstance(other, dict) else NotImplemented


class defaultdict(_Mapping):
    __module__ = "collections"

    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        self._data = {}
        self.update(*args, **kwds)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self._data[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self._data)

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {self._data!r})"


class OrderedDict(_Mapping):
    __module__ = "collections"

    def __init__(self, *args, **kwds):
        self._data = {}
        for other in args:
            self._data.update(other._data if isinstance(other, _Mapping) else other)
        self._data.update(kwds)

    def move_to_end(self, key, last=True):
        value = self._data.pop(key)
        if last:
            self._data[key] = value
        else:
            self._data = {key: value, **self._data}

    def popitem(self, last=True):
        if not self._data:
            raise KeyError("dictionary is empty")
        if last:
            return self._data.popitem()
        key = next(iter(self._data))
        return key, self._data.pop(key)

    def copy(self):
        return type(self)(self._data)

    def __repr__(self):
        return f"OrderedDict({list(self._data.items())!r})" if self._data else "OrderedDict()"


class Counter(_Mapping):
    __module__ = "collections"

    def __init__(self, iterable=None, /, **kwds):
        self._data = {}
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        self._data.pop(key, None)

    def _change(self, sign, iterable, kwds):
        for changes in (iterable, kwds):
            if isinstance(changes, (dict, _Mapping)):
                for key, count in changes.items():
                    self._data[key] = self._data.get(key, 0) + sign * count
            elif changes is not None:
                for key in changes:
                    self._data[key] = self._data.get(key, 0) + sign

    def update(self, iterable=None, /, **kwds):
        self._change(1, iterable, kwds)

    def subtract(self, iterable=None, /, **kwds):
        self._change(-1, iterable, kwds)

    def elements(self):
        for key, count in self._data.items():
            for _ in range(count):
                yield key

    def most_common(self, n=None):
        ordered = sorted(self._data.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def total(self):
        return sum(self._data.values())

    def copy(self):
        return type(self)(self._data)

    def _combined(self, other, combine):
        made = type(self)()
        for key in [*self._data, *[k for k in other if k not in self._data]]:
            count = combine(self[key], other[key])
            if count > 0:
                made._data[key] = count
        return made

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __repr__(self):
        if not self._data:
            return "Counter()"
        return "Counter({" + ", ".join([f"{k!r}: {n!r}" for k, n in self.most_common()]) + "})"


_export("collections", "defaultdict OrderedDict Counter")
