

# --- operator.py -------------------------------------------------------------------------------------

class itemgetter:
    __module__ = "operator"
    _tp_name_ = "operator.itemgetter"

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[i] for i in self._items])

    _shortcut(__call__, "get items")

    def __repr__(self):
        return f"operator.itemgetter({', '.join([repr(i) for i in self._items])})"


def _attribute_path(obj, path):
    for name in path.split("."):
        obj = getattr(obj, name)
    return obj


class attrgetter:
    __module__ = "operator"
    _tp_name_ = "operator.attrgetter"

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")

    def __call__(self, obj, /):
        if len(self._attrs) == 1:
            return _attribute_path(obj, self._attrs[0])
        return tuple([_attribute_path(obj, a) for a in self._attrs])

    _shortcut(__call__, "get attributes")

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(a) for a in self._attrs])})"


class methodcaller:
    __module__ = "operator"
    _tp_name_ = "operator.methodcaller"

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *[repr(a) for a in self._args]]
        parts += [f"{k}={v!r}" for k, v in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"


def _op_add(a, b, /): return a + b
def _op_sub(a, b, /): return a - b
def _op_mul(a, b, /): return a * b
def _op_matmul(a, b, /): return a @ b
def _op_truediv(a, b, /): return a / b
def _op_floordiv(a, b, /): return a // b
def _op_mod(a, b, /): return a % b
def _op_pow(a, b, /): return a ** b
def _op_lshift(a, b, /): return a << b
def _op_rshift(a, b, /): return a >> b
def _op_and(a, b, /): return a & b
def _op_or(a, b, /): return a | b
def _op_xor(a, b, /): return a ^ b
def _op_lt(a, b, /): return a < b
def _op_le(a, b, /): return a <= b
def _op_eq(a, b, /): return a == b
def _op_ne(a, b, /): return a != b
def _op_ge(a, b, /): return a >= b
def _op_gt(a, b, /): return a > b
def _op_neg(a, /): return -a
def _op_pos(a, /): return +a
def _op_invert(a, /): return ~a
def _op_not(a, /): return not a
def _op_truth(a, /): return bool(a)
def _op_is(a, b, /): return a is b
def _op_is_not(a, b, /): return a is not b
def _op_contains(a, b, /): return b in a
def _op_getitem(a, b, /): return a[b]


def _op_index(a, /):
    return _as_index(a)


def _op_setitem(a, b, c, /):
    a[b] = c


def _op_delitem(a, b, /):
    del a[b]


def _op_count_of(a, b, /):
    return sum([1 for x in a if x is b or x == b])


def _op_index_of(a, b, /):
    for place, x in enumerate(a):
        if x is b or x == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def _op_concat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{_type_name(a)}' object can't be concatenated")
    return a + b


def _op_call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def _op_length_hint(obj, default=0, /):
    if hasattr(obj, "__len__"):
        return len(obj)
    if hasattr(type(obj), "__length_hint__"):
        return obj.__length_hint__()
    return default


def _op_iadd(a, b, /):
    a += b
    return a


def _op_isub(a, b, /):
    a -= b
    return a


def _op_imul(a, b, /):
    a *= b
    return a


def _op_imatmul(a, b, /):
    a @= b
    return a


def _op_itruediv(a, b, /):
    a /= b
    return a


def _op_ifloordiv(a, b, /):
    a //= b
    return a


def _op_imod(a, b, /):
    a %= b
    return a


def _op_ipow(a, b, /):
    a **= b
    return a


def _op_ilshift(a, b, /):
    a <<= b
    return a


def _op_irshift(a, b, /):
    a >>= b
    return a


def _op_iand(a, b, /):
    a &= b
    return a


def _op_ior(a, b, /):
    a |= b
    return a


def _op_ixor(a, b, /):
    a ^= b
    return a


_op_abs = abs
for _f, _n in ((_op_add, "add"), (_op_sub, "sub"), (_op_mul, "mul"), (_op_matmul, "matmul"),
               (_op_truediv, "truediv"), (_op_floordiv, "floordiv"), (_op_mod, "mod"),
               (_op_pow, "pow"), (_op_and, "and_"), (_op_or, "or_"), (_op_xor, "xor"),
               (_op_lt, "lt"), (_op_le, "le"), (_op_eq, "eq"), (_op_ne, "ne"), (_op_ge, "ge"),
               (_op_gt, "gt"), (_op_neg, "neg"), (_op_not, "not_"), (_op_getitem, "getitem"),
               (_op_contains, "contains")):
    _f.__name__ = _f.__qualname__ = _n
del _f, _n
_export("operator", """itemgetter attrgetter methodcaller add=_op_add sub=_op_sub mul=_op_mul
matmul=_op_matmul truediv=_op_truediv floordiv=_op_floordiv mod=_op_mod pow=_op_pow
lshift=_op_lshift rshift=_op_rshift and_=_op_and or_=_op_or xor=_op_xor lt=_op_lt le=_op_le
eq=_op_eq ne=_op_ne ge=_op_ge gt=_op_gt neg=_op_neg pos=_op_pos inv=_op_invert invert=_op_invert
abs=_op_abs not_=_op_not truth=_op_truth is_=_op_is is_not=_op_is_not contains=_op_contains
getitem=_op_getitem setitem=_op_setitem delitem=_op_delitem index=_op_index countOf=_op_count_of
indexOf=_op_index_of concat=_op_concat call=_op_call length_hint=_op_length_hint iadd=_op_iadd
iconcat=_op_iadd isub=_op_isub imul=_op_imul imatmul=_op_imatmul itruediv=_op_itruediv
ifloordiv=_op_ifloordiv imod=_op_imod ipow=_op_ipow ilshift=_op_ilshift irshift=_op_irshift
iand=_op_iand ior=_op_ior ixor=_op_ixor""")
