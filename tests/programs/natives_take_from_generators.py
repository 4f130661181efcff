# What natives do with the items of a generator: most are taken where they are yielded, and nobody
# can tell. The generator looks at what the native has made so far; it fails, returns, is walked
# again, walks others in the middle, and yields what is not as simple as the items before.
import traceback


def mixed(*items):
    for item in items:
        yield item


class Odd:
    def __init__(self, name):
        self.name = name

    def __radd__(self, other):
        print('add', self.name, 'to', other)
        return other

    def __bool__(self):
        print('is', self.name, 'true?')
        return self.name == 'yes'

    def __lt__(self, other):
        print(self.name, '<', other)
        return False

    __gt__ = __lt__

    def __repr__(self):
        return 'Odd(%r)' % self.name


print(sum(mixed()), sum(mixed(1)), sum(mixed(True, 2, False, True)))
print(sum(mixed(1, 2.5, True, 3)), sum(mixed(2**47 - 1, 1, 2**62, -5)), sum(mixed(0.1, 0.2, 1)))
print(sum(mixed(1, Odd('a'), 2, Odd('b'), 3)), sum(mixed([1], [2, 3]), []), sum(mixed(-0.0)))
for items in ((1, 'a', 2), (1, None), ((1,), (2,))):
    try:
        print(sum(mixed(*items)))
    except TypeError as error:
        print(error)

print(any(mixed()), all(mixed()), any(mixed(False, False, 0, '')), all(mixed(True, 1, Odd('yes'))))
rest = mixed(False, Odd('no'), True, 'left', 'over')
print(any(rest), list(rest))
rest = mixed(True, True, Odd('no'), True, False)
print(all(rest), all(rest), list(rest))

print(max(mixed(3, 1, 4, 1, 5)), min(mixed(3, 1.0, 1, 4)), max(mixed(1, 1.0)), min(mixed(True, 1)))
print(max(mixed(2, float('nan'), 3)), min(mixed('b', 'a', 'c')), max(mixed(1, 5, 3), key=lambda n: -n))
print(max(mixed(1, Odd('m'), 2)), min(mixed(), default='none'), max(mixed(2**70, 1, 2**71)))
try:
    max(mixed(1, 'a'))
except TypeError as error:
    print(error)

print(list(mixed(1, 'a', None)), tuple(mixed(1, [2])), sorted(mixed(3, 1, 2)), set(mixed(1, 1.0)))
print(','.join(str(n) for n in range(30)), bytes(n for n in range(5)), dict((n, n) for n in range(3)))


def reads(target):
    for i in range(12):
        yield len(target)
    target.clear()
    yield 'cleared'
    yield tuple(target)


growing = [1, 2]
growing.extend(reads(growing))
print(growing)
growing += (len(growing) for _ in range(3))
print(growing, [*reads(growing)], growing)


def running():
    yield walker.gi_running, walker.gi_frame is not None
    try:
        next(walker)
    except ValueError as error:
        yield str(error)
    try:
        sum(walker)
    except ValueError as error:
        yield str(error)


walker = running()
print(list(walker), walker.gi_running, walker.gi_frame)


def nested(depth):
    if depth:
        yield sum(nested(depth - 1))
        yield sum(x for x in sorted(nested(depth - 1), key=lambda n: -n))
        yield from nested(depth - 1)
    yield 1


print(sum(nested(4)), max(nested(4)), len(list(nested(4))), any(n > 50 for n in nested(4)))


def fails(after):
    try:
        for i in range(after):
            yield i
        raise KeyError(after)
    finally:
        print('left', after)


for native in (sum, list, max, tuple, set, sorted, any, all):
    try:
        native(fails(20))
    except KeyError as error:
        print(native.__name__, error, len(traceback.extract_tb(error.__traceback__)))

try:
    sum(1 // (3 - n) for n in range(10))
except ZeroDivisionError:
    traceback.print_exc()


def handles():
    for n in range(5):
        try:
            if n % 2:
                raise ValueError(n)
            yield n
        except ValueError as error:
            yield error.args[0] * 10
            yield 1000


try:
    raise OSError('outside')
except OSError:
    print(sum(handles()), list(handles()))


def returns():
    yield 1
    sent = yield 2
    print('sent', sent)
    return 3


print(sum(returns()), list(returns()))


def outer():
    got = yield from returns()
    yield got


print(sum(outer()), tuple(outer()))
