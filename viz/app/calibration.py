# What `lockstep calibrate` runs: for real to measure, under the model to count (calibration.h).
import asyncio, math, sys, time
from collections import deque
now = time.perf_counter_ns
def nothing():
    pass
def least(measure, tries=7):
    return min(measure() for _ in range(tries))
def loop(n=100000):
    begin = now()
    for _ in range(n):
        pass
    return (now() - begin) / n
def calls(n=50000):
    begin = now()
    for _ in range(n):
        nothing()
    return (now() - begin) / n
def thread():
    begin = now()
    t = threading.Thread(target=nothing)
    t.start()
    took = now() - begin
    t.join()
    return took
def note(value):
    value.value = now()
def fork():
    value = multiprocessing.Value('q')
    begin = now()
    p = multiprocessing.Process(target=note, args=(value,))
    p.start()
    p.join()
    return value.value - begin
def switches(n=500):
    one, other = threading.Semaphore(0), threading.Semaphore(0)
    def answer():
        for _ in range(n):
            one.acquire()
            other.release()
    t = threading.Thread(target=answer)
    t.start()
    begin = now()
    for _ in range(n):
        one.release()
        other.acquire()
    took = now() - begin
    t.join()
    return took / (2 * n)
def late():
    begin = now()
    time.sleep(0.005)
    return now() - begin - 5000000
def lateness():
    return sorted(late() for _ in range(21))[10]

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
def part_000():
    x=1
    for i in range(6000):
        pass

def part_001():
    x=1
    for i in range(6000):
        a = i

def part_002():
    x=1
    for i in range(6000):
        x = i + i

def part_003():
    x=1
    for i in range(6000):
        x = i - 1

def part_004():
    x=1
    for i in range(6000):
        x = x + i

def part_005():
    x=1
    for i in range(6000):
        x += 1

def part_006():
    x=1
    for i in range(6000):
        x = i * i

def part_007():
    x=1
    for i in range(6000):
        x = i * 3 + i

def part_008():
    x=1
    for i in range(6000):
        x = i % 7

def part_009():
    x=1
    for i in range(6000):
        x = i % 1000

def part_010():
    x=1
    for i in range(6000):
        x = x * 5 % 1009

def part_011():
    x=1
    for i in range(6000):
        x = i // 10

def part_012():
    x=3
    for i in range(6000):
        y = (i + 1) // x

def part_013():
    x=1
    for i in range(6000):
        x = i & 15

def part_014():
    x=1
    for i in range(6000):
        x = i << 2 ^ i

def part_015():
    x=1
    for i in range(6000):
        x = i / 4

def part_016():
    x=1; y=0.25
    for i in range(6000):
        x = y * y + 0.5

def part_017():
    x=0.5; y=0.25
    for i in range(6000):
        x = x * y - y

def part_018():
    x=0.5; y=0.25
    for i in range(6000):
        z = y / x

def part_019():
    x=1
    for i in range(6000):
        x = -i

def part_020():
    x=1
    for i in range(6000):
        x = not i

def part_021():
    x=1
    for i in range(6000):
        x = i < 500

def part_022():
    x=1; y=300
    for i in range(6000):
        x = i == y

def part_023():
    x=1
    for i in range(6000):
        if i < 500: x = i

def part_024():
    x=1; y=1
    for i in range(6000):
        if x < i: y = i

def part_025():
    x=1
    for i in range(6000):
        if i % 2 == 0: x = i

def part_026():
    x=1
    for i in range(6000):
        if i % 3 == 0: x = i
        else: y = i

def part_027():
    x=1
    for i in range(6000):
        if i * i % 64 < 20: x = i

def part_028():
    x=1; y=2
    for i in range(6000):
        if x is None: y = i

def part_029():
    x=1; y=2
    for i in range(6000):
        if x is not None: y = i

def part_030():
    x=1; y=2
    for i in range(6000):
        if x: y = i

def part_031():
    x=1; y=2
    for i in range(6000):
        if not x: y = i

def part_032():
    x=1; y=2
    for i in range(6000):
        if x and i: y = i

def part_033():
    x=1; y=2
    for i in range(6000):
        if x == 5 or i: y = i

def part_034():
    y=1
    for i in range(6000):
        x = i if y else 3

def part_035():
    y=0.75; x=1
    for i in range(6000):
        if y > 0.5: x = i

def part_036():
    y=1
    for i in range(6000):
        while y < i: y += 1

def part_037():
    y=1
    for i in range(6000):
        while y * y <= i * 2: y += 1

def part_038():
    y=list(range(10))
    for i in range(6000):
        x = y[3]

def part_039():
    y=list(range(10))
    for i in range(6000):
        x = y[i & 7]

def part_040():
    y=list(range(10))
    for i in range(6000):
        x = y[i & 7] + y[3]

def part_041():
    y=(1, 2, 3)
    for i in range(6000):
        x = y[2]

def part_042():
    y=list(range(10))
    for i in range(6000):
        x = y[-1]

def part_043():
    y=[[1, 2, 3], [4, 5, 6]]
    for i in range(6000):
        x = y[1][2]

def part_044():
    y=list(range(10))
    for i in range(6000):
        y[3] = i

def part_045():
    y=list(range(10))
    for i in range(6000):
        y[i & 7] = i

def part_046():
    y=list(range(10))
    for i in range(6000):
        y[2] += i

def part_047():
    y=list(range(10))
    for i in range(6000):
        y[0], y[1] = y[1], y[0]

def part_048():
    a=1; b=2
    for i in range(6000):
        a, b = b, a

def part_049():
    a=1
    for i in range(6000):
        x = (i, a)

def part_050():
    x=(1, 2)
    for i in range(6000):
        a, b = x

def part_051():
    x=(1, 2, 3)
    for i in range(6000):
        a, b, c = x

def part_052():
    x=1
    for i in range(6000):
        x = [i, i]

def part_053():
    x=1
    for i in range(6000):
        x = []

def part_054():
    x=1
    for i in range(6000):
        x = {}

def part_055():
    x=1
    for i in range(6000):
        x = {"a": i}

def part_056():
    x=1
    for i in range(6000):
        x = {1, i}

def part_057():
    y=[]
    for i in range(6000):
        y.append(i)

def part_058():
    y=[]
    for i in range(6000):
        y.append(i); y.pop()

def part_059():
    y=list(range(10))
    for i in range(6000):
        x = y[2:5]

def part_060():
    y=list(range(100))
    for i in range(6000):
        x = y[:]

def part_061():
    y=[1, 2]; z=[3, 4, 5]
    for i in range(6000):
        x = y + z

def part_062():
    y=[1, 2, 3]
    for i in range(6000):
        x = i in y

def part_063():
    y={1: 2}
    for i in range(6000):
        x = y.get(i)

def part_064():
    y={i: i for i in range(2000)}
    for i in range(6000):
        x = y.get(i, 0)

def part_065():
    y={i: i for i in range(64)}
    for i in range(6000):
        x = y[i & 63]

def part_066():
    y={i: i for i in range(64)}
    for i in range(6000):
        y[i & 63] = i

def part_067():
    y={i: i for i in range(64)}
    for i in range(6000):
        y[i & 63] += 1

def part_068():
    y={i: i for i in range(500)}
    for i in range(6000):
        x = i in y

def part_069():
    y={i for i in range(500)}
    for i in range(6000):
        x = i in y

def part_070():
    y={"a": 1, "b": 2}
    for i in range(6000):
        x = y["b"]

def part_071():
    y={"a": 1, "b": 2}
    for i in range(6000):
        y["b"] = i

def part_072():
    y={}
    for i in range(6000):
        x = y.setdefault(i & 63, 3)

def part_073():
    y=set()
    for i in range(6000):
        y.add(i & 63)

def part_074():
    y={1, 2, 3}
    for i in range(6000):
        y.add(i); y.discard(i)

def part_075():
    y={}
    for i in range(6000):
        y[i] = i

def part_076():
    y=set()
    for i in range(6000):
        y.add(i)

def part_077():
    y={i: i for i in range(20)}
    for i in range(600):
        for k, v in y.items(): x = v

def part_078():
    y={i: i for i in range(20)}
    for i in range(600):
        for k in y: x = k

def part_079():
    y=list(range(20))
    for i in range(600):
        for k in y: x = k

def part_080():
    y=tuple(range(20))
    for i in range(600):
        for k in y: x = k

def part_081():
    y=set(range(20))
    for i in range(600):
        for k in y: x = k

def part_082():
    y="abcdefghijklmnopqrst"
    for i in range(600):
        for k in y: x = k

def part_083():
    y=1
    for i in range(600):
        for k in range(20): x = k

def part_084():
    y=1
    for i in range(2000):
        for k in range(2): x = k

def part_085():
    y=list(range(20))
    for i in range(600):
        for k, v in enumerate(y): x = v

def part_086():
    y=list(range(20))
    for i in range(600):
        for k, v in zip(y, y): x = v

def part_087():
    y=list(range(20))
    for i in range(600):
        for k in reversed(y): x = k

def part_088():
    y=list(range(20))
    for i in range(600):
        for k in map(abs, y): x = k

def part_089():
    y=list(range(20))
    for i in range(600):
        x = [k for k in y]

def part_090():
    y=list(range(20))
    for i in range(600):
        x = [k for k in y if k & 1]

def part_091():
    y=list(range(20))
    for i in range(300):
        x = {k: k for k in y}

def part_092():
    y=list(range(20))
    for i in range(300):
        x = {k & 7 for k in y}

def part_093():
    y=list(range(20))
    for i in range(300):
        x = sum(k for k in y)

def part_094():
    y=list(range(20))
    for i in range(300):
        x = any(k < 0 for k in y)

def part_095():
    y=list(range(50))
    for i in range(600):
        x = sum(y)

def part_096():
    y=list(range(50))
    for i in range(600):
        x = max(y)

def part_097():
    y=range(50)
    for i in range(600):
        x = list(y)

def part_098():
    y=list(range(50))
    for i in range(1200):
        x = list(y)

def part_099():
    y=list(range(50))
    for i in range(300):
        x = set(y)

def part_100():
    y={i: i for i in range(20)}
    for i in range(1200):
        x = dict(y)

def part_101():
    y=set(range(50)); z=set(range(20, 70))
    for i in range(300):
        x = y & z

def part_102():
    y=set(range(50)); z=set(range(20, 70))
    for i in range(300):
        x = y | z

def part_103():
    y=[k * 7919 % 101 for k in range(100)]
    for i in range(120):
        x = sorted(y)

def part_104():
    y=[str(k * 7919 % 101) for k in range(100)]
    for i in range(75):
        x = sorted(y)

def part_105():
    y=[(k * 7919 % 101, k) for k in range(100)]
    for i in range(30):
        x = sorted(y)

def part_106():
    y=[k * 7919 % 101 for k in range(100)]; f=lambda x: -x
    for i in range(30):
        x = sorted(y, key=f)

def part_107():
    y=list(range(20)); f=lambda x: x + 1
    for i in range(300):
        x = list(map(f, y))

def part_108():
    y=list(range(20)); f=lambda x: x + 1
    for i in range(300):
        x = max(y, key=f)

def part_109():
    y=[1, 2]
    for i in range(6000):
        x = len(y)

def part_110():
    x=1
    for i in range(6000):
        x = abs(i)

def part_111():
    x=1
    for i in range(6000):
        x = min(i, 100)

def part_112():
    x=1
    for i in range(6000):
        x = isinstance(i, int)

def part_113():
    x=1
    for i in range(6000):
        x = ord("a")

def part_114():
    x=1
    for i in range(6000):
        x = chr(97)

def part_115():
    x=1
    for i in range(6000):
        x = int("123")

def part_116():
    x=1
    for i in range(6000):
        x = str(i)

def part_117():
    x=1
    for i in range(6000):
        x = range(i)

def part_118():
    x=1
    for i in range(6000):
        x = float(i)

def part_119():
    x=1
    for i in range(6000):
        x = round(2.675, 2)

def part_120():
    x=1
    for i in range(6000):
        nothing()

def part_121():
    x=1
    for i in range(6000):
        x = add(i, 1)

def part_122():
    x=1
    for i in range(6000):
        x = add(add(i, 1), 2)

def part_123():
    f=lambda x: x
    for i in range(6000):
        x = f(i)

def part_124():
    x=1
    for i in range(6000):
        x = optional(i)

def part_125():
    x=1
    for i in range(6000):
        x = named(1, b=i)

def part_126():
    y=Thing(1, 2)
    for i in range(6000):
        x = y.a

def part_127():
    y=Thing(1, 2)
    for i in range(6000):
        x = y.a + y.b

def part_128():
    y=Thing(1, 2)
    for i in range(6000):
        y.a = i

def part_129():
    y=Thing(1, 2)
    for i in range(6000):
        y.a += i

def part_130():
    y=Thing(1, 2)
    for i in range(6000):
        x = y.kind

def part_131():
    y=Thing(1, 2)
    for i in range(6000):
        x = y.get()

def part_132():
    y=Thing(1, 2)
    for i in range(6000):
        y.change(i)

def part_133():
    x=1
    for i in range(6000):
        x = Empty()

def part_134():
    x=1
    for i in range(6000):
        x = Thing(i, 2)

def part_135():
    y=Thing(1, 2)
    for i in range(6000):
        x = y.twice

def part_136():
    y=Thing(1, 2); z=Thing(1, 3)
    for i in range(6000):
        x = y == z

def part_137():
    y=Thing(1, 2); z=Thing(1, 3)
    for i in range(6000):
        x = y + z

def part_138():
    y=Thing(1, 2)
    for i in range(6000):
        x = y[i]

def part_139():
    y=Thing(1, 2)
    for i in range(6000):
        x = len(y)

def part_140():
    y="abc"
    for i in range(6000):
        x = y == "abd"

def part_141():
    y="abc"
    for i in range(6000):
        x = y < "abd"

def part_142():
    y="abcdef"
    for i in range(6000):
        x = y[3]

def part_143():
    y="abcdef"
    for i in range(6000):
        x = y[1:4]

def part_144():
    y="abcdef"
    for i in range(6000):
        x = y[::-1]

def part_145():
    y="abcdef"
    for i in range(6000):
        x = y + "b"

def part_146():
    y=""
    for i in range(6000):
        y += "b"

def part_147():
    y="abcdef"
    for i in range(6000):
        x = "b" + y

def part_148():
    y="abcdef"
    for i in range(6000):
        x = "c" in y

def part_149():
    y="abcdef"
    for i in range(6000):
        x = y.upper()

def part_150():
    y="abcdef"
    for i in range(6000):
        x = y.replace("c", "d")

def part_151():
    y="one two three four"
    for i in range(6000):
        x = y.split()

def part_152():
    y="  one "
    for i in range(6000):
        x = y.strip()

def part_153():
    y="one two"
    for i in range(6000):
        x = y.startswith("on")

def part_154():
    y="one two"
    for i in range(6000):
        x = y.isdigit()

def part_155():
    y="one two"
    for i in range(6000):
        x = y.find("t")

def part_156():
    y=["one", "two", "three"]
    for i in range(6000):
        x = ",".join(y)

def part_157():
    x=1
    for i in range(6000):
        x = f"{i}"

def part_158():
    y="z"
    for i in range(6000):
        x = f"{i} of {y}"

def part_159():
    x=1
    for i in range(6000):
        x = f"{i:5d}"

def part_160():
    y=2.625
    for i in range(6000):
        x = f"{i / 7:.2f}"

def part_161():
    x=1
    for i in range(6000):
        x = "%d %s" % (i, "a")

def part_162():
    x=1
    for i in range(6000):
        x = "{} {}".format(i, "a")

def part_163():
    y=0.1
    for i in range(6000):
        x = str(i / 7)

def part_164():
    y=10 ** 30
    for i in range(6000):
        x = y * y

def part_165():
    y=10 ** 30
    for i in range(6000):
        x = y + i

def part_166():
    y=10 ** 30
    for i in range(6000):
        x = y % 1000007

def part_167():
    y=10 ** 300
    for i in range(6000):
        x = y * y

def part_168():
    y=10 ** 300; z=10 ** 299
    for i in range(6000):
        x = y + z

def part_169():
    y=10 ** 300; z=10 ** 100
    for i in range(6000):
        x = y // z

def part_170():
    x=1
    for i in range(6000):
        x = i * 100000000000

def part_171():
    x=1
    for i in range(6000):
        x = i ** 2

def part_172():
    x=1
    for i in range(6000):
        x = 2 ** 10

def part_173():
    y=2.5
    for i in range(6000):
        x = y ** 0.5

def part_174():
    x=1
    for i in range(6000):
        try: x = i
        except ValueError: x = 1

def part_175():
    y={}
    for i in range(6000):
        try: y[i]
        except KeyError: x = 1

def part_176():
    y={}
    for i in range(6000):
        try: fails()
        except ValueError: x = 1

def part_177():
    y={}
    for i in range(6000):
        try: raise ValueError("a")
        except ValueError as e: x = 1

def part_178():
    y={}
    for i in range(6000):
        try: int("x")
        except ValueError: x = 1

def part_179():
    y=Manager()
    for i in range(6000):
        with y: x = 1

def part_180():
    x=1
    for i in range(6000):
        f = lambda: i

def part_181():
    y=iter(range(100000))
    for i in range(6000):
        next(y)

def part_call_000():
    x=1
    for i in range(2000):
        y = all([i, x])

def part_call_001():
    x=1
    for i in range(2000):
        y = any([0, x])

def part_call_002():
    x=1
    for i in range(2000):
        y = bin(i)

def part_call_003():
    x=1
    for i in range(2000):
        y = callable(nothing)

def part_call_004():
    x=1
    for i in range(2000):
        y, z = divmod(i, 7)

def part_call_005():
    x=1
    for i in range(2000):
        y = format(i, "d")

def part_call_006():
    x=Thing(1, 2)
    for i in range(2000):
        y = getattr(x, "a")

def part_call_007():
    x=Thing(1, 2)
    for i in range(2000):
        y = hasattr(x, "a")

def part_call_008():
    x=1
    for i in range(2000):
        y = hash("abc")

def part_call_009():
    x=1
    for i in range(2000):
        y = hex(i)

def part_call_010():
    x=[]
    for i in range(2000):
        y = id(x)

def part_call_011():
    x=1.5
    for i in range(2000):
        y = isinstance(x, (int, float))

def part_call_012():
    x="a"
    for i in range(2000):
        y = isinstance(x, list)

def part_call_013():
    x=Thing(1, 2)
    for i in range(2000):
        y = isinstance(x, Thing)

def part_call_014():
    x=1
    for i in range(2000):
        y = issubclass(bool, int)

def part_call_015():
    x=[1, 2]
    for i in range(2000):
        y = iter(x)

def part_call_016():
    x=[3, 1]
    for i in range(2000):
        y = max(x)

def part_call_017():
    x=1
    for i in range(2000):
        y = max(i, 100)

def part_call_018():
    x=1
    for i in range(2000):
        y = min(i, 100, 7)

def part_call_019():
    x=1
    for i in range(2000):
        y = oct(i)

def part_call_020():
    x=1
    for i in range(2000):
        y = pow(i, 3)

def part_call_021():
    x=1
    for i in range(2000):
        y = pow(i, 3, 101)

def part_call_022():
    x=1
    for i in range(2000):
        y = repr(i)

def part_call_023():
    x="abc"
    for i in range(2000):
        y = repr(x)

def part_call_024():
    x=1.25
    for i in range(2000):
        y = round(x)

def part_call_025():
    x=3.14159
    for i in range(2000):
        y = round(x, 3)

def part_call_026():
    x=Thing(1, 2)
    for i in range(2000):
        setattr(x, "a", i)

def part_call_027():
    x=[3, 1, 2]
    for i in range(2000):
        y = sorted(x)

def part_call_028():
    x=[3, 1]
    for i in range(2000):
        y = sum(x)

def part_call_029():
    x=2.5
    for i in range(2000):
        y = math.sqrt(x)

def part_call_030():
    x=2.5
    for i in range(2000):
        y = math.floor(x)

def part_call_031():
    x=2.5
    for i in range(2000):
        y = math.ceil(x)

def part_call_032():
    x=2.5
    for i in range(2000):
        y = math.sin(x) + math.cos(x)

def part_call_033():
    x=2.5
    for i in range(2000):
        y = math.exp(x) + math.log(x)

def part_call_034():
    x=2.5
    for i in range(2000):
        y = math.hypot(x, x)

def part_call_035():
    x=12
    for i in range(2000):
        y = math.gcd(i, x)

def part_call_036():
    x="Abc"
    for i in range(2000):
        y = x.lower()

def part_call_037():
    x="abc def ghi jkl mno pqr stu"
    for i in range(2000):
        y = x.lower()

def part_call_038():
    x="abc def"
    for i in range(2000):
        y = x.title()

def part_call_039():
    x="abc def"
    for i in range(2000):
        y = x.capitalize()

def part_call_040():
    x="abc def"
    for i in range(2000):
        y = x.swapcase()

def part_call_041():
    x=" abc "
    for i in range(2000):
        y = x.lstrip()

def part_call_042():
    x=" abc "
    for i in range(2000):
        y = x.rstrip()

def part_call_043():
    x="a,b,c"
    for i in range(2000):
        y = x.split(",")

def part_call_044():
    x="a"
    for i in range(2000):
        y = x.split(",")

def part_call_045():
    x="a,b,c"
    for i in range(2000):
        y = x.rsplit(",", 1)

def part_call_046():
    x="a\nb\nc"
    for i in range(2000):
        y = x.splitlines()

def part_call_047():
    x=["a", "b"]
    for i in range(2000):
        y = "".join(x)

def part_call_048():
    x=["piece"] * 40
    for i in range(300):
        y = ", ".join(x)

def part_call_049():
    x=["a", "b", "c", "d", "e", "f", "g", "h"]
    for i in range(2000):
        y = " ".join(x)

def part_call_050():
    x="abcdef"
    for i in range(2000):
        y = x.replace("x", "")

def part_call_051():
    x="a b c d e f"
    for i in range(2000):
        y = x.replace(" ", "")

def part_call_052():
    x="n1234"
    for i in range(2000):
        y = x.replace('"', "'")

def part_call_053():
    x="one of the words in a line of text"
    for i in range(2000):
        y = x.replace("o", "0")

def part_call_054():
    x="abcdef"
    for i in range(2000):
        y = x.rfind("c")

def part_call_055():
    x="abcdef"
    for i in range(2000):
        y = x.index("c")

def part_call_056():
    x="abcabc"
    for i in range(2000):
        y = x.count("c")

def part_call_057():
    x="abcdef"
    for i in range(2000):
        y = x.endswith("ef")

def part_call_058():
    x="abcdef"
    for i in range(2000):
        y = x.isalpha()

def part_call_059():
    x="abcdef"
    for i in range(2000):
        y = x.isalnum()

def part_call_060():
    x="   "
    for i in range(2000):
        y = x.isspace()

def part_call_061():
    x="ABC"
    for i in range(2000):
        y = x.isupper()

def part_call_062():
    x="ABC"
    for i in range(2000):
        y = x.islower()

def part_call_063():
    x="17"
    for i in range(2000):
        y = x.zfill(5)

def part_call_064():
    x="17"
    for i in range(2000):
        y = x.ljust(5)

def part_call_065():
    x="17"
    for i in range(2000):
        y = x.rjust(5)

def part_call_066():
    x="17"
    for i in range(2000):
        y = x.center(6)

def part_call_067():
    x="a=b"
    for i in range(2000):
        y = x.partition("=")

def part_call_068():
    x="abc"
    for i in range(2000):
        y = x.encode()

def part_call_069():
    x=[1, 2]
    for i in range(2000):
        x.extend((i, 2))

def part_call_070():
    x=[]
    for i in range(2000):
        x.insert(0, i); x.pop(0)

def part_call_071():
    x=[1, 2]
    for i in range(2000):
        x.append(i); x.remove(i)

def part_call_072():
    x=[1, 2, 3]
    for i in range(2000):
        y = x.index(3)

def part_call_073():
    x=[1, 2, 3]
    for i in range(2000):
        y = x.count(3)

def part_call_074():
    x=[]
    for i in range(2000):
        x.append(i); x.clear()

def part_call_075():
    x=[1, 2, 3]
    for i in range(2000):
        y = x.copy()

def part_call_076():
    x=[1, 2, 3]
    for i in range(2000):
        x.reverse()

def part_call_077():
    x=[1, 2, 3]
    for i in range(2000):
        x.sort()

def part_call_078():
    x={}
    for i in range(2000):
        x.setdefault(i & 7, []).append(i)

def part_call_079():
    x={}
    for i in range(2000):
        x[i] = 1; x.pop(i)

def part_call_080():
    x={}
    for i in range(2000):
        x[i] = 1; x.popitem()

def part_call_081():
    x={1: 2}
    for i in range(2000):
        x.clear()

def part_call_082():
    x={1: 2, 3: 4}
    for i in range(2000):
        y = x.copy()

def part_call_083():
    x={1: 2}; z={1: 3}
    for i in range(2000):
        x.update(z)

def part_call_084():
    x={1: 2}
    for i in range(2000):
        y = x.keys()

def part_call_085():
    x={1: 2}
    for i in range(2000):
        y = x.values()

def part_call_086():
    x={1: 2}
    for i in range(2000):
        y = x.items()

def part_call_087():
    x={1: 2}
    for i in range(2000):
        y = list(x.items())

def part_call_088():
    x=set()
    for i in range(2000):
        x.add(i); x.remove(i)

def part_call_089():
    x=set()
    for i in range(2000):
        x.add(i); x.pop()

def part_call_090():
    x={1, 2}; z=(2, 3)
    for i in range(2000):
        x.update(z)

def part_call_091():
    x={1, 2}; z={2, 3}
    for i in range(2000):
        y = x.union(z)

def part_call_092():
    x={1, 2}; z={2, 3}
    for i in range(2000):
        y = x.intersection(z)

def part_call_093():
    x={1, 2}; z={2, 3}
    for i in range(2000):
        y = x.difference(z)

def part_call_094():
    x=deque()
    for i in range(2000):
        x.append(i); x.popleft()

def part_call_095():
    x=deque()
    for i in range(2000):
        x.appendleft(i); x.pop()

def part_call_096():
    x=1
    for i in range(2000):
        y = i.bit_length()

def part_call_097():
    x=(1, 2, 3)
    for i in range(2000):
        y = x.index(2) + x.count(3)

def part_call_098():
    x=1
    for i in range(2000):
        y = int(2.5)

def part_call_099():
    x=1
    for i in range(2000):
        y = int("7")

def part_call_100():
    x=1
    for i in range(2000):
        y = int("123456")

def part_call_101():
    x=1
    for i in range(2000):
        y = float("2.5")

def part_call_102():
    x=1
    for i in range(2000):
        y = bool(i)

def part_call_103():
    x=1
    for i in range(2000):
        y = str("abc")

def part_call_104():
    x=1
    for i in range(2000):
        y = str(1234567)

def part_call_105():
    x=1
    for i in range(2000):
        y = list()

def part_call_106():
    x=(1, 2)
    for i in range(2000):
        y = list(x)

def part_call_107():
    x=[1, 2]
    for i in range(2000):
        y = tuple(x)

def part_call_108():
    x=1
    for i in range(2000):
        y = dict()

def part_call_109():
    x=1
    for i in range(2000):
        y = dict(a=1, b=2)

def part_call_110():
    x=1
    for i in range(2000):
        y = set()

def part_call_111():
    x=(1, 2)
    for i in range(2000):
        y = set(x)

def part_call_112():
    x=(1, 2)
    for i in range(2000):
        y = frozenset(x)

def part_call_113():
    x=1
    for i in range(2000):
        y = range(1, i, 2)

def part_call_114():
    x=[1]
    for i in range(2000):
        y = enumerate(x)

def part_call_115():
    x=[1]
    for i in range(2000):
        y = zip(x, x)

def part_call_116():
    x=[1]
    for i in range(2000):
        y = map(abs, x)

def part_call_117():
    x=[1]
    for i in range(2000):
        y = filter(abs, x)

def part_call_118():
    x=[1]
    for i in range(2000):
        y = reversed(x)

def part_call_119():
    x=1
    for i in range(2000):
        y = deque()

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

def part_nothing():
    pass

PARTS = [(name, value) for name, value in list(globals().items()) if name.startswith("part_")]
ROUNDS = 15


def measure_parts():
    """The least of several rounds, each of which has all parts: noise comes and goes."""
    best = [None] * len(PARTS)
    for _ in range(ROUNDS):
        for i, (_, part) in enumerate(PARTS):
            begin = time.process_time_ns()
            part()
            took = time.process_time_ns() - begin
            best[i] = took if best[i] is None or took < best[i] else best[i]
    for (name, _), took in zip(PARTS, best):
        sys.stdout.write("%s %d\n" % (name, took))


def count_parts():
    sys.stdout.write("begin\n")
    for name, part in PARTS:
        part()
        sys.stdout.write(name + "\n")


# Last, because whatever has started threads runs more carefully from then on.
def measure_others():
    sys.stdout.write("loop %d\n" % least(loop))
    sys.stdout.write("call %d\n" % least(calls))
    sys.stdout.write("lateness %d\n" % lateness())
    global threading, multiprocessing
    import threading
    import multiprocessing
    sys.stdout.write("switch %d\n" % least(switches))
    sys.stdout.write("thread_start %d\n" % least(thread))
    sys.stdout.write("fork %d\n" % least(fork))


if __name__ == "__main__":
    if sys.argv[1:] == ["count"]:
        count_parts()
    else:
        measure_parts()
        measure_others()
