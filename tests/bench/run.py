#!/usr/bin/env python3
"""bench: how fast Lockstep runs programs, measured against CPython on the same machine.

    run.py LOCKSTEP [REPEATS]

Machines differ and vary, so every figure is a ratio: the best of several runs of Lockstep, over
the best of as many runs of CPython, taken in turn. Below 1 Lockstep is faster. Programs that sleep
are not measured: Lockstep does not wait.
"""
import os
import subprocess
import sys
import tempfile
import time

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
]


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit('%s failed:\n%s' % (' '.join(command), done.stderr.decode('utf-8', 'replace')))
    return taken, done.stdout


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


if __name__ == '__main__':
    main()
