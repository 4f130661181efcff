

# --- collections.py --------------------------------------------------------------------------------

class _deque_iterator:
    __module__ = "_collections"
    _tp_name_ = "_collections._deque_iterator"

    def __init__(self, deque, index, step):
        self._deque = deque
        self._index = index
        self._step = step
        self._left = self._count = len(deque)

    def __iter__(self):
        return self

    def __next__(self):
        deque = self._deque
        if len(deque._items) - deque._first != self._count:
            self._left, self._count = 0, -1  # from now on always
            raise RuntimeError("deque mutated during iteration")
        if not self._left:
            raise StopIteration
        self._left -= 1
        index = self._index
        self._index = index + self._step
        return deque._items[deque._first + index]

    def __length_hint__(self):
        return self._left


class _deque_reverse_iterator(_deque_iterator):
    __module__ = "_collections"
    _tp_name_ = "_collections._deque_reverse_iterator"


# A list whose first places are free again: popleft leaves a gap, now and then the gap is closed.
class deque:
    __module__ = "collections"
    _tp_name_ = "collections.deque"
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
        return _deque_iterator(self, 0, 1)

    def __reversed__(self):
        return _deque_reverse_iterator(self, len(self) - 1, -1)

    def __contains__(self, x):
        return x in self._close_gap()

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError(f"sequence index must be integer, not "
                            f"'{getattr(type(index), '_tp_name_', type(index).__name__)}'")
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
        return _parameterized(cls, item)

    def __repr__(self):
        items = ["[...]" if x is self else repr(x) for x in self]
        end = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}([{', '.join(items)}]{end})"


_Deque = deque
_export("collections", "deque")


class defaultdict(dict):
    __module__ = "collections"
    _tp_name_ = "collections.defaultdict"

    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwds)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, other)
        made.update(self)
        return made

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def __repr__(self):
        for other in _in_repr:
            if other is self:
                return f"{type(self).__name__}(..., {{...}})"
        _in_repr.append(self)
        try:
            return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"
        finally:
            _in_repr.pop()


def _key_and_value(pair):
    pair = tuple(pair)
    if len(pair) > 2:
        raise ValueError("too many values to unpack (expected 2)")
    if len(pair) < 2:
        raise ValueError(f"need more than {len(pair)} value{'' if pair else 's'} to unpack")
    return pair


class OrderedDict(dict):
    __module__ = "collections"
    _tp_name_ = "collections.OrderedDict"

    def __init__(self, *args, **kwds):
        if len(args) == 1 and not isinstance(args[0], dict) and not hasattr(args[0], "keys"):
            args = ([_key_and_value(pair) for pair in args[0]],)
        super().__init__(*args, **kwds)

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            items = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, items)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        for other in _in_repr:
            if other is self:
                return "..."
        _in_repr.append(self)
        try:
            return f"{name}({list(self.items())!r})"
        finally:
            _in_repr.pop()


class Counter(dict):
    __module__ = "collections"

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def update(self, iterable=None, /, **kwds):
        if isinstance(iterable, dict):
            if self:
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                dict.update(self, iterable)
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) - count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key in [*self, *[k for k in other if k not in self]]:
            count = combine(self[key], other[key])
            if count > 0:
                made[key] = count
        return made

    def _replaced(self, other):
        made = other if other is not NotImplemented else None
        if made is None:
            return NotImplemented
        dict.clear(self)
        dict.update(self, made)
        return self

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __iadd__(self, other):
        return self._replaced(self + other)

    def __isub__(self, other):
        return self._replaced(self - other)

    def __ior__(self, other):
        return self._replaced(self | other)

    def __iand__(self, other):
        return self._replaced(self & other)

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def _counts(self, other, holds):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(holds(self[key], other[key]) for c in (self, other) for key in c)

    def __eq__(self, other):
        return self._counts(other, lambda a, b: a == b)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __le__(self, other):
        return self._counts(other, lambda a, b: a <= b)

    def __lt__(self, other):
        result = self.__le__(other)
        return result if result is NotImplemented else result and self != other

    def __ge__(self, other):
        return self._counts(other, lambda a, b: a >= b)

    def __gt__(self, other):
        result = self.__ge__(other)
        return result if result is NotImplemented else result and self != other

    __hash__ = None

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"


_export("collections", "defaultdict OrderedDict Counter")
