"""micro: one small thing of the language at a time, beside CPython on the same machine.

What is compared is the CPU time, of user and system, of the whole process and its children, in the
fastest of several runs; runs of both sides take turns. Each side's own time for an empty program is
taken off first, so that neither pays here for its start. Below 1 Lockstep is faster. As always in
`lockstep run FILE`, output is all that is recorded; run.py has switches with all their events.
"""
import os
import resource
import subprocess
import sys

from everyday import EVERYDAY
from small_programs import SMALL_PROGRAMS

PROGRAMS = [
    ('loops', [
        ('while', '''i = 0
while i < 3000000:
    i += 1
print(i)
'''),
        ('for in for', '''n = 0
for i in range(1000):
    for j in range(1500):
        if (i ^ j) & 1:
            n += 1
print(n)
'''),
        ('floats', '''x = 0.0
for i in range(1, 2000000):
    x += 1.0 / i
print(x)
'''),
        ('sieve', '''def sieve(n):
    is_prime = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    return sum(is_prime) - 2
print(sieve(2000000))
'''),
    ]),
    ('calls', [
        ('recursion', '''def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(29))
'''),
        ('default, *args and **kwargs', '''def f(a, b=2, *c, **d):
    return a + b
n = 0
for i in range(1000000):
    n += f(i)
print(n)
'''),
        ('keywords', '''def f(a, *, b=2, c=3):
    return a + b + c
n = 0
for i in range(1000000):
    n += f(i, b=1, c=2)
print(n)
'''),
        ('closure', '''def counter():
    n = 0
    def count():
        nonlocal n
        n += 1
        return n
    return count
f = counter()
for i in range(1500000):
    f()
print(f())
'''),
    ]),
    ('dict', [
        ('int keys', '''d = {}
for i in range(500000):
    d[i] = i
t = 0
for k, v in d.items():
    t += v
print(t)
'''),
        ('str keys', '''d = {}
words = [str(i % 1000) for i in range(500000)]
for word in words:
    d[word] = d.get(word, 0) + 1
print(len(d))
'''),
        ('Counter and defaultdict', '''from collections import Counter, defaultdict
c = Counter()
d = defaultdict(list)
for i in range(300000):
    c[i % 100] += 1
    d[i % 100].append(i)
print(len(c), len(d))
'''),
    ]),
    ('string', [
        ('f-strings', '''n = 0
for i in range(500000):
    n += len(f"item {i} of {n}")
print(n)
'''),
        ('formats', '''n = 0
for i in range(300000):
    n += len("{}-{:>5}".format(i, "x")) + len("%d-%5.2f" % (i, i / 3))
print(n)
'''),
        ('methods', '''s = "Hello World"
n = 0
for i in range(300000):
    n += len(s.upper().lower().replace("o", "0").strip())
    n += s.find("W")
print(n)
'''),
        ('split', '''s = "the quick brown fox jumps over the lazy dog"
n = 0
for i in range(200000):
    n += len(s.split())
print(n)
'''),
        ('characters', '''s = "abcdefghij" * 100
n = 0
for i in range(1000):
    for c in s:
        if c == "a":
            n += 1
print(n)
'''),
    ]),
    ('generators', [
        ('for', '''def count(n):
    for i in range(n):
        yield i
t = 0
for i in count(2000000):
    t += i
print(t)
'''),
        ('sum', '''def count(n):
    for i in range(n):
        yield i
print(sum(count(1000000)))
'''),
        ('await', '''import asyncio
async def f(x):
    return x
async def main():
    n = 0
    for i in range(700000):
        n += await f(i)
    print(n)
asyncio.run(main())
'''),
    ]),
    ('attributes', [
        ('method', '''class A:
    def __init__(self):
        self.x = 0
        self.y = 1
    def step(self, d):
        self.x += d
        return self.y
a = A()
for i in range(1000000):
    a.step(2)
print(a.x)
'''),
        ('new instances', '''class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
n = 0
for i in range(500000):
    p = P(i, 2)
    n += p.x
print(n)
'''),
        ('dataclass', '''from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
n = 0
for i in range(300000):
    n += P(i).x
print(n, P(1) == P(1))
'''),
    ]),
    ('lists', [
        ('matrix', '''n = 100
a = [[i * j for j in range(n)] for i in range(n)]
c = [[sum(a[i][k] * a[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
print(c[5][5])
'''),
        ('comprehension', '''t = 0
for i in range(50):
    t += sum([x * 2 for x in range(20000) if x % 3])
print(t)
'''),
        ('slices', '''a = list(range(100))
n = 0
for i in range(500000):
    n += len(a[10:50])
print(n)
'''),
        ('tuples', '''n = 0
for i in range(1000000):
    a, b = i, i + 1
    t = (a, b)
    n += t[0]
print(n)
'''),
    ]),
] + EVERYDAY + SMALL_PROGRAMS


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit('%s failed:\n%s' % (' '.join(command), done.stderr.decode('utf-8', 'replace')))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def best_of_both(commands, path, source, repeats):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(source)
    runs = [[cpu_seconds(command) for command in commands] for _ in range(repeats)]
    if len({out for run in runs for _, out in run}) != 1:
        sys.exit('the outputs differ:\n%s' % source)
    return [min(run[side][0] for run in runs) for side in range(len(commands))]


def bench_micro(lockstep, folder, repeats):
    path = os.path.join(folder, 'micro.py')
    commands = [lockstep, 'run', path], [sys.executable, '-S', path]
    empty = best_of_both(commands, path, '', 2 * repeats)
    print('\n%-40s %10s %10s %7s' % ('CPU time without the start', 'Lockstep', 'CPython', 'ratio'))
    for group, programs in PROGRAMS:
        for name, source in programs:
            both = best_of_both(commands, path, source, repeats)
            ours, theirs = [most - start for most, start in zip(both, empty)]
            print('%-11s %-28s %7.1f ms %7.1f ms %7.2f' % (group, name, 1e3 * ours, 1e3 * theirs,
                                                           ours / theirs))
