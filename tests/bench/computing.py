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

# Written after the first and without knowing how they would do: exercises of a course, a bit longer.
EXERCISES = [
    ('merge sort', r'''def merge(left, right):
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    result.extend(left[i:])
    result.extend(right[j:])
    return result
def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))
def work():
    return merge_sort([i * 7919 % 5003 for i in range(5000)])[:3]
'''),
    ('quicksort', r'''def quicksort(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    small = [x for x in items if x < pivot]
    same = [x for x in items if x == pivot]
    large = [x for x in items if x > pivot]
    return quicksort(small) + same + quicksort(large)
def work():
    return quicksort([i * 7919 % 4001 for i in range(5000)])[:3]
'''),
    ('game of life', r'''def neighbours(board, row, column):
    count = 0
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            if dr or dc:
                r, c = row + dr, column + dc
                if 0 <= r < len(board) and 0 <= c < len(board[0]) and board[r][c]:
                    count += 1
    return count
def step(board):
    return [[neighbours(board, r, c) in ((2, 3) if cell else (3,)) for c, cell in enumerate(row)]
            for r, row in enumerate(board)]
def work():
    board = [[(r * 7 + c * c) % 3 == 0 for c in range(24)] for r in range(24)]
    for _ in range(12):
        board = step(board)
    return sum(map(sum, board))
'''),
    ('edit distance', r'''def distance(a, b):
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y)))
        before = row
    return before[-1]
def work():
    words = ["kitten", "sitting", "saturday", "sunday", "concurrency", "currency"]
    return sum(distance(a, b) for a in words for b in words for _ in range(6))
'''),
    ('the shortest way', r'''import heapq
def shortest(graph, start):
    best = {start: 0}
    heap = [(0, start)]
    while heap:
        so_far, node = heapq.heappop(heap)
        if so_far > best[node]:
            continue
        for other, length in graph[node]:
            total = so_far + length
            if other not in best or total < best[other]:
                best[other] = total
                heapq.heappush(heap, (total, other))
    return best
def work():
    graph = {i: [((i * 3 + k * 17) % 1200, (i + k * k) % 20 + 1) for k in range(5)]
             for i in range(1200)}
    return sum(shortest(graph, 0).values())
'''),
    ('a calculator', r'''def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            yield int(text[start:i])
        else:
            if c != " ":
                yield c
            i += 1
class Parser:
    def __init__(self, text):
        self.items = list(tokens(text)) + [None]
        self.at = 0
    def next(self):
        self.at += 1
        return self.items[self.at - 1]
    def sum(self):
        value = self.product()
        while self.items[self.at] in ("+", "-"):
            if self.next() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value
    def product(self):
        value = self.atom()
        while self.items[self.at] == "*":
            self.next()
            value *= self.atom()
        return value
    def atom(self):
        item = self.next()
        if item == "(":
            value = self.sum()
            self.next()
            return value
        return item
def work():
    return sum(Parser("2 * (3 + 4) - 15 * (2 - %d) + (7 * 6)" % i).sum() for i in range(700))
'''),
    ('a stack machine', r'''def run(program):
    stack, at, names = [], 0, {}
    while at < len(program):
        op, arg = program[at]
        at += 1
        if op == "push":
            stack.append(arg)
        elif op == "load":
            stack.append(names[arg])
        elif op == "store":
            names[arg] = stack.pop()
        elif op == "add":
            b, a = stack.pop(), stack.pop()
            stack.append(a + b)
        elif op == "less":
            b, a = stack.pop(), stack.pop()
            stack.append(a < b)
        elif op == "jump":
            at = arg
        elif op == "unless":
            if not stack.pop():
                at = arg
    return names
def work():
    return run([("push", 0), ("store", "i"), ("push", 0), ("store", "n"),
                ("load", "i"), ("push", 6000), ("less", None), ("unless", 17),
                ("load", "n"), ("load", "i"), ("add", None), ("store", "n"),
                ("load", "i"), ("push", 1), ("add", None), ("store", "i"), ("jump", 4)])["n"]
'''),
    ('a linked list', r'''class Node:
    def __init__(self, value, after=None):
        self.value = value
        self.after = after
class LinkedList:
    def __init__(self):
        self.first = None
        self.size = 0
    def push(self, value):
        self.first = Node(value, self.first)
        self.size += 1
    def __len__(self):
        return self.size
    def __iter__(self):
        node = self.first
        while node is not None:
            yield node.value
            node = node.after
    def reverse(self):
        before = None
        node = self.first
        while node:
            node.after, before, node = before, node, node.after
        self.first = before
def work():
    items = LinkedList()
    for i in range(12000):
        items.push(i)
    items.reverse()
    return sum(items), len(items)
'''),
    ('a binary tree', r'''class Tree:
    def __init__(self, key):
        self.key = key
        self.left = self.right = None
    def insert(self, key):
        if key < self.key:
            if self.left:
                self.left.insert(key)
            else:
                self.left = Tree(key)
        elif key > self.key:
            if self.right:
                self.right.insert(key)
            else:
                self.right = Tree(key)
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()
def work():
    root = Tree(1000)
    for i in range(3000):
        root.insert(i * 7919 % 2003)
    return list(root.walk())[:5]
'''),
    ('a cache of results', r'''import functools
def remember(f):
    known = {}
    @functools.wraps(f)
    def wrapper(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]
    return wrapper
@remember
def ways(row, column):
    if row == 0 or column == 0:
        return 1
    return ways(row - 1, column) + ways(row, column - 1)
@functools.lru_cache(maxsize=None)
def steps(n):
    return n if n < 2 else steps(n - 1) + steps(n - 2)
def work():
    steps.cache_clear()
    total = sum(ways(r, c) for r in range(25) for c in range(25) for _ in range(8))
    return total % 1009, steps(300) % 1009
'''),
    ('a secret message', r'''def shift(text, by):
    out = []
    for c in text:
        if c.isupper():
            out.append(chr((ord(c) - ord("A") + by) % 26 + ord("A")))
        elif c.islower():
            out.append(chr((ord(c) - ord("a") + by) % 26 + ord("a")))
        else:
            out.append(c)
    return "".join(out)
def work():
    text = "Meet me at the old Bridge, at Ten. " * 40
    for by in range(12):
        text = shift(text, by)
    return text[:9]
'''),
    ('roman numbers', r'''SIGNS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
def to_roman(n):
    text = ""
    for value, sign in SIGNS:
        while n >= value:
            text += sign
            n -= value
    return text
def from_roman(text):
    total = 0
    for a, b in zip(text, text[1:] + " "):
        value = VALUES[a]
        total += -value if value < VALUES.get(b, 0) else value
    return total
def work():
    return all(from_roman(to_roman(n)) == n for n in range(1, 2000))
'''),
    ('shapes', r'''import math
class Shape:
    def area(self):
        raise NotImplementedError
    def __lt__(self, other):
        return self.area() < other.area()
    def __str__(self):
        return f"{type(self).__name__} of {self.area():.2f}"
class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius
    def area(self):
        return math.pi * self.radius ** 2
class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height
    def area(self):
        return self.width * self.height
class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
def work():
    shapes = []
    for i in range(900):
        shapes += [Circle(i % 17), Rectangle(i % 23, 3), Square(i % 11)]
    shapes.sort()
    return len("\n".join(str(s) for s in shapes))
'''),
    ('a bank with errors', r'''class BankError(Exception):
    pass
class NoMoney(BankError):
    def __init__(self, needed):
        super().__init__(f"{needed} are missing")
        self.needed = needed
class Bank:
    def __init__(self):
        self.accounts = {}
    def open(self, name):
        if name in self.accounts:
            raise BankError(name + " exists")
        self.accounts[name] = 100
    def move(self, source, target, amount):
        if self.accounts[source] < amount:
            raise NoMoney(amount - self.accounts[source])
        self.accounts[source] -= amount
        self.accounts[target] += amount
def work():
    bank, errors, missing = Bank(), [], 0
    names = ["ann", "bob", "cat", "dan"]
    for i in range(5000):
        try:
            if i % 50 < 4:
                bank.open(names[i % 50])
            else:
                bank.move(names[i % 4], names[i * 7 % 4], i % 90)
        except NoMoney as error:
            missing += error.needed
        except BankError as error:
            errors.append(str(error))
        except KeyError:
            errors.append("nobody")
        finally:
            missing += 1
    return missing, len(errors)
'''),
    ('lines of a log', r'''def parse(line):
    date, level, rest = line.split(" ", 2)
    name, _, text = rest.partition(": ")
    return {"date": tuple(int(n) for n in date.split("-")), "level": level.strip("[]"),
            "name": name, "text": text.strip()}
def work():
    lines = ["2024-%02d-%02d [%s] part%d: it took %d ms \n"
             % (i % 12 + 1, i % 28 + 1, ("INFO", "WARN", "ERROR")[i % 3], i % 9, i)
             for i in range(1500)]
    by_level = {}
    for row in map(parse, lines):
        by_level.setdefault(row["level"], []).append(row)
    worst = max(by_level["ERROR"], key=lambda row: row["date"])
    return worst["text"], sorted(by_level)
'''),
    ('anagrams', r'''from collections import Counter, defaultdict
def work():
    words = "listen silent enlist google elbow below tab bat state taste night thing".split() * 150
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    letters = Counter()
    for word in words[:600]:
        letters.update(word)
    return [len(set(g)) for g in groups.values()], letters.most_common(3)
'''),
    ('a maze', r'''from collections import deque
def solve(maze, start, goal):
    queue = deque([(start, 0)])
    seen = {start}
    while queue:
        (row, column), steps = queue.popleft()
        if (row, column) == goal:
            return steps
        for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            place = (row + dr, column + dc)
            if maze[place[0]][place[1]] == " " and place not in seen:
                seen.add(place)
                queue.append((place, steps + 1))
    return None
def work():
    size = 60
    maze = ["#" * size]
    for r in range(1, size - 1):
        maze.append("#" + "".join("#" if r * c % 7 == 3 else " " for c in range(1, size - 1)) + "#")
    maze.append("#" * size)
    return solve(maze, (1, 1), (size - 2, size - 2))
'''),
    ('a knapsack', r'''def best(items, room):
    table = [[0] * (room + 1) for _ in range(len(items) + 1)]
    for i, (weight, value) in enumerate(items, 1):
        for w in range(room + 1):
            table[i][w] = table[i - 1][w]
            if weight <= w and table[i - 1][w - weight] + value > table[i][w]:
                table[i][w] = table[i - 1][w - weight] + value
    chosen, w = [], room
    for i in range(len(items), 0, -1):
        if table[i][w] != table[i - 1][w]:
            chosen.append(i - 1)
            w -= items[i - 1][0]
    return table[-1][-1], chosen
def work():
    return best([(i * 7 % 19 + 1, i * 13 % 37) for i in range(60)], 400)
'''),
    ('a sudoku', r'''def fits(grid, row, column, digit):
    if digit in grid[row] or any(grid[r][column] == digit for r in range(9)):
        return False
    top, left = row // 3 * 3, column // 3 * 3
    return all(grid[r][c] != digit for r in range(top, top + 3) for c in range(left, left + 3))
def solve(grid):
    for row in range(9):
        for column in range(9):
            if grid[row][column] == 0:
                for digit in range(1, 10):
                    if fits(grid, row, column, digit):
                        grid[row][column] = digit
                        if solve(grid):
                            return True
                        grid[row][column] = 0
                return False
    return True
def work():
    rows = ["530070000", "600195000", "098000060", "800060003", "400803001", "700020006",
            "060000280", "000419005", "000080079"]
    grid = [[int(c) for c in row] for row in rows]
    return solve(grid), grid[8]
'''),
    ('shopping', r'''from enum import Enum
class Kind(Enum):
    FOOD = 1
    BOOK = 2
    TOY = 3
RATES = {Kind.FOOD: 0.07, Kind.BOOK: 0.05, Kind.TOY: 0.19}
class Item:
    def __init__(self, name, price, kind):
        self.name, self.price, self.kind = name, price, kind
    @property
    def total(self):
        return round(self.price * (1 + RATES[self.kind]), 2)
    def __repr__(self):
        return f"Item({self.name!r}, {self.price})"
class Cart:
    def __init__(self):
        self.items = {}
    def add(self, item, count=1):
        self.items[item] = self.items.get(item, 0) + count
    def total(self):
        return sum(item.total * count for item, count in self.items.items())
def work():
    kinds = list(Kind)
    shelf = [Item("item%d" % i, i * 1.5 + 0.99, kinds[i % 3]) for i in range(40)]
    total, lines = 0, []
    for customer in range(150):
        cart = Cart()
        for i in range(10):
            cart.add(shelf[(customer * 3 + i * i) % 40], count=i % 3 + 1)
        total += cart.total()
        lines.append(f"{customer:>5}: {cart.total():10.2f} {list(cart.items)[0]}")
    return round(total, 2), lines[-1]
'''),
    ('runs of letters', r'''import itertools
def pack(text):
    return [(letter, len(list(group))) for letter, group in itertools.groupby(text)]
def unpack(pairs):
    return "".join(letter * count for letter, count in pairs)
def pack_by_hand(text):
    out, count = "", 1
    for i in range(1, len(text) + 1):
        if i < len(text) and text[i] == text[i - 1]:
            count += 1
        else:
            out += text[i - 1] + (str(count) if count > 1 else "")
            count = 1
    return out
def work():
    text = "aaabccddddde" * 300
    assert unpack(pack(text)) == text
    return len(pack_by_hand(text * 3))
'''),
    ('chance', r'''class Chance:
    def __init__(self, seed):
        self.state = seed
    def next(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % limit
def work():
    chance = Chance(42)
    counts = [0] * 13
    for _ in range(8000):
        counts[chance.next(6) + chance.next(6) + 2] += 1
    inside = 0
    for _ in range(8000):
        x, y = chance.next(1000) / 1000, chance.next(1000) / 1000
        if x * x + y * y <= 1:
            inside += 1
    deck = list(range(52))
    for _ in range(60):
        for i in range(51, 0, -1):
            j = chance.next(i + 1)
            deck[i], deck[j] = deck[j], deck[i]
    return counts, inside, deck[:3]
'''),
    ('towers and factors', r'''def hanoi(n, source, target, other, towers):
    if n:
        hanoi(n - 1, source, other, target, towers)
        towers[target].append(towers[source].pop())
        hanoi(n - 1, other, target, source, towers)
def factors(n):
    result, p = {}, 2
    while p * p <= n:
        while n % p == 0:
            result[p] = result.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        result[n] = 1
    return result
def greatest(a, b):
    while b:
        a, b = b, a % b
    return a
def work():
    towers = {"a": list(range(11, 0, -1)), "b": [], "c": []}
    hanoi(11, "a", "c", "b", towers)
    return (len(towers["c"]), sum(len(factors(n)) for n in range(2, 2500)),
            sum(greatest(a, b) for a in range(1, 90) for b in range(1, 90)))
'''),
    ('a pipeline of workers', r'''import queue, threading
def produce(items, out):
    for item in items:
        out.put(item)
    out.put(None)
def change(source, out):
    while (item := source.get()) is not None:
        out.put(sum(d * d for d in range(item % 60)))
    out.put(None)
def work():
    first, second = queue.Queue(), queue.Queue()
    threads = [threading.Thread(target=produce, args=(range(1500), first)),
               threading.Thread(target=change, args=(first, second))]
    for t in threads:
        t.start()
    total = 0
    while (item := second.get()) is not None:
        total += item
    for t in threads:
        t.join()
    return total
'''),
]
