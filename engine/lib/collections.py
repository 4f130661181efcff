

# --- collections.py --------------------------------------------------------------------------------

# What makes another deque; the rest is native.
deque = _Deque = _builtin_class("deque")


def _deque_copy(self):
    return type(self)(self) if self.maxlen is None else type(self)(self, self.maxlen)


def _deque_add(self, other):
    if not isinstance(other, deque):
        name = getattr(type(other), "_tp_name_", type(other).__name__)
        raise TypeError(f'can only concatenate deque (not "{name}") to deque')
    made = _deque_copy(self)
    deque.extend(made, other)
    return made


def _deque_iadd(self, other):
    deque.extend(self, other)
    return self


def _deque_imul(self, n):
    items = list(self) * n
    deque.clear(self)
    deque.extend(self, items)
    return self


def _deque_mul(self, n):
    return _deque_imul(_deque_copy(self), n)


for _name, _function in (("copy", _deque_copy), ("__copy__", _deque_copy), ("__add__", _deque_add),
                         ("__iadd__", _deque_iadd), ("__mul__", _deque_mul),
                         ("__rmul__", _deque_mul), ("__imul__", _deque_imul),
                         ("__class_getitem__",
                          classmethod(lambda cls, item: _parameterized(cls, item))),
                         ("_tp_name_", "collections.deque"),
                         ("__doc__", """deque([iterable[, maxlen]]) --> deque object

A list-like sequence optimized for data accesses near its endpoints.""")):
    _extend_class(deque, _name, _function)

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
        _order(self)
        super().__init__(*args, **kwds)

    def move_to_end(self, key, last=True):
        if last:
            _move_last(self, key)
        elif key not in self or key != _first_key(self):
            value = dict.pop(self, key)
            items = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, items)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else _first_key(self)
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
            return f"{name}({list(self.items()) if _minor < 12 else dict(self.items())!r})"
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
            counts, keys = _payload(self) if type(self) is Counter else self, _walk(iterable)
            if not _count_items(counts, keys):
                for key in keys:
                    counts[key] = counts.get(key, 0) + 1
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
