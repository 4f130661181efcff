"""everyday: what programs do with texts, containers and the library, for micro.py."""

EVERYDAY = [
    ('texts', [
        ('join', '''words = ["alpha", "beta", "gamma", "delta"] * 25
n = 0
for i in range(30000):
    n += len(",".join(words))
print(n)
'''),
        ('comparisons', '''words = ["alpha", "beta", "gamma", "delta", "alphb"]
n = 0
for i in range(150000):
    for w in words:
        if w < "c":
            n += 1
        if w == "delta":
            n += 2
print(n)
'''),
        ('caesar', '''s = "The quick brown fox jumps over the lazy dog"
n = 0
for r in range(5000):
    out = ""
    for c in s:
        if c.isupper():
            out += chr((ord(c) - 65 + 3) % 26 + 65)
        elif c.islower():
            out += chr((ord(c) - 97 + 3) % 26 + 97)
        else:
            out += c
    n += len(out)
print(n, out)
'''),
        ('numbers from texts', '''n = 0
for i in range(400000):
    n += int(str(i)) + int("42")
    n += int(float("1.5"))
print(n)
'''),
        ('format specifications', '''n = 0
for i in range(200000):
    n += len(f"{i:>8}|{i / 7:.3f}|{i:05d}|{i:,}|{'x':<4}")
print(n)
'''),
        ('methods that ask', '''n = 0
line = "  key: value, other = 12  "
for i in range(200000):
    s = line.strip()
    k, _, v = s.partition(":")
    if s.startswith("key") and s.endswith("12"):
        n += len(k.upper()) + v.count(",") + s.find("other")
print(n)
'''),
    ]),
    ('containers', [
        ('append and pop', '''a = []
for i in range(1000000):
    a.append(i)
n = 0
while a:
    n += a.pop()
print(n)
'''),
        ('sorted by key', '''import random
random.seed(1)
a = [(random.randrange(1000), i) for i in range(100000)]
for i in range(3):
    b = sorted(a, key=lambda t: t[1])
    b = sorted(b, key=lambda t: -t[0])
print(b[0], b[-1])
'''),
        ('sorted tuples', '''a = [(i * 7919 % 1003, i) for i in range(100000)]
for i in range(3):
    b = sorted(a)
print(b[0], b[-1])
'''),
        ('add to a set', '''s = set()
n = 0
for i in range(500000):
    s.add(i % 1000)
    if i in s:
        n += 1
print(len(s), n)
'''),
        ('operations of sets', '''a = set(range(0, 1000, 2))
b = set(range(0, 1000, 3))
n = 0
for i in range(5000):
    n += len(a & b) + len(a | b) + len(a - b)
print(n)
'''),
        ('bubble sort', '''a = [(i * 7919) % 1009 for i in range(700)]
for i in range(len(a)):
    for j in range(len(a) - 1 - i):
        if a[j] > a[j + 1]:
            a[j], a[j + 1] = a[j + 1], a[j]
print(a[0], a[-1])
'''),
        ('deque', '''from collections import deque
q = deque()
n = 0
for i in range(500000):
    q.append(i)
    if len(q) > 100:
        n += q.popleft()
print(n)
'''),
        ('breadth first', '''from collections import deque
g = {i: [(i * 3 + 1) % 20000, (i * 7 + 2) % 20000, (i + 1) % 20000] for i in range(20000)}
n = 0
for r in range(5):
    seen = {0}
    q = deque([0])
    while q:
        u = q.popleft()
        n += 1
        for v in g[u]:
            if v not in seen:
                seen.add(v)
                q.append(v)
print(n)
'''),
        ('heap of tuples', '''import heapq
h = []
for i in range(50000):
    heapq.heappush(h, ((i * 7919) % 10003, i, "x"))
n = 0
while h:
    n = n * 3 % 1000003 + heapq.heappop(h)[1]
print(n)
'''),
        ('recursion with a dict', '''memo = {}
def lcs(a, b, i, j):
    if i == 0 or j == 0:
        return 0
    if (i, j) in memo:
        return memo[i, j]
    if a[i - 1] == b[j - 1]:
        r = 1 + lcs(a, b, i - 1, j - 1)
    else:
        r = max(lcs(a, b, i - 1, j), lcs(a, b, i, j - 1))
    memo[i, j] = r
    return r
print(lcs("abcdefghij" * 20, "acegikmoqs" * 20, 200, 200))
'''),
        ('Counter of a text', '''from collections import Counter
s = "the quick brown fox jumps over the lazy dog" * 100
n = 0
for i in range(30):
    c = Counter(s)
    n += c.most_common(3)[0][1]
    n += Counter(s.split())["the"]
print(n)
'''),
    ]),
    ('objects', [
        ('__slots__', '''class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
n = 0
for i in range(400000):
    p = P(i, 2)
    p.x += 1
    n += p.x + p.y
print(n)
'''),
        ('operators', '''class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)
    def __eq__(self, o):
        return self.x == o.x and self.y == o.y
v = V(0, 0)
d = V(1, 2)
n = 0
for i in range(150000):
    v = v + d
    n += v == d
print(v.x, v.y, n)
'''),
        ('linked list', '''class Node:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
head = None
for i in range(200000):
    head = Node(i, head)
n = 0
while head:
    n += head.v
    head = head.next
print(n)
'''),
        ('isinstance', '''class A: pass
class B(A): pass
b = B()
n = 0
for i in range(500000):
    if isinstance(b, A):
        n += 1
    if isinstance(i, int):
        n += 1
    if isinstance(i, (str, float)):
        n += 1
print(n)
'''),
        ('property', '''class C:
    def __init__(self):
        self._v = 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, value):
        self._v = value
c = C()
n = 0
for i in range(400000):
    c.v = i
    n += c.v
print(n)
'''),
        ('namedtuple', '''from collections import namedtuple
P = namedtuple("P", "x y")
n = 0
for i in range(200000):
    p = P(i, 2)
    n += p.x + p.y
print(n)
'''),
        ('dataclass compared and shown', '''from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
a, b = P(1, 2), P(1, 2)
n = 0
for i in range(100000):
    n += a == b
    n += len(repr(a))
print(n)
'''),
        ('account', '''class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.log = []
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("bad")
        self.balance += amount
        self.log.append(("d", amount))
    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"
a = Account("x")
for i in range(300000):
    try:
        a.deposit(i % 5)
    except ValueError:
        pass
print(a, len(a.log))
'''),
    ]),
    ('flow', [
        ('try except', '''n = 0
for i in range(500000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        n += 1
    except ValueError as e:
        n -= 1
print(n)
'''),
        ('KeyError', '''d = {}
n = 0
for i in range(300000):
    try:
        d[i]
    except KeyError:
        n += 1
print(n)
'''),
        ('any and all', '''a = list(range(100))
n = 0
for i in range(20000):
    n += any(x > 50 for x in a)
    n += all(x >= 0 for x in a)
print(n)
'''),
        ('pipeline of generators', '''def a(n):
    for i in range(n):
        yield i
def b(g):
    for x in g:
        if x % 2:
            yield x * x
def c(g):
    for x in g:
        yield x + 1
print(sum(c(b(a(500000)))))
'''),
        ('with', '''class C:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return False
c = C()
n = 0
for i in range(400000):
    with c:
        n += 1
print(n)
'''),
        ('lambda', '''f = lambda x, y: x * y
n = 0
for i in range(1000000):
    n += f(i, 2)
print(n)
'''),
        ('passing *args and **kwargs', '''def g(*args, **kwargs):
    return len(args) + len(kwargs)
def f(*args, **kwargs):
    return g(*args, **kwargs)
n = 0
for i in range(300000):
    n += f(1, 2, a=3)
print(n)
'''),
        ('iterator class', '''class It:
    def __init__(self, n):
        self.n = n
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
n = 0
for r in range(100):
    for x in It(4000):
        n += x
print(n)
'''),
    ]),
    ('library', [
        ('json', '''import json
items = [{"id": i, "v": i / 2, "t": ["a", "b"], "ok": True} for i in range(50)]
data = {"name": "x", "items": items}
n = 0
for i in range(100):
    s = json.dumps(data)
    n += len(s)
    n += len(json.loads(s)["items"])
print(n)
'''),
        ('re', '''import re
pat = re.compile(r"(\\w+)@(\\w+)\\.com")
n = 0
text = "hello bob@example.com and alice@test.com bye " * 5
for i in range(1000):
    n += len(pat.findall(text))
    m = pat.search(text)
    n += len(m.group(1))
    n += len(re.sub(r"[aeiou]", "*", text))
print(n)
'''),
        ('random', '''import random
random.seed(3)
n = 0
for i in range(200000):
    n += random.randint(1, 6)
    n += random.random() > 0.5
print(n)
'''),
        ('enum', '''from enum import Enum
class C(Enum):
    RED = 1
    BLUE = 2
n = 0
for i in range(300000):
    x = C.RED
    if x is C.RED:
        n += x.value
    if x == C.BLUE:
        n += 1
print(n)
'''),
        ('lru_cache', '''from functools import lru_cache
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
n = 0
for i in range(300000):
    n += fib(i % 80)
print(n)
'''),
        ('itertools', '''import itertools
n = 0
for i in range(30):
    for a, b in itertools.product(range(50), repeat=2):
        n += a * b
    for c in itertools.combinations(range(20), 3):
        n += c[0]
    for x in itertools.chain(range(1000), range(1000)):
        n += x
    for p in itertools.permutations(range(6)):
        n += p[0]
    for a in itertools.accumulate(range(2000)):
        n += a
print(n)
'''),
        ('fractions', '''from fractions import Fraction
n = Fraction(0)
for i in range(1, 800):
    n += Fraction(1, i % 20 + 1)
print(n)
'''),
        ('deepcopy', '''import copy
d = {"a": [1, 2, 3], "b": {"c": (1, 2)}}
n = 0
for i in range(10000):
    n += len(copy.deepcopy(d)) + len(copy.copy(d))
print(n)
'''),
    ]),
]
