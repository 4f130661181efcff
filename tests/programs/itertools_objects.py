# Objects of itertools: their classes, their texts, and what shares an iterator.
from itertools import chain, count, cycle, groupby, islice, repeat, tee

groups = list(groupby('aabb'))
print([(key, list(group)) for key, group in groups])  # the groups are gone by then
letters = groupby('aabbc')
key, group = next(letters)
print(key, next(group))
other, others = next(letters)
print(list(group), other, list(others), [(k, list(g)) for k, g in letters])
numbers = count(5)
next(numbers)
print(numbers, count(1.5, 0.5), repeat('x', 3), repeat(None), list(repeat('x', times=2)))
print(chain, count, cycle, groupby, type(islice([1], 1)), chain('a'), tee('a')[0], groupby('a'))
for make in (lambda: cycle(5), lambda: islice([1], 0, 1, 0), lambda: chain(x=1), lambda: repeat(),
             lambda: count(1, 2, 3), lambda: groupby()):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for number, letter in zip(numbers, 'ab'):
    print(number, letter)
print(next(numbers), list(islice(numbers, 2)))
