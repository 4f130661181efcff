

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
