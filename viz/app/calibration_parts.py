# What `lockstep calibrate` runs, in three files: this one, calibration_programs.py and
# calibration_measure.py, and between them the functions of calibration_lines.txt.
import asyncio, functools, heapq, itertools, math, sys, time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from enum import Enum

def nothing():
    pass

def part_loop():
    for _ in range(200000):
        pass

def part_while():
    n = 0
    while n < 100000:
        n += 1

def part_arithmetic():
    a = b = 1
    for i in range(40000):
        a = i + b
        b = a - i * 3
        b = b & 1023 | i ^ a
        a = -b + (i << 1)

def part_division():
    a = 0
    for i in range(40000):
        a = (i * 5 + a) % 977
        b = i // 3
        a += b % 2

def part_floats():
    x, y = 0.5, 0.25
    for i in range(40000):
        x = x * y + 0.5
        y = y / 1.5 + x - 0.125
        if x > 1.0:
            x = x - 1.0

def part_branches():
    n = 0
    for i in range(50000):
        k = i * 7 & 15
        if k == 3:
            n += 1
        elif k < 8:
            n += 2
        elif k != 12 and i > 5:
            n -= 1
        else:
            continue

def add(a, b):
    return a + b

def part_calls():
    n = 0
    for i in range(30000):
        nothing()
        n = add(i, n)

def tree(depth):
    if depth == 0:
        return 1
    return tree(depth - 1) + tree(depth - 1) + 1

def part_recursion():
    tree(13)

def optional(a, b=2, *rest, c=3, **more):
    return a + b + c

def part_calls_with_names():
    n = 0
    for i in range(6000):
        n += optional(i)
        n += optional(i, 1, c=2)
        n += optional(i, 1, 2, 3, d=4)

class Thing:
    kind = 1

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def get(self):
        return self.a

    def change(self, by):
        self.a += by
        self.b = self.a - by
        return self

    @property
    def twice(self):
        return self.a * 2

    def __eq__(self, other):
        return self.a == other.a

    def __add__(self, other):
        return Thing(self.a + other.a, self.b)

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i

    def __lt__(self, other):
        return self.a < other.a

    def __hash__(self):
        return self.a

def part_attributes():
    t = Thing(1, 2)
    n = 0
    for i in range(40000):
        n = t.a + t.b + n
        t.b = i
        t.a = t.b

def part_methods():
    t = Thing(1, 2)
    for i in range(20000):
        t.get()
        t.change(i)

def part_instances():
    for i in range(15000):
        Thing(i, 2)

class Derived(Thing):
    def __init__(self, a):
        super().__init__(a, 1)

    def get(self):
        return super().get() + self.kind

def part_inheritance():
    n = 0
    for i in range(5000):
        n += Derived(i).get()

def part_special_methods():
    a, b = Thing(1, 2), Thing(3, 4)
    n = 0
    for i in range(4000):
        n += (a == b) + len(a) + a[i] + a.twice
        c = a + b
        n += b < c

def part_lists():
    a = []
    for i in range(30000):
        a.append(i)
    n = 0
    for x in a:
        n += x
    for i in range(len(a)):
        a[i] = a[i] + 1
        n += a[-1]
    while a:
        n += a.pop()

def part_list_copies():
    a = list(range(200))
    n = 0
    for i in range(2000):
        b = a[10:60]
        c = b + [1, 2]
        n += len(c) + len(list(b)) + len(a[:])
        b.reverse()
        n += 150 in a
        n += b.index(20)

def part_list_changes():
    a = list(range(50))
    for i in range(8000):
        a.insert(3, i)
        a.pop(0)
        a.append(i)
        del a[7]
        a[0], a[1] = a[1], a[0]

def part_tuples():
    n = 0
    p = (1, 2)
    for i in range(30000):
        p = (i, n)
        a, b = p
        n = p[0] + b
        x, y, z = a, b, n

def part_tables():
    rows = [[0] * 40 for _ in range(40)]
    for r in range(40):
        for c in range(40):
            rows[r][c] = r * c
    n = 0
    for _ in range(12):
        for r in range(1, 39):
            row = rows[r]
            for c in range(1, 39):
                n += row[c] + rows[r - 1][c]

def part_dicts():
    d = {}
    for i in range(15000):
        d[i % 700] = i
    n = 0
    for i in range(15000):
        n += d[i % 700]
        if i in d:
            n += d.get(i, 0)

def part_str_dicts():
    names = ["alpha", "beta", "gamma", "delta", "omega"] * 2000
    d = {}
    for name in names:
        if name in d:
            d[name] += 1
        else:
            d[name] = 1
    for name in names:
        d[name] = d.get(name, 0) + 1

def part_dict_walks():
    d = {i: str(i) for i in range(500)}
    n = 0
    for _ in range(20):
        for k, v in d.items():
            n += k
        for k in d:
            n += k
        for v in d.values():
            n += 1
        e = dict(d)

def part_small_dicts():
    n = 0
    for i in range(8000):
        d = {"a": i, "b": 2, "c": 3}
        d["d"] = 4
        n += d["a"] + len(d)

def part_growing_dicts():
    d = {}
    for i in range(20000):
        d[i] = i
    s = set()
    for i in range(20000):
        s.add(i * 3)

def part_sets():
    s = set()
    n = 0
    for i in range(20000):
        if i % 300 in s:
            n += 1
        s.add(i % 300)
        s.discard(i % 7)
    for x in s:
        n += x

def part_set_algebra():
    a, b = set(range(300)), set(range(100, 400))
    for _ in range(150):
        c = a & b
        c = a | b
        c = a - b
        c = a ^ b
        c.update(a)

def part_comprehensions():
    for _ in range(10):
        a = [x * 2 for x in range(2000)]
        b = [x for x in a if x % 3 == 0]
        c = {x: x + 1 for x in b}
        d = {x & 63 for x in a}

def part_sums():
    a = list(range(1000))
    t = tuple(a)
    for _ in range(30):
        sum(a)
        max(a)
        min(t)
        sum(range(500))
        list(range(500))
        len(tuple(a))

def part_tools():
    a = list(range(400))
    b = a[::-1]
    n = 0
    for _ in range(20):
        for i, x in enumerate(a):
            n += x
        for x, y in zip(a, b):
            n += y
        for x in map(abs, a):
            n += x
        for x in reversed(a):
            n += x
        list(zip(a, b))
        dict(zip(a, b))

def part_small_builtins():
    n = 0
    a = [3, 1, 2]
    for i in range(8000):
        n += abs(-i) + max(i, 3) + min(2, i) + len(a)
        n += isinstance(i, int) + ord("a")
        n += int("12") + round(2.6)

def part_generators():
    def count(n):
        for i in range(n):
            yield i
    n = 0
    for x in count(20000):
        n += x

def part_generator_sums():
    a = list(range(10000))
    sum(x * 2 for x in a)
    any(x < 0 for x in a)
    max(x for x in a if x & 1)

def part_generator_chain():
    def inner(n):
        for i in range(n):
            yield i
    def outer(n):
        yield from inner(n)
        for x in inner(n):
            if x & 1:
                yield x
    n = 0
    for x in outer(6000):
        n += x

def part_key_functions():
    a = [i * 7919 % 3001 for i in range(3000)]
    a.sort(key=lambda x: -x)
    max(a, key=lambda x: x % 10)
    list(map(lambda x: x + 1, a))
    list(filter(lambda x: x & 1, a))

def part_sorting():
    a = [i * 7919 % 5003 for i in range(5000)]
    sorted(a)
    sorted([str(x) for x in a])
    sorted([(x % 10, x) for x in a[:1500]])
    sorted([x / 3 for x in a])

def part_strings():
    s = "some words of a line"
    n = 0
    for i in range(5000):
        n += len(s.upper()) + len(s.strip())
        n += s.find("line") + s.count("o")
        n += s.startswith("some") + s.isalpha()
        t = s.replace("o", "0")
        n += len(s.split()) + len(s.split(","))

def part_string_building():
    s = ""
    for i in range(15000):
        s += "x"
    t = ""
    for i in range(3000):
        t = t + "ab" + "c"
    parts = []
    for i in range(10000):
        parts.append("piece")
    ", ".join(parts)

def part_characters():
    s = "hello, world and all that" * 40
    n = 0
    for _ in range(12):
        for c in s:
            if c == "l":
                n += 1
            elif c in "aeiou":
                n += 2
        for i in range(len(s)):
            n += s[i] < "m"
    s[::-1]

def part_slices_of_strings():
    s = "the quick brown fox"
    n = 0
    for i in range(10000):
        n += s[2:9] == "e quick"
        n += len(s[i % 5:])
        n += s == "the quick brown fix"

def part_format():
    n = 0
    for i in range(4000):
        n += len(f"{i} and {n}")
        n += len("%d: %s" % (i, "x"))
        n += len(str(i)) + len(repr("ab"))

def part_format_floats():
    n = 0
    for i in range(2500):
        n += len(f"{i / 3:.2f}{i:>8}")
        n += len("{} {:5}".format(i, n))
        n += len("%5.1f" % (i / 7)) + len(str(i / 4))

def part_large_integers():
    a = 3 ** 200
    n = 1
    for i in range(2000):
        n = n * 3 + i
        b = a * a % 1000000007
        c = a // 7 + a - i
    for i in range(1000):
        n += i

def part_very_large_integers():
    f = 1
    for i in range(1, 400):
        f *= i
    n = len(str(f))
    a = f * f
    for i in range(100):
        a = f * f
        b = a + f

def part_powers():
    n = 0
    x = 0.0
    for i in range(10000):
        n += i ** 2 + 2 ** (i & 15)
        x += i ** 0.5 + x / 2

def part_exceptions():
    n = 0
    d = {}
    for i in range(3000):
        try:
            d[i]
        except KeyError:
            n += 1
        try:
            raise ValueError("x")
        except (TypeError, ValueError) as e:
            n += 1
        finally:
            n += 1

def fails():
    raise ValueError

def part_deep_exceptions():
    n = 0
    for i in range(3000):
        try:
            fails()
        except ValueError:
            n += 1

class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *error):
        return False

def part_with():
    m = Manager()
    for i in range(6000):
        with m:
            pass
        try:
            pass
        finally:
            pass

def part_closures():
    total = 0
    def inc(by):
        nonlocal total
        total += by
    for i in range(20000):
        inc(i)
    for i in range(8000):
        f = lambda x: x + i
        f(2)

GLOBAL = 1

def part_globals():
    global GLOBAL
    for i in range(40000):
        GLOBAL = GLOBAL + i & 255

def part_match():
    n = 0
    for i in range(10000):
        match (i & 3, i):
            case (0, x):
                n += x
            case (1, _):
                n += 1
            case _:
                n -= 1

async def give(x):
    return x

async def ask(n):
    total = 0
    for i in range(n):
        total += await give(i)

def part_await():
    asyncio.run(ask(15000))

async def turn(n):
    for i in range(n):
        await asyncio.sleep(0)

async def turns():
    await asyncio.gather(*[turn(800) for _ in range(8)])

def part_tasks():
    asyncio.run(turns())

class Empty:
    pass
def named(a, b=2):
    return a
# Branches that a processor cannot foresee, and longer ways through the code.
def part_unforeseen():
    n = 12345
    a = b = c = 0
    for i in range(15000):
        n = (n * 1103515 + 12345) & 0xFFFFFF
        if n & 1024:
            a += 1
        if n & 4096 == 0:
            b += a
        elif n % 5 < 2:
            c -= b
        else:
            c = i - a

def part_unforeseen_while():
    n = 1
    total = 0
    for i in range(1500):
        n = (n * 1103515 + 12345) & 0xFFFFFF
        left = n >> 19
        while left > 0:
            if left % 3 == 0:
                left -= 2
            else:
                left //= 2
            total += 1

def part_unforeseen_lists():
    n = 7
    a = [i * 7919 % 1009 for i in range(1009)]
    swaps = 0
    for i in range(12000):
        n = (n * 1103515 + 12345) & 0xFFFFFF
        p = n % 1008
        q = n >> 4 & 511
        if a[p] < a[q]:
            a[p], a[q] = a[q], a[p]
            swaps += 1
        elif a[p] == a[p + 1]:
            a[q] = i

def part_unforeseen_members():
    n = 7
    a, b, c = set(), set(), {}
    total = 0
    for i in range(6000):
        n = (n * 1103515 + 12345) & 0xFFFFFF
        p = (n >> 8) % 24
        if p in a or p - 9 in b or p in c:
            if p in a:
                a.remove(p)
            b.discard(p - 9)
            c.pop(p, None)
            continue
        a.add(p)
        if n & 512:
            b.add(p - 9)
        else:
            c[p] = i
        total += 1

def part_unforeseen_calls():
    n = 7
    total = 0
    for i in range(6000):
        n = (n * 1103515 + 12345) & 0xFFFFFF
        if n & 1024:
            total = add(total, i)
        elif n & 2048:
            nothing()
        else:
            total += weigh(n & 3, i)

def weigh(kind, n):
    if kind == 0:
        return n
    if kind == 1 or n < 10:
        return -n
    return abs(n) if kind == 2 else 0

def part_long_lists():
    a = [0] * 60000
    for step in (2, 3, 7, 11, 17):
        for i in range(step * step, 60000, step):
            a[i] = step
    sum(a)

def part_fresh_words():
    text = "one two three one four two one five some more of them " * 150
    d = {}
    for word in text.split():
        d[word] = d.get(word, 0) + 1
    for word in text.split(" "):
        if word in d:
            d[word] += 1

def part_same_words():
    word = "".join(["a", "word"])
    d = {"aword": 1, "word": 2}
    for i in range(4000):
        d[word] = i

def part_same_words_found():
    words = ["one", "two", "three", "four"]
    d = {word.upper().lower(): 1 for word in words}
    n = 0
    for _ in range(1000):
        for word in words:
            n += d[word]

def part_many_rows():
    rows = []
    for i in range(4000):
        rows.append({"key": i, "value": i & 63})
    n = 0
    for row in rows:
        if row["value"] > 20:
            n += row["key"]
    names = {row["key"]: row for row in rows}
    few = [row["value"] for row in names.values() if row["key"] & 1]

def part_sort_pairs():
    a = [(i * 7919 % 211, i * 31 % 4001) for i in range(4000)]
    a.sort()
    sorted(["w%d" % (i * 7919 % 4001) for i in range(2000)])
    sorted(a, key=lambda p: (p[1], p[0]))
    sorted(range(3000), key=lambda i: i * 7919 % 3001)

def part_spec_int():
    for i in range(4000):
        x = f"{i:4d}"

def part_spec_str():
    for i in range(4000):
        x = f"{'ab':>6}"

def part_spec_float():
    for i in range(4000):
        x = f"{i / 3:.3f}"

def part_spec_float_wide():
    for i in range(4000):
        x = f"{i / 9:8.2f}"

def part_text_of_floats():
    for i in range(3000):
        x = str(i / 7)

def part_percent_int():
    for i in range(4000):
        x = "n%d" % i

def part_percent_str():
    for i in range(4000):
        x = "%s" % "ab"

def part_percent_float():
    for i in range(3000):
        x = "%.2f" % (i / 7)

def part_mixed_text():
    rows = []
    for i in range(2500):
        rows.append("<" + str(i) + ">")
        rows.append(f"{i} {'a' if i & 1 else 'bc'}")
        rows.append("[" + ", ".join(["a", "b"]) + "]")
    "".join(rows)

def part_no_number():
    n = 0
    for word in ["1", "no", "22", ""] * 700:
        try:
            n += int(word)
        except ValueError:
            n -= 1

async def one(x):
    return x
async def two(x):
    n = await one(x)
    return n + await one(n)

async def chain():
    n = 0
    for i in range(3000):
        n += await two(i)

def part_await_chain():
    asyncio.run(chain())

def doubled(items):
    for x in items:
        yield x + x

def part_generators_of_generators():
    n = 0
    for x in doubled(doubled(range(4000))):
        n += x
    sum(x for x in doubled(range(4000)) if x & 2)
    list(doubled(x for x in range(4000)))

def part_kinds_of_values():
    n = 0
    for v in [1, "a", None, 2.5, [1], True, "bc", {}] * 500:
        if v is None:
            n += 1
        elif isinstance(v, bool):
            n += 2
        elif isinstance(v, (int, float)):
            n += 3
        elif isinstance(v, str):
            n += len(v)
        elif isinstance(v, list):
            n += v[0]

def closure():
    count = 0
    def part_closure():
        nonlocal count
        for i in range(5000):
            count = count + i
    return part_closure
part_closure = closure()


# For calibration_lines.txt.

class Kind_(Enum):
    A = 1
    B = 2

@dataclass
class Data_:
    a: int
    b: int
    def total(self):
        return self.a + self.b

@functools.lru_cache(maxsize=None)
def cached(n):
    return n

def spread(*args):
    return args

def spread_names(**names):
    return names

def passed(*args, **names):
    return named(*args, **names)

def thrown(i):
    raise ValueError("x")

class MyError(Exception):
    def __init__(self, n):
        super().__init__(f"{n} x")
        self.n = n

def throws_named(i):
    raise MyError(i)

def catches(i):
    try:
        raise ValueError
    except ValueError:
        pass

def catches_deep(i):
    try:
        thrown(i)
    except ValueError as e:
        return str(e)

def catches_named(i):
    try:
        throws_named(i)
    except KeyError:
        pass
    except MyError as e:
        return e.n

def catches_key(i):
    d = {}
    try:
        d["no"]
    except KeyError:
        return 1

def uses(m):
    with m as x:
        return 3

class Tree_:
    def __init__(self, depth):
        self.left = Tree_(depth - 1) if depth else None
        self.key = depth
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key

def print_line(i):
    return i

def part_async_runs():
    for i in range(5):
        asyncio.run(one(i))
