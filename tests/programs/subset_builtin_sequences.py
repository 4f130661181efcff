# Every method of list, tuple and range, and what slices, sorting and indices say.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


def after(make, change):
    """The result of the change and the thing it was done to."""
    thing = make()
    return change(thing), thing

show('list methods', lambda: after(lambda: [1], lambda x: x.append(2)),
     lambda: after(lambda: [1], lambda x: x.append()),
     lambda: after(lambda: [1], lambda x: x.append(1, 2)),
     lambda: after(lambda: [1], lambda x: x.extend('ab')),
     lambda: after(lambda: [1], lambda x: x.extend(x)), lambda: [1].extend(5),
     lambda: after(lambda: [1, 2], lambda x: x.insert(1, 'a')),
          lambda: after(lambda: [1, 2], lambda x: x.insert(-9, 'a')),
          lambda: after(lambda: [1, 2], lambda x: x.insert(99, 'a')), lambda: [].insert('a', 1),
          lambda: [].insert(1), lambda: after(lambda: [1, 2, 1], lambda x: x.remove(1)),
          lambda: [1].remove(2), lambda: after(lambda: [1, 2], lambda x: x.pop()),
          lambda: after(lambda: [1, 2], lambda x: x.pop(0)), lambda: [].pop(), lambda: [1].pop(5),
          lambda: [1].pop('a'), lambda: [1].pop(-2),
          lambda: after(lambda: [1, 2], lambda x: x.clear()), lambda: [1, 2].index(2),
          lambda: [1, 2].index(3), lambda: [1, 2, 1].index(1, 1),
          lambda: [1, 2, 1].index(1, -1, 9), lambda: [1].index(1, 'a'),
          lambda: [1, 1.0, True].count(1), lambda: [].count(),
          lambda: after(lambda: [1, 2], lambda x: x.reverse()), lambda: [1, [2]].copy(),
          lambda: [1].copy(1), lambda: after(lambda: [3, 1, 2], lambda x: x.sort()),
          lambda: after(lambda: [3, 1, 2], lambda x: x.sort(reverse=True)),
          lambda: after(lambda: ['bb', 'a'], lambda x: x.sort(key=len)), lambda: [1, 'a'].sort(),
          lambda: [3, 1].sort(lambda v: v), lambda: [None, 1].sort(), lambda: [1].sort(key=5),
          lambda: [1, 2].sort(reverse='x'), lambda: [[1], ['a']].sort(), lambda: [1j, 2j].sort(),
          lambda: [{}, {}].sort(), lambda: [1].sort(foo=1))
show('list operators', lambda: [1] + [2], lambda: [1] + (2,), lambda: [1] + 'a', lambda: [0] * 3,
     lambda: 2 * [1, 2], lambda: [1] * -1, lambda: [1] * 'a', lambda: [1] * 1.0,
     lambda: [1, 2] < [1, 3], lambda: [1, 2] < [1, 'a'], lambda: [1] < (1,),
     lambda: [1, 2] == [1, 2.0], lambda: [1] == (1,), lambda: 1 in [1, 2], lambda: [1, 2, 3][1],
     lambda: [1][1], lambda: [1][-2], lambda: [1]['a'], lambda: [1][None],
          lambda: [1, 2, 3][::-1],
     lambda: [1, 2, 3][5:], lambda: [1, 2, 3][-2:], lambda: [1, 2, 3][::0],
     lambda: [1, 2, 3][1:'a'], lambda: len([1]), lambda: hash([1]), lambda: {[1]: 2},
     lambda: [1].x, lambda: [1](2), lambda: [1] - [1], lambda: -[1], lambda: int([1]),
     lambda: list(5), lambda: list(), lambda: list('ab'), lambda: list({'a': 1}),
     lambda: list(1, 2), lambda: list(range(3)), lambda: list(None), lambda: [*range(3), *'ab'],
     lambda: [1, 2, 3].__getitem__(slice(0, 2)), lambda: [1].__contains__(1),
     lambda: [1].__len__(), lambda: [1].__add__([2]), lambda: [1].__iadd__((2,)),
     lambda: [1].__mul__(2), lambda: [1].__eq__(2), lambda: [1, 2].__reversed__().__next__(),
     lambda: [1].__iter__().__next__(), lambda: list[int], lambda: max([]), lambda: min([1, 'a']),
     lambda: sum(['a']), lambda: sum([[1], [2]], []), lambda: sorted([3, 1, 2], key=lambda v: -v),
     lambda: sorted(5), lambda: sorted([1], [2]), lambda: sorted('ba', reverse=1),
     lambda: list(reversed([1, 2])), lambda: reversed(5), lambda: list(enumerate('ab', 1)),
     lambda: list(zip([1, 2], 'ab')), lambda: list(zip([1], [1, 2], strict=True)),
     lambda: list(zip([1, 2], [1], strict=True)), lambda: list(map(int, ['1', 'a'])),
     lambda: list(map(pow, [2, 3], [3, 2])), lambda: list(filter(None, [0, 1, '', 'a'])),
     lambda: any([0, 1]), lambda: all([]), lambda: max('abc', key=ord),
     lambda: max(1, 2, key=lambda v: -v), lambda: max([], default=0), lambda: max(1),
     lambda: max(), lambda: max(1, 2, default=3), lambda: min(5, 3, 4))
def assign(make, key, value):
    thing = make()
    thing[key] = value
    return thing
def drop(make, key):
    thing = make()
    del thing[key]
    return thing
five = lambda: [0, 1, 2, 3, 4]
show('list items', lambda: assign(five, 0, 'x'), lambda: assign(five, -1, 'x'),
     lambda: assign(five, 9, 'x'), lambda: assign(five, 'a', 1),
     lambda: assign(five, slice(1, 3), 'abc'), lambda: assign(five, slice(1, 1), [9, 9]),
     lambda: assign(five, slice(None, None, 2), 'abc'),
     lambda: assign(five, slice(None, None, 2), 'ab'), lambda: assign(five, slice(0, 2), 5),
     lambda: assign(five, slice(None), []), lambda: assign(five, slice(3, 1), 'z'),
     lambda: assign(five, slice(None, None, -1), range(5)), lambda: drop(five, 0),
     lambda: drop(five, 7), lambda: drop(five, slice(1, 3)),
     lambda: drop(five, slice(None, None, 2)), lambda: drop(five, slice(None, None, -2)),
     lambda: drop(five, 'a'), lambda: assign(lambda: (1, 2), 0, 1),
     lambda: drop(lambda: (1, 2), 0), lambda: assign(lambda: 'ab', 0, 'x'),
     lambda: drop(lambda: 'ab', 0), lambda: assign(lambda: range(3), 0, 1),
     lambda: assign(lambda: 5, 0, 1), lambda: drop(lambda: None, 0))
show('tuple', lambda: (), lambda: (1,), lambda: tuple('ab'), lambda: tuple(5),
     lambda: (1, 2).index(2), lambda: (1, 2).index(3), lambda: (1, 1).count(1),
     lambda: (1,) + (2,), lambda: (1,) + [2], lambda: (1,) * 2, lambda: (1, 2) < (1, 3),
     lambda: (1,) < [1], lambda: (1, 2)[5], lambda: (1, 2)['a'], lambda: (1, 2, 3)[::2],
     lambda: hash((1, 2)), lambda: hash((1, [])), lambda: (1, 2).append(3),
          lambda: (1, 'a', None),
     lambda: ((1,), []), lambda: tuple([1], [2]), lambda: (1, 2) == (1, 2.0), lambda: 1 in (1, 2),
     lambda: (1, 2).__len__(), lambda: (1, 2).__add__((3,)), lambda: (1, 2).__getitem__(0),
     lambda: tuple[int, str], lambda: (1, 2).index(1, 1), lambda: (1,)(2),
          lambda: divmod(*(7, 2)),
     lambda: (lambda a, b: a)(*(1,)))
show('range', lambda: range(5), lambda: range(1, 5, 2), lambda: range(5, 0, -2),
     lambda: range(0, 1, 0), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range('a'),
     lambda: range(None), lambda: list(range(5, 0, -2)), lambda: range(5)[2],
          lambda: range(5)[-1],
     lambda: range(5)[5], lambda: range(10)[2:8:3], lambda: range(10)[::-1],
     lambda: range(5).index(3), lambda: range(5).index(9), lambda: range(5).index('a'),
     lambda: range(5).count(3), lambda: 3 in range(5), lambda: 3.0 in range(5),
     lambda: 'a' in range(5), lambda: len(range(0, 10, 3)), lambda: range(0) == range(2, 2),
     lambda: range(0, 3, 2) == range(0, 4, 2), lambda: hash(range(3)) == hash(range(0, 3, 1)),
     lambda: range(3).start, lambda: range(3).stop, lambda: range(3).step,
     lambda: range(10**20)[10**19], lambda: len(range(10**20)), lambda: list(reversed(range(3))),
     lambda: range(3) + range(3), lambda: range(3) < range(4), lambda: bool(range(0)),
     lambda: sum(range(101)), lambda: range(2)['a'], lambda: range(3).x, lambda: range(True),
     lambda: min(range(3, 9)), lambda: max(range(0)), lambda: slice(1, 2, 3),
     lambda: slice(5).indices(3), lambda: slice(None, None, -1).indices(4),
     lambda: slice(1) == slice(None, 1), lambda: slice(1).start, lambda: hash(slice(1)),
     lambda: slice())
first, *rest = range(5)
*most, last = 'abc'
print(first, rest, most, last)
for text in ('a, b = 1,', 'a, b = 1, 2, 3', '*a, b = []', 'a, b = 5', 'a, b = None', 'a, = "xy"'):
    pass
def unpack_two(value):
    a, b = value
    return a, b
def unpack_star(value):
    a, *b, c = value
    return a, b, c
show('unpacking', lambda: unpack_two((1,)), lambda: unpack_two('abc'), lambda: unpack_two(5),
     lambda: unpack_two({1: 2, 3: 4}), lambda: unpack_two(iter([1, 2, 3])),
          lambda: unpack_two([]),
     lambda: unpack_star([1]), lambda: unpack_star([1, 2]), lambda: unpack_star(range(5)),
     lambda: unpack_star(None), lambda: unpack_two(x for x in range(3)))
