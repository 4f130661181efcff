"""small_programs: what people write to learn or to try something out, for micro.py."""

SMALL_PROGRAMS = [
    ('programs', [
        ('table of text', '''rows = [("apple", 3, 1.25), ("banana", 12, 0.5), ("cherry", 100, 12.75)] * 10
n = 0
for i in range(1500):
    lines = [f"{'name':<10}|{'count':>6}|{'price':^10}"]
    for name, count, price in rows:
        lines.append(f"{name:<10}|{count:>6}|{price:^10.2f}")
    n += len("\\n".join(lines))
print(n)
'''),
        ('matrices of lists', '''def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
a = [[(i * j) % 7 for j in range(20)] for i in range(20)]
for i in range(30):
    c = multiply(a, a)
    t = [list(row) for row in zip(*c)]
print(c[3][4], t[4][3])
'''),
        ('memo of a recursion', '''memo = {}
def ways(n, coins):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    key = (n, len(coins))
    if key not in memo:
        memo[key] = ways(n - coins[0], coins) + ways(n, coins[1:])
    return memo[key]
t = 0
for i in range(15):
    memo.clear()
    t += ways(500 + i, (50, 25, 10, 5, 1, 2, 7))
print(t)
'''),
        ('hierarchy with super', '''class Animal:
    def __init__(self, name):
        self.name = name
    def speak(self):
        return self.name
class Dog(Animal):
    def __init__(self, name, breed):
        super().__init__(name)
        self.breed = breed
    def speak(self):
        return super().speak() + " barks"
n = 0
for i in range(150000):
    n += len(Dog("Rex", "pug").speak())
print(n)
'''),
        ('contexts in a loop', '''from contextlib import contextmanager, suppress
@contextmanager
def tagged(log):
    log.append("in")
    try:
        yield log
    finally:
        log.pop()
log = []
n = 0
for i in range(40000):
    with tagged(log) as seen:
        n += len(seen)
    with suppress(KeyError):
        raise KeyError(i)
print(n)
'''),
        ('try finally', '''def work(i):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        return i
    except ValueError as e:
        return e.args[0] * 2
    finally:
        done.append(1)
done = []
t = 0
for i in range(200000):
    t += work(i)
print(t, len(done))
'''),
        ('chained generators', '''def numbers(n):
    yield from range(n)
def squares(it):
    for x in it:
        yield x * x
def odd(it):
    return (x for x in it if x % 2)
def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)
tree = None
for i in range(12):
    tree = (tree, i, tree if i < 7 else None)
t = 0
for r in range(20):
    t += sum(odd(squares(numbers(10000))))
    t += sum(walk(tree))
print(t)
'''),
        ('records by several keys', '''from operator import itemgetter, attrgetter
import random
random.seed(5)
people = [{"name": f"p{random.randrange(1000)}", "age": random.randrange(90), "city": "abcd"[i % 4]}
          for i in range(20000)]
a = sorted(people, key=lambda p: (p["city"], -p["age"], p["name"]))
b = sorted(people, key=itemgetter("age", "name"))
c = sorted(people, key=itemgetter("city"), reverse=True)
m = max(people, key=lambda p: p["age"])
print(a[0], b[0], c[0], m)
'''),
        ('words of a text', '''from collections import Counter, defaultdict
text = ("It was the best of times, it was the worst of times, it was the age of wisdom. " * 400)
words = text.lower().replace(",", "").replace(".", "").split()
n = 0
for r in range(5):
    count = Counter(words)
    by_length = defaultdict(set)
    for w in words:
        by_length[len(w)].add(w)
    letters = {}
    for c in text:
        if c.isalpha():
            letters[c] = letters.get(c, 0) + 1
    n += len(count.most_common(3)) + len(by_length) + len(letters)
    n += sum(map(len, words)) // len(words) + len(sorted(set(words), key=len))
print(n, count.most_common(2))
'''),
        ('bits', '''def popcount(x):
    n = 0
    while x:
        x &= x - 1
        n += 1
    return n
t = 0
for i in range(60000):
    t += popcount(i) + (i ^ (i >> 1)) % 3 + (i & -i) + (i << 2 | 1) % 5 + bin(i).count("1")
print(t)
'''),
        ('groups', '''groups = {}
people = [(i % 37, f"n{i}") for i in range(100000)]
for key, name in people:
    groups.setdefault(key, []).append(name)
from itertools import groupby
n = 0
for key, members in groupby(sorted(people), key=lambda p: p[0]):
    n += key * len(list(members))
inverted = {v: k for k, vs in groups.items() for v in vs}
print(n, len(groups), len(inverted))
'''),
        ('simulated queue', '''from collections import deque
import random
random.seed(2)
waiting = deque()
served = total = 0
for minute in range(200000):
    if random.random() < 0.45:
        waiting.append(minute)
    if waiting and minute % 2 == 0:
        total += minute - waiting.popleft()
        served += 1
print(served, total // served)
'''),
        ('shortest paths', '''import heapq
def dijkstra(graph, start):
    best = {start: 0}
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > best[node]:
            continue
        for other, w in graph[node]:
            if d + w < best.get(other, 1 << 60):
                best[other] = d + w
                heapq.heappush(heap, (d + w, other))
    return best
graph = {i: [((i * 7 + k * 13) % 3000, (i * k) % 17 + 1) for k in range(5)] for i in range(3000)}
t = 0
for s in range(8):
    t += sum(dijkstra(graph, s).values())
print(t)
'''),
        ('machine of states', '''from enum import Enum, auto
class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()
NEXT = {State.IDLE: State.RUNNING, State.RUNNING: State.DONE, State.DONE: State.IDLE}
class Machine:
    def __init__(self):
        self.state = State.IDLE
        self.seen = {s: 0 for s in State}
    def step(self):
        self.seen[self.state] += 1
        self.state = NEXT[self.state]
        if self.state is State.DONE:
            return self.state.name
        return ""
m = Machine()
n = 0
for i in range(100000):
    n += len(m.step())
print(n, m.state, [v for v in m.seen.values()])
'''),
        ('exceptions of a class', '''class Problem(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
def check(i):
    if i % 2:
        raise Problem(i, f"bad {i}")
    return i
n = 0
for i in range(100000):
    try:
        n += check(i)
    except Problem as e:
        n += e.code + len(str(e))
print(n)
'''),
        ('vectors', '''class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)
    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __repr__(self):
        return f"Vector({self.x}, {self.y})"
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return (self.x, self.y)[i]
    def __bool__(self):
        return True
    def __lt__(self, o):
        return self.x < o.x
seen = {}
p = Vector(0, 0)
n = 0
for i in range(40000):
    p = p + Vector(i % 3, 1) * 2
    seen[Vector(i % 100, 0)] = i
    n += len(repr(p)) + len(p) + p[0] % 3
    if p:
        n += p == Vector(0, 0)
print(n, len(seen), sorted(seen)[:2])
'''),
        ('decorators', '''import functools
def counted(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        return f(*args, **kwargs)
    inner.calls = 0
    return inner
@counted
def add(a, b=1):
    return a + b
n = 0
for i in range(200000):
    n += add(i)
    n += add(i, b=2)
print(n, add.calls)
'''),
        ('slices and methods of lists', '''a = list(range(1000))
n = 0
for i in range(2000):
    b = a[::-1]
    b[10:20] = [1, 2]
    b.insert(0, i)
    b.extend(a[5:9])
    n += b.index(500) + len(b) + b.count(1) + sum(b[:5]) + max(b) + min(b)
    del b[::2]
    n += sum(x for x, y in zip(b, b[1:]) if x > y)
print(n)
'''),
        ('prime factors', '''def factors(n):
    found = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1
    if n > 1:
        found.append(n)
    return found
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
t = 0
for i in range(2, 20000):
    t += len(factors(i)) + gcd(i, 360)
print(t)
'''),
        ('queens', '''def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        return 1
    found = 0
    for c in range(n):
        if c in columns or row + c in up or row - c in down:
            continue
        found += queens(n, row + 1, columns | {c}, up | {row + c}, down | {row - c})
    return found
print(queens(9))
'''),
        ('life', '''def step(cells):
    count = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    p = (x + dx, y + dy)
                    count[p] = count.get(p, 0) + 1
    return {p for p, n in count.items() if n == 3 or n == 2 and p in cells}
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (10, 10), (11, 10), (12, 10), (20, 5), (21, 5), (20, 6)} | {(30 + i, 9) for i in range(9)}
for i in range(600):
    cells = step(cells)
print(sorted(cells))
'''),
        ('text by characters', '''def encode(s):
    out = []
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{j - i}{s[i]}" if j - i > 1 else s[i])
        i = j
    return "".join(out)
def is_palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]
n = 0
for i in range(4000):
    n += len(encode("aaabbbccd" * 5)) + is_palindrome("A man, a plan, a canal: Panama")
    n += len("".join(reversed("hello world"))) + len("hello world".title().swapcase())
print(n)
'''),
    ]),
    ('tasks', [
        ('sleep(0) in ten tasks', '''import asyncio
async def work(n):
    for i in range(n):
        await asyncio.sleep(0)
    return n
async def main():
    print(sum(await asyncio.gather(*(work(8000) for i in range(10)))))
asyncio.run(main())
'''),
        ('producer and consumer', '''import asyncio
async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)
async def consume(queue):
    t = 0
    while (item := await queue.get()) is not None:
        t += item
    return t
async def main():
    queue = asyncio.Queue(maxsize=5)
    _, t = await asyncio.gather(produce(queue, 30000), consume(queue))
    print(t)
asyncio.run(main())
'''),
        ('gather of 1000 tasks', '''import asyncio
async def work(i):
    await asyncio.sleep(0)
    return i
async def main():
    t = 0
    for r in range(20):
        t += sum(await asyncio.gather(*[work(i) for i in range(1000)]))
    print(t)
asyncio.run(main())
'''),
        ('lock and semaphore', '''import asyncio
count = 0
async def work(lock, limit):
    global count
    for i in range(300):
        async with limit:
            async with lock:
                count += 1
                await asyncio.sleep(0)
async def main():
    lock, limit = asyncio.Lock(), asyncio.Semaphore(3)
    async with asyncio.TaskGroup() as group:
        for i in range(20):
            group.create_task(work(lock, limit))
    print(count)
asyncio.run(main())
'''),
        ('async for', '''import asyncio
async def ticks(n):
    for i in range(n):
        yield i
class Lines:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
async def main():
    t = 0
    async for x in ticks(100000):
        t += x
    async for x in Lines(100000):
        t += x
    t += sum([x async for x in ticks(50000)])
    print(t)
asyncio.run(main())
'''),
    ]),
    ('threads', [
        ('lock in a loop', '''import threading
lock = threading.Lock()
count = 0
def work():
    global count
    for i in range(60000):
        with lock:
            count += 1
threads = [threading.Thread(target=work) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)
'''),
        ('queue between threads', '''import queue, threading
q = queue.Queue()
def produce():
    for i in range(20000):
        q.put(i)
    q.put(None)
t = threading.Thread(target=produce)
t.start()
n = 0
while (item := q.get()) is not None:
    n += item
t.join()
print(n)
'''),
        ('pool of threads', '''from concurrent.futures import ThreadPoolExecutor
def work(i):
    return sum(range(i % 50))
with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(work, range(3000))))
    print(sum(f.result() for f in [pool.submit(work, i) for i in range(3000)]))
'''),
    ]),
    ('modules', [
        ('datetime', '''from datetime import datetime, timedelta, date
start = datetime(2024, 1, 31, 12, 30)
n = 0
for i in range(20000):
    d = start + timedelta(days=i % 400, hours=3)
    if d > start:
        n += (d - start).days + d.weekday()
    n += len(d.isoformat()) + d.year + d.month
    n += len(d.strftime("%Y-%m-%d %H:%M")) if i % 4 == 0 else 0
    n += (date(2024, 1, 1) + timedelta(days=1)).day
    n += datetime.now().microsecond >= 0
print(n)
'''),
        ('decimal', '''from decimal import Decimal
total = Decimal("0")
price = Decimal("19.99")
for i in range(20000):
    total += price * i
    total = total.quantize(Decimal("0.01"))
    if total > 100000:
        total -= 100000
print(total, str(total / 7)[:10])
'''),
        ('hashlib', '''import hashlib
n = 0
for i in range(5000):
    h = hashlib.sha256(f"block {i}".encode()).hexdigest()
    n += h.startswith("0")
    n += len(hashlib.md5(b"abc" * 20).hexdigest())
print(n)
'''),
        ('statistics', '''import statistics
data = [(i * 7919) % 1000 / 10 for i in range(2000)]
t = 0
for i in range(5):
    t += statistics.mean(data) + statistics.median(data) + statistics.stdev(data)
print(round(t, 6))
'''),
        ('string templates and textwrap', '''import string, textwrap
n = 0
for i in range(1000):
    n += len(string.Template("$who likes $what").substitute(who="tim", what=i))
    n += len(textwrap.fill("The quick brown fox jumps over the lazy dog. " * 3, 30))
print(n)
'''),
        ('lru_cache with a size', '''from functools import lru_cache, reduce, partial
@lru_cache(maxsize=100)
def square(n):
    return n * n
def add(a, b):
    return a + b
add_five = partial(add, 5)
t = 0
for i in range(200000):
    t += square(i % 150)
    t += add_five(i)
t += reduce(add, range(200000))
print(t, square.cache_info())
'''),
        ('steps of itertools', '''from itertools import count, cycle, islice, chain, takewhile, groupby, zip_longest, accumulate
from itertools import repeat, starmap, pairwise, dropwhile
n = 0
for i in range(200):
    n += sum(islice(count(i, 2), 300))
    n += sum(islice(cycle([1, 2, 3]), 300))
    n += sum(takewhile(lambda x: x < 200, count()))
    n += sum(1 for k, g in groupby([j // 5 for j in range(200)]))
    n += sum(a for a, b in zip_longest(range(200), range(100), fillvalue=0))
    n += sum(chain.from_iterable([[1, 2, 3]] * 50))
    n += sum(starmap(lambda a, b: a * b, zip(range(100), repeat(2))))
    n += sum(b - a for a, b in pairwise(range(200)))
c = count()
for i in range(100000):
    n += next(c)
print(n)
'''),
        ('dataclasses', '''from dataclasses import dataclass, field, asdict, replace
@dataclass(order=True)
class Item:
    price: float
    name: str = "x"
    tags: list = field(default_factory=list)
@dataclass(frozen=True)
class Point:
    x: int
    y: int
items = [Item(i * 7 % 100, f"i{i}") for i in range(10000)]
items.sort()
n = len(repr(items[0])) + sum(item.price for item in items)
seen = {Point(i % 100, 0): i for i in range(20000)}
n += len([asdict(item) for item in items[:2000]]) + replace(items[0], price=5).price
print(n, len(seen))
'''),
        ('namedtuple', '''from collections import namedtuple
from typing import NamedTuple
Point = namedtuple("Point", "x y")
class Employee(NamedTuple):
    name: str
    age: int = 3
n = 0
for i in range(60000):
    p = Point(i, y=2)
    e = Employee("bob", i)
    n += p.x + p[1] + e.age + len(e.name)
    x, y = p
    q = p._replace(x=1)
    n += q.x + y + (p == q) + len(repr(p)) % 2
print(n)
'''),
        ('objects copied', '''import copy
class Node:
    def __init__(self, value):
        self.value = value
        self.children = []
root = Node(0)
for i in range(10):
    child = Node(i)
    child.children = [Node(j) for j in range(3)]
    root.children.append(child)
n = 0
grid = [[0] * 9 for i in range(9)]
for i in range(200):
    n += len(copy.deepcopy(root).children) + len(copy.deepcopy(grid))
    n += len(copy.copy(root).children)
print(n)
'''),
        ('logging and io', '''import io, logging
out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO, format="%(levelname)s:%(message)s")
log = logging.getLogger("x")
for i in range(3000):
    log.info("step %d of %s", i, "all")
    log.debug("no")
    print("line", i, file=out)
print(len(out.getvalue()))
'''),
        ('random choices', '''import random
random.seed(1)
a = list(range(100))
n = 0
for i in range(20000):
    n += random.choice(a) + random.randint(0, 9) + int(random.uniform(0, 5))
    n += int(random.gauss(0, 10))
    if i % 100 == 0:
        random.shuffle(a)
        n += sum(random.sample(a, 10)) + sum(random.choices(a, k=5))
print(n)
'''),
    ]),
]
