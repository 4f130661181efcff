# collections, itertools and functools, name by name.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


import operator
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)
from functools import (cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
def after(thing, change):
    return change(thing), thing
show('Counter', lambda: Counter('banana'), lambda: Counter(), lambda: Counter(a=2, b=1),
     lambda: Counter({'x': 3}), lambda: Counter(5), lambda: Counter('a', 'b'),
     lambda: Counter('banana').most_common(), lambda: Counter('banana').most_common(1),
     lambda: Counter('ab')['z'], lambda: list(Counter(a=2, b=-1).elements()),
     lambda: Counter('ab') + Counter('bc'), lambda: Counter('aab') - Counter('ab'),
     lambda: Counter('aab') & Counter('ab'), lambda: Counter('aab') | Counter('bbc'),
     lambda: after(Counter('ab'), lambda c: c.update('bc')),
     lambda: after(Counter('ab'), lambda c: c.update(a=5)),
     lambda: after(Counter('ab'), lambda c: c.subtract('bb')), lambda: +Counter(a=1, b=-1),
     lambda: -Counter(a=1, b=-1), lambda: Counter('aab').total(),
     lambda: Counter('ab') == Counter('ba'), lambda: Counter('a') <= Counter('ab'),
     lambda: Counter('ab') < Counter('ab'), lambda: Counter.fromkeys('ab'),
     lambda: Counter('ab').copy(), lambda: after(Counter('ab'), lambda c: c.pop('a')),
     lambda: after(Counter('ab'), lambda c: c.__delitem__('q')),
     lambda: sum(Counter('ab').values()), lambda: Counter([[]]), lambda: dict(Counter('aab')),
     lambda: Counter('ab') + 5, lambda: Counter(a=1) == {'a': 1},
     lambda: after(Counter('aab'), lambda c: c.__iadd__(Counter('b'))), lambda: repr(Counter({'a': 'x'})),
     lambda: sorted(Counter('hello').items(), key=lambda kv: (-kv[1], kv[0])))
show('OrderedDict', lambda: OrderedDict(), lambda: OrderedDict([('a', 1), ('b', 2)]),
     lambda: OrderedDict(a=1), lambda: after(OrderedDict(a=1, b=2), lambda d: d.move_to_end('a')),
     lambda: after(OrderedDict(a=1, b=2), lambda d: d.move_to_end('b', last=False)),
     lambda: OrderedDict().move_to_end('x'),
     lambda: after(OrderedDict(a=1, b=2), lambda d: d.popitem()),
     lambda: after(OrderedDict(a=1, b=2), lambda d: d.popitem(last=False)),
     lambda: OrderedDict().popitem(), lambda: OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
     lambda: OrderedDict(a=1, b=2) == dict(b=2, a=1),
     lambda: list(reversed(OrderedDict(a=1, b=2))), lambda: OrderedDict(a=1) | {'b': 2},
     lambda: OrderedDict.fromkeys('ab', 0), lambda: OrderedDict(a=1).items(),
     lambda: OrderedDict(a=1).keys(), lambda: OrderedDict(a=1).copy(), lambda: OrderedDict(5),
     lambda: OrderedDict(a=1)['q'], lambda: after(OrderedDict(a=1), lambda d: d.pop('q', 3)),
     lambda: OrderedDict(a=1).pop('z'),
     lambda: after(OrderedDict(a=1), lambda d: d.setdefault('b', 2)),
     lambda: isinstance(OrderedDict(), dict), lambda: str(OrderedDict(a=OrderedDict())))
show('defaultdict', lambda: defaultdict(int),
     lambda: after(defaultdict(list), lambda d: d['a'].append(1)), lambda: defaultdict(5),
     lambda: defaultdict(None)['a'], lambda: defaultdict(int, a=1),
     lambda: defaultdict(int, {'a': 1})['b'], lambda: defaultdict(lambda: 'x')['y'],
     lambda: defaultdict(int).default_factory, lambda: defaultdict(int).get('a'),
     lambda: 'a' in defaultdict(int), lambda: defaultdict(int, a=1).copy(),
     lambda: defaultdict(int) | {'a': 1}, lambda: defaultdict(int) == {},
     lambda: defaultdict(int).__missing__('q'), lambda: defaultdict(), lambda: defaultdict('a'),
     lambda: defaultdict(lambda k: k)['a'], lambda: dict(defaultdict(list, a=[1])),
     lambda: after(defaultdict(lambda: defaultdict(int)), lambda d: d['a'].__setitem__('b', 1))[1]['a'])
show('deque', lambda: deque(), lambda: deque('abc'), lambda: deque('abc', 2),
     lambda: deque(maxlen=-1), lambda: deque(5), lambda: deque([1], maxlen='a'),
     lambda: after(deque('ab'), lambda d: d.append(1)),
     lambda: after(deque('ab'), lambda d: d.appendleft(1)),
     lambda: after(deque('ab'), lambda d: d.pop()),
     lambda: after(deque('ab'), lambda d: d.popleft()), lambda: deque().pop(),
     lambda: deque().popleft(), lambda: after(deque('ab'), lambda d: d.extend('cd')),
     lambda: after(deque('ab'), lambda d: d.extendleft('cd')),
     lambda: after(deque('abcd'), lambda d: d.rotate(1)),
     lambda: after(deque('abcd'), lambda d: d.rotate(-2)),
     lambda: after(deque('abca'), lambda d: d.remove('a')), lambda: deque().remove(1),
     lambda: deque('abc').index('c'), lambda: deque('abc').index('z'),
     lambda: deque('aab').count('a'), lambda: after(deque('ab'), lambda d: d.insert(1, 'x')),
     lambda: deque('ab', 2).insert(0, 'x'), lambda: after(deque('ab'), lambda d: d.reverse()),
     lambda: after(deque('ab'), lambda d: d.clear()), lambda: deque('ab').copy(),
     lambda: deque('ab', 3).maxlen, lambda: deque('ab')[0], lambda: deque('ab')[5],
     lambda: deque('ab')[0:1], lambda: deque('ab') + deque('c'), lambda: deque('ab') + [1],
     lambda: deque('ab') * 2, lambda: deque('ab') == deque('ab'), lambda: deque('a') < deque('b'),
     lambda: deque('a') == ['a'], lambda: 'a' in deque('a'), lambda: list(reversed(deque('ab'))),
     lambda: after(deque('ab', 2), lambda d: d.append('c')), lambda: hash(deque()),
     lambda: deque('ab')['x'], lambda: after(deque('abc'), lambda d: d.__delitem__(1)),
     lambda: deque.__doc__ is not None, lambda: sorted(deque('ba')), lambda: sum(deque([1, 2])),
     lambda: deque(range(3)).rotate('a'))
show('ChainMap', lambda: ChainMap({'a': 1}, {'a': 2, 'b': 3}),
     lambda: ChainMap({'a': 1}, {'b': 3})['b'], lambda: ChainMap({})['x'],
          lambda: ChainMap().maps,
     lambda: ChainMap({'a': 1}).new_child({'b': 2}), lambda: ChainMap({'a': 1}, {'b': 2}).parents,
     lambda: after(ChainMap({'a': 1}, {'b': 2}), lambda c: c.update(b=5)),
     lambda: ChainMap({'a': 1}, {'b': 2}).pop('b'), lambda: ChainMap({'a': 1}).popitem(),
     lambda: ChainMap().popitem(), lambda: list(ChainMap({'a': 1}, {'b': 2})),
     lambda: len(ChainMap({'a': 1}, {'a': 2})), lambda: 'b' in ChainMap({'a': 1}, {'b': 2}),
     lambda: dict(ChainMap({'a': 1}, {'a': 2, 'b': 3})), lambda: ChainMap({'a': 1}).get('z', 0),
     lambda: ChainMap({'a': 1}) | {'b': 1}, lambda: ChainMap({'a': 1}) == {'a': 1},
     lambda: ChainMap({'a': 1}).copy(), lambda: bool(ChainMap()),
     lambda: after(ChainMap({'a': 1}, {'b': 2}), lambda c: c.__delitem__('b')))
class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
class Sorted(UserList):
    def append(self, item):
        super().append(item)
        self.data.sort()
show('User classes', lambda: Upper(a=1), lambda: after(Upper(), lambda d: d.update(b=2)),
     lambda: Upper({'x': 1}).data, lambda: Upper(a=1)['a'], lambda: Upper(a=1) | {'c': 1},
     lambda: after(Sorted([3, 1]), lambda x: x.append(2)), lambda: Sorted([1]) + [2],
     lambda: Sorted([1]) * 2, lambda: Sorted([3, 1])[0:1], lambda: UserList('ab').index('b'),
     lambda: UserString('abc').upper(), lambda: UserString('abc') + 'd',
     lambda: UserString('5') == '5', lambda: UserString('abc')[1], lambda: len(UserString('abc')),
     lambda: Upper(a=1).pop('A'), lambda: Upper.fromkeys('ab'))
Point = namedtuple('Point', 'x y', defaults=[0])
class Better(Point):
    def norm(self):
        return self.x + self.y
show('namedtuple', lambda: Point(1), lambda: Point(1, 2).x, lambda: Point(y=1, x=2),
     lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Point(1)._replace(x=5),
     lambda: Point(1)._replace(q=5), lambda: Point(1)._asdict(), lambda: Point._fields,
     lambda: Point._field_defaults, lambda: Point._make([1, 2]), lambda: Point._make([1]),
     lambda: Point(1) == (1, 0), lambda: Point(1, 2) < Point(1, 3), lambda: Point(1) + (5,),
     lambda: tuple(Point(1)), lambda: Better(1, 2).norm(), lambda: Better(1, 2),
     lambda: namedtuple('A', 'a a'), lambda: namedtuple('A', 'class'),
     lambda: namedtuple('A', '_x'), lambda: namedtuple('A', 'a class', rename=True)._fields,
     lambda: namedtuple('1', 'a'), lambda: namedtuple('A', ['a', 'b'])(1, 2),
     lambda: namedtuple('A', 'a,b')._fields, lambda: Point.__doc__,
     lambda: Point(1).__class__.__name__, lambda: setattr(Point(1), 'x', 2),
     lambda: [*Point(1, 2)], lambda: Point.x.__doc__, lambda: hash(Point(1, 2)) == hash((1, 2)),
     lambda: Point(1)[5], lambda: Point(1).z, lambda: namedtuple('A', 'a', defaults=[1, 2]))
first_four = lambda iterable: list(islice(iterable, 4))
show('itertools', lambda: first_four(count()), lambda: first_four(count(5, -2)),
     lambda: first_four(count(1.5, .5)), lambda: count(3), lambda: count(1, 2),
          lambda: count('a'),
     lambda: first_four(cycle('ab')), lambda: list(cycle([])), lambda: list(repeat(1, 3)),
     lambda: repeat(1, 3), lambda: repeat(5), lambda: list(repeat(1, -1)),
     lambda: list(accumulate([1, 2, 3])), lambda: list(accumulate([1, 2, 3], operator.mul)),
     lambda: list(accumulate([1, 2], initial=10)), lambda: list(accumulate([])),
     lambda: list(accumulate([1, 'a'])), lambda: list(chain('ab', [1])),
     lambda: list(chain.from_iterable(['ab', 'c'])), lambda: list(chain(5)),
     lambda: list(chain.from_iterable(5)), lambda: list(compress('abcd', [1, 0, 1])),
     lambda: list(dropwhile(lambda x: x < 3, [1, 3, 2])),
     lambda: list(takewhile(lambda x: x < 3, [1, 3, 2])),
     lambda: list(filterfalse(None, [0, 1, ''])),
     lambda: [(k, list(g)) for k, g in groupby('aabba')],
     lambda: [(k, list(g)) for k, g in groupby([1, 3, 2], key=lambda x: x % 2)],
     lambda: [k for k, g in groupby([])], lambda: list(islice('abcdef', 2)),
     lambda: list(islice('abcdef', 1, 5, 2)), lambda: list(islice('abc', None)),
     lambda: islice('abc', -1), lambda: islice('a'), lambda: list(islice('abc', 0, None, 2)),
     lambda: islice('abc', 1, 2, 0), lambda: list(pairwise('abc')), lambda: list(pairwise('a')),
     lambda: list(permutations('abc', 2)), lambda: len(list(permutations(range(4)))),
     lambda: list(permutations('ab', 3)), lambda: permutations('ab', -1),
     lambda: list(combinations('abc', 2)), lambda: list(combinations('ab', 3)),
     lambda: list(combinations_with_replacement('ab', 2)), lambda: list(product('ab', [1, 2])),
     lambda: list(product('ab', repeat=2)), lambda: list(product()),
     lambda: list(product('ab', [])), lambda: product(5),
     lambda: list(starmap(pow, [(2, 3), (3, 2)])), lambda: list(starmap(pow, [5])),
     lambda: [list(t) for t in tee('ab')], lambda: len(tee('ab', 3)), lambda: tee('a', -1),
     lambda: list(zip_longest('ab', [1])), lambda: list(zip_longest('ab', [1], fillvalue='-')),
     lambda: list(zip_longest()), lambda: zip_longest('a', x=1), lambda: type(chain()).__name__,
     lambda: next(chain()), lambda: iter(count(1)).__next__(), lambda: sum(islice(count(1), 100)),
     lambda: list(zip(count(), 'ab')), lambda: list(map(lambda x, y: x + y, [1, 2], cycle([10]))),
     lambda: str(type(groupby('a'))), lambda: list(chain.from_iterable([[1], [2, [3]]])))
show('reduce and partial', lambda: reduce(operator.add, [1, 2, 3]),
     lambda: reduce(operator.add, []), lambda: reduce(operator.add, [], 5),
     lambda: reduce(lambda a, b: a * b, range(1, 6)), lambda: reduce(5, [1, 2]),
     lambda: reduce(operator.add, 5), lambda: partial(pow, 2)(5),
     lambda: partial(int, base=2)('101'), lambda: partial(5),
     lambda: partial(pow, 2).args, lambda: partial(int, base=2).keywords,
     lambda: partial(pow, 2).func is pow, lambda: partial(partial(pow, 2), 3)(),
     lambda: partial(print, sep='-').keywords, lambda: repr(partial(int, base=2)),
     lambda: partial(lambda a, b: (a, b), b=1)(2), lambda: partial(lambda a: a)(1, 2),
     lambda: sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)),
     lambda: cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2),
     lambda: WRAPPER_ASSIGNMENTS, lambda: WRAPPER_UPDATES)
class Cell:
    def __init__(self):
        self.alive = False
    def set_state(self, state):
        self.alive = state
    set_alive = partialmethod(set_state, True)
    @cached_property
    def area(self):
        print('computing')
        return 42
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError('no')
    @neg.register
    def _(self, arg: int):
        return -arg
    @neg.register(str)
    def _(self, arg):
        return arg[::-1]
cell = Cell()
show('methods', lambda: cell.set_alive(), lambda: cell.alive, lambda: cell.area,
     lambda: cell.area,
     lambda: vars(cell), lambda: cell.neg(5), lambda: cell.neg('ab'), lambda: cell.neg([]),
     lambda: after(cell, lambda c: delattr(c, 'area'))[0], lambda: cell.area)
@lru_cache(maxsize=2)
def square(x):
    return x * x
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
@lru_cache
def plain(x, y=1):
    return x, y
show('caches',
     lambda: [square(n) for n in (1, 2, 1, 3, 2)], square.cache_info, square.cache_clear, square.cache_info, square.cache_parameters,
     lambda: fib(50), fib.cache_info, lambda: square([]),
     lambda: plain(1) == plain(1, 1), plain.cache_info, lambda: square.__wrapped__(5),
     lambda: square.__name__, lambda: plain(x=1), plain.cache_info,
          lambda: lru_cache(maxsize='a'),
     lambda: lru_cache(maxsize=0)(abs)(-1), lambda: lru_cache(typed=True)(abs).cache_parameters())
@singledispatch
def describe(x):
    return 'something'
@describe.register
def _(x: int):
    return 'int'
@describe.register(list)
@describe.register(tuple)
def _(x):
    return 'sequence'
@total_ordering
class Version:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
def shout(function):
    @wraps(function)
    def wrapper(*args):
        """wrapper doc"""
        return function(*args).upper()
    return wrapper
@shout
def greet(name):
    """Says hello."""
    return f'hello {name}'
def bad_ordering():
    @total_ordering
    class Nothing:
        pass
show('decorators', lambda: describe(1), lambda: describe(True), lambda: describe([]),
     lambda: describe('a'), lambda: describe(), lambda: describe.dispatch(int).__name__,
     lambda: sorted(describe.registry, key=str), lambda: Version(1) <= Version(2),
     lambda: Version(1) >= Version(2), lambda: Version(3) > Version(2),
     lambda: max(Version(1), Version(2)).n, lambda: greet('x'), lambda: greet.__name__,
     lambda: greet.__doc__, lambda: greet.__wrapped__('y'),
     lambda: update_wrapper(lambda: 0, greet).__name__, bad_ordering,
     lambda: describe.register('a'))
