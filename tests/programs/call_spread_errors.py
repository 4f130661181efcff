"""What is said when arguments that are spread do not fit: the function with its module."""
import collections
import functools


def f(a, b=2, **kw):
    return a, b, kw


class K:
    def __init__(self, a, **kw):
        self.a = a

    def m(self, **kw):
        return kw

    def __call__(self, *a, **kw):
        return a


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


k = K(1)
d = {'x': 1}
for call in (
    lambda: f(1, x=1, **d), lambda: f(**d, **d), lambda: f(1, **5), lambda: f(*5),
    lambda: K(1, x=1, **d), lambda: K(1, **[1]), lambda: K(*3.5), lambda: k.m(x=1, **d),
    lambda: k.m(**None), lambda: k.m(*None), lambda: print(*5), lambda: print(**5),
    lambda: print(sep='', **{'sep': ''}), lambda: dict(x=1, **d), lambda: dict(**7),
    lambda: ''.join(*7), lambda: [].append(**3), lambda: f(1, **{1: 2}),
    lambda: collections.Counter(x=1, **d), lambda: functools.reduce(*5),
    lambda: (lambda **kw: kw)(x=1, **d), lambda: f(a=1, **{'a': 2}), lambda: f(1, **{'a': 2}),
):
    attempt(call)
