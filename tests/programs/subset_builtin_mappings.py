# Every method of dict, set and frozenset, and of the views of a dict.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


def after(make, change):
    thing = make()
    return change(thing), thing

ab = lambda: {'a': 1, 'b': 2}
show('dict', lambda: dict(), lambda: dict(a=1), lambda: dict([('a', 1), ['b', 2]]),
     lambda: dict({'a': 1}, b=2), lambda: dict([1]), lambda: dict([(1)]), lambda: dict(['abc']),
     lambda: dict(['ab']), lambda: dict(5), lambda: dict(1, 2), lambda: dict(zip('ab', range(2))),
     lambda: dict.fromkeys('ab'), lambda: dict.fromkeys('ab', 0), lambda: dict.fromkeys(5),
     lambda: dict(None),
     lambda: ab().get('a'), lambda: ab().get('x'), lambda: ab().get('x', 0), lambda: ab().get(),
          lambda: ab().get([]), lambda: ab().get('a', 1, 2), lambda: ab()['x'], lambda: ab()[[]],
          lambda: ab()[1], lambda: after(ab, lambda d: d.pop('a')), lambda: ab().pop('x'),
          lambda: ab().pop('x', None), lambda: ab().pop(), lambda: ab().pop(('x', 1)),
          lambda: after(ab, lambda d: d.popitem()), lambda: {}.popitem(),
          lambda: after(ab, lambda d: d.setdefault('a', 9)),
          lambda: after(ab, lambda d: d.setdefault('c', [])),
          lambda: after(ab, lambda d: d.setdefault('c')),
          lambda: after(ab, lambda d: d.update({'b': 3}, c=4)),
          lambda: after(ab, lambda d: d.update([('z', 1)])), lambda: ab().update(5),
          lambda: ab().update([5]), lambda: ab().update(1, 2),
          lambda: after(ab, lambda d: d.update()), lambda: after(ab, lambda d: d.clear()),
          lambda: ab().copy(), lambda: ab().keys(), lambda: ab().values(), lambda: ab().items(),
          lambda: list(reversed(ab())), lambda: list(reversed(ab().items())),
          lambda: ab() | {'c': 3}, lambda: ab() | [('c', 3)],
          lambda: after(ab, lambda d: d.__ior__([('c', 3)])), lambda: ab() == {'b': 2, 'a': 1},
          lambda: ab() < ab(), lambda: ab() + ab(), lambda: hash({}), lambda: 'a' in ab(),
          lambda: [] in ab(), lambda: len(ab()), lambda: ab().x, lambda: ab().has_key('a'),
          lambda: {**ab(), 'c': 3}, lambda: {**5}, lambda: dict(**ab(), a=3),
          lambda: (lambda **k: k)(**{1: 2}), lambda: ab().__getitem__('a'),
          lambda: ab().__contains__('a'), lambda: ab().__len__(), lambda: ab().__or__({}),
          lambda: ab().__eq__(1), lambda: ab().__iter__().__next__(), lambda: dict[str, int],
          lambda: {1: 'a', True: 'b'}, lambda: sorted(ab()), lambda: max(ab(), key=ab().get),
          lambda: sorted(ab().items(), key=lambda kv: -kv[1]), lambda: {k: v for k, v in [1, 2]},
          lambda: {v: k for k, v in ab().items()}, lambda: str({'a': {'b': [1]}}),
          lambda: {}['a']['b'], lambda: None['a'], lambda: dict(a=1).a)
view = ab()
keys, values, items = view.keys(), view.values(), view.items()
view['c'] = 3
show('views', lambda: keys, lambda: values, lambda: items, lambda: len(keys), lambda: 'c' in keys,
     lambda: 3 in values, lambda: ('c', 3) in items, lambda: ('c', 4) in items,
     lambda: sorted(keys & {'a', 'x'}), lambda: sorted(keys | {'x'}),
          lambda: sorted(keys - {'a'}),
     lambda: sorted(keys ^ {'a', 'x'}), lambda: keys & 'ab' == {'a', 'b'}, lambda: keys & 5,
     lambda: sorted(items & {('a', 1)}), lambda: keys == {'a', 'b', 'c'},
          lambda: values == values,
     lambda: keys <= {'a', 'b', 'c', 'd'}, lambda: keys < keys, lambda: keys.isdisjoint('xyz'),
     lambda: items.isdisjoint([]), lambda: keys[0], lambda: values[0], 
     lambda: iter(keys).__next__(), lambda: hash(keys), lambda: values & {1},
     lambda: next(iter(items)), lambda: next(keys), lambda: sorted({'a'} | keys),
     lambda: sorted({'a', 'q'} - keys), lambda: ['a'] + keys, lambda: keys.__len__(),
     )
one = lambda: {1, 2, 3}
for kind in (set, frozenset):
    show(kind.__name__, lambda: kind(), lambda: kind([1, 1, 2]), lambda: kind('a'),
         lambda: kind(5), lambda: kind([[]]), lambda: kind(1, 2), lambda: kind([1]) | {2},
         lambda: kind([1]) | [2], lambda: kind([1, 2]) & {2, 3}, lambda: kind([1, 2]) - {2},
         lambda: kind([1, 2]) ^ {2, 3}, lambda: kind([1]) + kind([2]),
         lambda: kind([1]).union([2], (3)), lambda: kind([1]).union(5),
         lambda: kind([1, 2]).intersection([2], [2, 3]), lambda: kind([1, 2]).intersection(),
         lambda: kind([1, 2]).difference([1]), lambda: kind([1]).symmetric_difference([1, 2]),
         lambda: kind([1]).symmetric_difference(), lambda: kind([1]).issubset([1, 2]),
         lambda: kind([1]).issuperset([]), lambda: kind([1]).isdisjoint([2]),
         lambda: kind([1]).isdisjoint(5), lambda: kind([1]) <= {1}, lambda: kind([1]) < {1},
         lambda: kind([1]) <= [1], lambda: kind([1]) == frozenset([1]), lambda: kind([1]) == [1],
         lambda: 1 in kind([1]), lambda: [] in kind([1]), lambda: len(kind('aa')),
         lambda: kind([1]).copy(), lambda: hash(kind([1])) == hash(frozenset([1])),
         lambda: kind([1])[0], lambda: sorted(kind('hello')), lambda: kind([1]).x,
         lambda: kind([3, 1, 2]), lambda: kind([100, 5, 33, 1]), lambda: kind(range(12, 0, -1)),
         lambda: kind([1]).__contains__(1), lambda: kind([1]).__or__([1]),
         lambda: kind([1]).__and__({1}),
         lambda: str(kind([kind and 1])), lambda: kind[int], lambda: kind([frozenset([1])]),
         lambda: {1} in kind([frozenset([1])]), lambda: bool(kind()))
show('set alone', lambda: after(one, lambda s: s.add(4)), lambda: after(one, lambda s: s.add(1)),
     lambda: one().add([]), lambda: one().add(), lambda: after(one, lambda s: s.remove(2)),
     lambda: one().remove(9), lambda: one().remove([]), lambda: one().remove('k'),
     lambda: after(one, lambda s: s.discard(9)), lambda: one().discard([]),
     lambda: after(one, lambda s: s.pop()), lambda: set().pop(),
     lambda: after(one, lambda s: s.clear()), lambda: after(one, lambda s: s.update([7], 'a'))[0],
     lambda: one().update(5), lambda: after(one, lambda s: s.intersection_update([1, 2])),
     lambda: after(one, lambda s: s.difference_update([1], [2])),
     lambda: after(one, lambda s: s.symmetric_difference_update([1, 9])),
     lambda: after(one, lambda s: s.__ior__({5})), lambda: after(one, lambda s: s.__iand__({1})),
     lambda: after(one, lambda s: s.__isub__({1})), lambda: after(one, lambda s: s.__ixor__({1})),
     lambda: one().pop(1), lambda: hash(set()), lambda: {{1}}, lambda: set().__or__(set()),
     lambda: frozenset([1]).add(2), lambda: {*'a', *[1]} == {'a', 1}, lambda: {1, 2} > {1},
     lambda: {1} | None, lambda: min(set()), lambda: sum({1, 2}), lambda: one().__ior__([1]))
def change_while(make, change):
    thing = make()
    for key in thing:
        change(thing, key)
    return thing
show('changed in a loop', lambda: change_while(ab, lambda d, k: d.update({k + 'x': 1})),
     lambda: change_while(ab, lambda d, k: d.pop(k)),
     lambda: change_while(one, lambda s, k: s.add(k + 10)),
     lambda: change_while(one, lambda s, k: s.discard(k)),
     lambda: change_while(ab, lambda d, k: d.update({k: 5})),
     lambda: change_while(lambda: [1, 2, 3, 4], lambda x, k: x.remove(k)))
