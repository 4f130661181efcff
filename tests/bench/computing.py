"""computing: programs that compute, written as people write them, for reality.py.

None of them is part of what `lockstep calibrate` measures. Each defines work().
"""

PROGRAMS = [
    ('fibonacci', r'''def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def work():
    return fib(22)
'''),
    ('a sieve of primes', r'''def work():
    n = 100000
    is_prime = [True] * (n + 1)
    is_prime[0] = is_prime[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    return sum(is_prime)
'''),
    ('primes by trial', r'''def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True
def work():
    return len([n for n in range(8000) if is_prime(n)])
'''),
    ('collatz', r'''def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps
def work():
    return max(range(1, 3000), key=collatz)
'''),
    ('nested loops', r'''def work():
    count = 0
    for a in range(1, 120):
        for b in range(a, 120):
            for c in range(b, 120):
                if a * a + b * b == c * c:
                    count += 1
    return count
'''),
    ('building a string', r'''def work():
    text = ""
    for i in range(20000):
        text += chr(97 + i % 26)
    lines = []
    for i in range(20000):
        lines.append("line " + str(i))
    return len(text) + len("\n".join(lines))
'''),
    ('counting words', r'''def work():
    text = "the quick brown fox jumps over the lazy dog and the cat " * 1500
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: -item[1])[:3]
'''),
    ('sorting with a key', r'''def work():
    people = [("name%d" % (i * 7919 % 10007), i * 31 % 97) for i in range(8000)]
    people.sort(key=lambda p: (p[1], p[0]))
    return people[0]
'''),
    ('a product of matrices', r'''def multiply(a, b):
    n, m, p = len(a), len(b), len(b[0])
    result = [[0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            total = 0
            for k in range(m):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result
def work():
    a = [[i * j % 10 for j in range(50)] for i in range(50)]
    return multiply(a, a)[3][4]
'''),
    ('a dataclass', r'''from dataclasses import dataclass
@dataclass
class Point:
    x: float
    y: float
    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)
def work():
    p = Point(0, 0)
    for i in range(20000):
        p = p.moved(i % 3, 1)
    return p.x
'''),
    ('accounts', r'''class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.history = []
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount")
        self.balance += amount
        self.history.append(amount)
    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        self.history.append(-amount)
        return True
def work():
    accounts = [Account("a%d" % i) for i in range(50)]
    refused = 0
    for i in range(40000):
        account = accounts[i % 50]
        account.deposit(i % 17 + 1)
        if not account.withdraw(i % 23):
            refused += 1
    return refused
'''),
    ('closures', r'''def counter():
    count = 0
    def step(by):
        nonlocal count
        count += by
        return count
    return step
def work():
    step = counter()
    for i in range(100000):
        step(i & 3)
    return step(0)
'''),
    ('generators', r'''def numbers(n):
    for i in range(n):
        yield i
def squares(items):
    for x in items:
        yield x * x
def odd(items):
    return (x for x in items if x % 2)
def work():
    return sum(odd(squares(numbers(50000))))
'''),
    ('a dict of lists', r'''def work():
    groups = {}
    for i in range(60000):
        groups.setdefault(i * 37 % 501, []).append(i)
    total = 0
    for key, items in groups.items():
        total += key * len(items) + items[-1]
    return total
'''),
    ('exceptions', r'''def parse(text):
    try:
        return int(text)
    except ValueError:
        return None
def work():
    words = ["12", "x", "7", "", "99"] * 3000
    return sum(1 for w in words if parse(w) is None)
'''),
    ('comprehensions', r'''def work():
    rows = [{"id": i, "size": i * 7 % 100} for i in range(12000)]
    large = [r for r in rows if r["size"] > 50]
    sizes = {r["id"]: r["size"] * 2 for r in large}
    kinds = {s % 10 for s in sizes.values()}
    return len(large), sum(sizes.values()), len(kinds)
'''),
    ('large integers', r'''def work():
    f = 1
    for i in range(1, 700):
        f *= i
    a, b = 0, 1
    for _ in range(4000):
        a, b = b, a + b
    return f % 1000003 + a % 1000003
'''),
    ('mandelbrot', r'''def escape(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        x2, y2 = x * x, y * y
        if x2 + y2 > 4.0:
            return i
        x, y = x2 - y2 + cx, 2.0 * x * y + cy
    return limit
def work():
    total = 0
    for row in range(30):
        for column in range(60):
            total += escape(column / 20 - 2.2, row / 12 - 1.25, 60)
    return total
'''),
    ('planets', r'''import math
class Body:
    def __init__(self, x, y, vx, vy, mass):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass
def step(bodies, dt):
    for i, a in enumerate(bodies):
        for b in bodies[i + 1:]:
            dx, dy = b.x - a.x, b.y - a.y
            r = math.sqrt(dx * dx + dy * dy) + 0.01
            f = dt / (r * r * r)
            a.vx += dx * f * b.mass
            a.vy += dy * f * b.mass
            b.vx -= dx * f * a.mass
            b.vy -= dy * f * a.mass
    for b in bodies:
        b.x += b.vx * dt
        b.y += b.vy * dt
def work():
    bodies = [Body(i, i * i % 5, 0.1 * i, -0.2, 1 + i) for i in range(5)]
    for _ in range(1500):
        step(bodies, 0.01)
    return round(bodies[0].x, 6)
'''),
    ('permutations', r'''def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            result.append([items[i]] + rest)
    return result
def work():
    return len(permutations([1, 2, 3, 4, 5, 6, 7]))
'''),
    ('eight queens', r'''def place(row, n, columns, down, up):
    if row == n:
        return 1
    count = 0
    for c in range(n):
        if c in columns or row + c in down or row - c in up:
            continue
        columns.add(c)
        down.add(row + c)
        up.add(row - c)
        count += place(row + 1, n, columns, down, up)
        columns.remove(c)
        down.remove(row + c)
        up.remove(row - c)
    return count
def work():
    return place(0, 7, set(), set(), set())
'''),
    ('formatting', r'''def work():
    out = []
    for i in range(12000):
        out.append(f"{i:5d} {i / 7:.3f} {'even' if i % 2 == 0 else 'odd'}")
        out.append("%s=%d" % ("key", i))
    return len("\n".join(out))
'''),
    ('sets', r'''def work():
    a = set(range(0, 30000, 2))
    b = set(range(0, 30000, 3))
    seen = set()
    twice = 0
    for i in range(40000):
        x = i * i % 1009
        if x in seen:
            twice += 1
        seen.add(x)
    return len(a & b), len(a | b), len(a - b), twice
'''),
    ('sum, min, max, any, all', r'''def work():
    total = 0
    for i in range(60):
        items = list(range(i, 3000 + i))
        total += sum(items) + min(items) + max(items)
        total += any(x < 0 for x in items) + all(x >= 0 for x in items)
    return total
'''),
    ('bubble sort', r'''def bubble_sort(a):
    n = len(a)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a
def work():
    return bubble_sort([i * 7919 % 401 for i in range(400)])[7]
'''),
    ('binary search', r'''def find(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1
def work():
    items = list(range(0, 20000, 2))
    return sum(1 for i in range(12000) if find(items, i) >= 0)
'''),
    ('palindromes', r'''def is_palindrome(text):
    text = text.lower().replace(" ", "")
    return text == text[::-1]
def reverse(text):
    out = ""
    for c in text:
        out = c + out
    return out
def work():
    lines = ["Never odd or even", "Was it a car", "Step on no pets"] * 3000
    return sum(is_palindrome(l) for l in lines), len([reverse(l) for l in lines[:1500]])
'''),
    ('json by hand', r'''def dump(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(dump(v) for v in value) + "]"
    return "{" + ", ".join(dump(k) + ": " + dump(v) for k, v in value.items()) + "}"
def work():
    rows = [{"id": i, "name": "n%d" % i, "tags": ["a", "b"], "ok": True, "x": None}
            for i in range(1500)]
    return len(dump(rows))
'''),
    ('asyncio tasks that compute', r'''import asyncio
async def part(n):
    total = 0
    for i in range(n):
        total += i * i % 7
        if i % 50 == 0:
            await asyncio.sleep(0)
    return total
async def main():
    return sum(await asyncio.gather(*[part(15000) for _ in range(8)]))
def work():
    return asyncio.run(main())
'''),
    ('coroutines that call', r'''import asyncio
async def leaf(x):
    return x + 1
async def node(x):
    return await leaf(x) + await leaf(x + 1)
async def main():
    total = 0
    for i in range(20000):
        total += await node(i)
    return total
def work():
    return asyncio.run(main())
'''),
    ('threads that compute', r'''import threading
def part(n, out):
    total = 0
    for i in range(n):
        total += i * 3 % 11
    out.append(total)
def work():
    out = []
    threads = [threading.Thread(target=part, args=(80000, out)) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(out)
'''),
    ('processes that compute', r'''import multiprocessing
def part(n):
    total = 0
    for i in range(n):
        total += i * 3 % 11
def work():
    processes = [multiprocessing.Process(target=part, args=(600000,)) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
'''),
]
