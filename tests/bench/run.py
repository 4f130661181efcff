#!/usr/bin/env python3
"""bench: how fast Lockstep runs programs, measured against CPython on the same machine.

    run.py LOCKSTEP [REPEATS]

Machines differ and vary, so every figure is a ratio: the best of several runs of Lockstep, over
the best of as many runs of CPython, taken in turn. Below 1 Lockstep is faster. Programs that sleep
are not measured: Lockstep does not wait. The first table has whole runs on the clock, start and all;
the second, of micro.py beside this file, has one thing of the language at a time, without the start.

What programs hold in memory is the most that the process had, less that of a program that only
prints: bytes for each of a million objects, and what a long loop needs. CPython's own is beside it.

Task switches are measured with all their events recorded, by tests/bench_switches beside LOCKSTEP:
there the figure is switches per second of CPU, and how many times CPython's that is. What the window
takes is measured by window.py beside this file. Many tasks, threads and processes at once are run
by tests/bench_lanes, with all their events kept; CPython's seconds beside it are on the real clock.
"""
import os
import resource
import subprocess
import sys
import tempfile
import time

from micro import bench_micro
from window import bench_window

REPEATS = 5

PROGRAMS = [
    ('start and print one line', 'print("hello")\n'),
    ('100000 turns of the loop', '''import asyncio
async def take_turns(n):
    for i in range(n):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*[take_turns(10000) for i in range(10)])
asyncio.run(main())
'''),
    ('20000 tasks', '''import asyncio
async def job(n):
    return n
async def main():
    total = 0
    for i in range(200):
        total += sum(await asyncio.gather(*[job(n) for n in range(100)]))
    print(total)
asyncio.run(main())
'''),
    ('a million steps of arithmetic', '''total = 0
for i in range(1000000):
    total += i * i % 7
print(total)
'''),
    ('recursion', '''def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
print(fibonacci(24))
'''),
    ('text', '''words = []
for i in range(100000):
    words.append(f"{i:>8}|{i * 1.5:.2f}")
print(len("".join(words)))
'''),
    ('the ends of a deque', '''from collections import deque
d = deque()
for i in range(2000000):
    d.append(i)
    if len(d) > 100:
        d.popleft()
print(len(d))
'''),
    ('dataclasses', '''from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int = 0
total = 0
for i in range(800000):
    total += Point(i).x
print(total)
'''),
    ('a generator', '''def count(n):
    for i in range(n):
        yield i
total = 0
for i in count(4000000):
    total += i
print(total)
'''),
    ('pieces of text, long', '''line = "the quick brown fox jumps over the lazy dog"
total = 0
for i in range(250000):
    total += len(line.split()) + len(line.upper().strip().replace("O", "0")) + len(f"{i} {i}")
print(total)
'''),
    ('attributes', '''class Node:
    def __init__(self):
        self.a = 1
        self.b = 2
node = Node()
for i in range(3000000):
    node.a = node.b + node.a % 7
print(node.a)
'''),
    ('cyclic garbage', '''class Node:
    pass
for i in range(600000):
    a = Node()
    b = Node()
    a.other = b
    b.other = a
print("done")
'''),
    ('methods of an instance', '''class Counter:
    def __init__(self):
        self.value = 0
    def add(self, n):
        self.value += n
        return self.value
counter = Counter()
for i in range(300000):
    counter.add(i)
print(counter.value)
'''),
    ('dict with str keys', '''counts = {}
words = ["word" + str(i % 500) for i in range(2000)]
for _ in range(100):
    for word in words:
        counts[word] = counts.get(word, 0) + 1
print(len(counts), counts["word7"])
'''),
    ('parts of strings', '''total = 0
for i in range(60000):
    line = "name=" + str(i) + ";kind=a,b,c"
    left, right = line.split(";")
    total += len(right.replace(",", ", ")) + len(left)
print(total)
'''),
    ('list comprehension and sort', '''total = 0
for n in range(30):
    numbers = [(i * 7919 + n) % 10007 for i in range(8000)]
    numbers.sort()
    total += numbers[n] + sum([x for x in numbers if x % 2])
print(total)
'''),
    ('exceptions raised and caught', '''caught = 0
for i in range(100000):
    try:
        if i % 2:
            raise ValueError(i)
    except ValueError:
        caught += 1
print(caught)
'''),
]


HELD = [
    ('an int in a list', 'i'),
    ('a tuple of two', '(i, i)'),
    ('a list of one', '[i]'),
    ('a dict of one', '{"a": i}'),
    ('an instance with two attributes', 'P(i, i)'),
]

HOLD = '''class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
held = [%s for i in range(1000000)]
print(len(held))
'''

LONG_LOOP = '''total = 0
for i in range(10000000):
    total += len([i])
print(total)
'''

LOOP_LIMIT_MIB = 64

TURNS = [(1000, 1000), (100000, 10)]  # tasks, turns of each

TAKE_TURNS = '''import asyncio, time
async def take_turns():
    for i in range(%d):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*[take_turns() for i in range(%d)])
start = time.process_time()
asyncio.run(main())
print(%d / (time.process_time() - start))
'''


LANES = [
    ('10000 tasks', '''import asyncio
async def job():
    for i in range(10):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*[job() for i in range(10000)])
asyncio.run(main())
'''),
    ('1000 threads', '''import threading
lock = threading.Lock()
def job():
    for i in range(100):
        with lock:
            pass
threads = [threading.Thread(target=job) for i in range(1000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
'''),
    ('200 processes', '''import multiprocessing
def job(n):
    return n
if __name__ == "__main__":
    processes = [multiprocessing.Process(target=job, args=(n,)) for n in range(200)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
'''),
]


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit('%s failed:\n%s' % (' '.join(command), done.stderr.decode('utf-8', 'replace')))
    return taken, done.stdout


# In a process of its own: the most of all children is all that the system tells.
def most_bytes(command):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        seconds(command)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        os.write(writer, str(most * 1024).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        text = file.read()
    os.waitpid(child, 0)
    return int(text)


def bench_memory(lockstep, folder):
    path = os.path.join(folder, 'held.py')
    commands = [lockstep, 'run', path], [sys.executable, path]

    def both(source):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(source)
        return [most_bytes(command) for command in commands]

    empty = both('print()\n')
    print('\n%-32s %10s %10s %7s' % ('memory, bytes for each object', 'Lockstep', 'CPython', 'ratio'))
    for name, item in HELD:
        ours, theirs = [(most - least) / 1e6 for most, least in zip(both(HOLD % item), empty)]
        print('%-32s %10.0f %10.0f %7.2f' % (name, ours, theirs, ours / theirs))
    ours, theirs = [most / 2**20 for most in both(LONG_LOOP)]
    print('%-32s %6.0f MiB %6.0f MiB %7.2f' % ('10 million turns of a loop', ours, theirs, ours / theirs))
    if ours >= LOOP_LIMIT_MIB:
        sys.exit('the loop needs %d MiB or more' % LOOP_LIMIT_MIB)


def print_of(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit('%s failed:\n%s' % (' '.join(command), done.stderr.decode('utf-8', 'replace')))
    return done.stdout.decode()


def bench_switches(program, repeats):
    if not os.path.exists(program):
        print('task switches are not measured: %s is not built' % program)
        return
    print('\n%-32s %10s %10s %7s' % ('switches per second, with events', 'Lockstep', 'CPython', 'times'))
    for tasks, turns in TURNS:
        ours, theirs = [], []
        for _ in range(repeats):
            ours.append(float(print_of([program, str(tasks), str(turns)]).split()[-3]))
            script = TAKE_TURNS % (turns, tasks, tasks * turns)
            theirs.append(float(print_of([sys.executable, '-c', script])))
        best, reference = max(ours), max(theirs)
        print('%-32s %9.2fM %9.2fM %7.1f' % ('%d tasks, %d turns each' % (tasks, turns),
                                             best / 1e6, reference / 1e6, best / reference))


def bench_lanes(program, folder):
    if not os.path.exists(program):
        print('many lanes are not measured: %s is not built' % program)
        return
    print('\n%-14s %7s %9s %9s %11s %10s %8s' % ('many lanes', 'lanes', 'events', 'bytes/ev.',
                                                'events/s', 'CPython', 'memory'))
    path = os.path.join(folder, 'lanes.py')
    for name, source in LANES:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(source)
        with open(path, encoding='utf-8') as file:
            done = subprocess.run([program], stdin=file, capture_output=True, check=True)
        lanes, events, size, taken, most = map(float, done.stdout.split())
        print('%-14s %7d %9d %9.1f %10.2fM %4.2f/%.2f s %4.0f MiB' % (
            name, lanes, events, size, events / taken / 1e6, taken,
            seconds([sys.executable, path])[0], most))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lockstep = os.path.abspath(sys.argv[1])
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else REPEATS
    print('%-32s %10s %10s %7s' % ('', 'Lockstep', 'CPython', 'ratio'))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'bench.py')
        for name, program in PROGRAMS:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(program)
            ours, theirs = [], []
            for _ in range(repeats):
                ours.append(seconds([lockstep, 'run', path]))
                theirs.append(seconds([sys.executable, path]))
            if {out for _, out in ours} != {out for _, out in theirs}:
                sys.exit('%s: the outputs differ' % name)
            best, reference = min(ours)[0], min(theirs)[0]
            print('%-32s %7.1f ms %7.1f ms %7.2f' % (name, 1e3 * best, 1e3 * reference, best / reference))
        bench_micro(lockstep, folder, repeats)
        bench_memory(lockstep, folder)
        bench_lanes(os.path.join(os.path.dirname(lockstep), 'tests', 'bench_lanes'), folder)
    bench_switches(os.path.join(os.path.dirname(lockstep), 'tests', 'bench_switches'), repeats)
    bench_window(lockstep, repeats)


if __name__ == '__main__':
    main()
