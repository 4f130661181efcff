#!/usr/bin/env python3
"""test_models: one program under every model that can host it.

    test_models.py LOCKSTEP

A row is a program and, for each model, what it must print, how long it must take in virtual
milliseconds and with which exit status it must end. The rows follow the table of models in the
README: what each model does with starting, waiting, locks, queues, time limits and cancelling.
"""
import json
import os
import subprocess
import sys
import tempfile

TIMEOUT_S = 30
FINISHED, FAILED, DEADLOCK, LIMIT = 0, 1, 4, 5

FETCH = '''
import asyncio
async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return name
async def main():
    print(await asyncio.gather(fetch("a", 2), fetch("b", 1)))
asyncio.run(main())
'''

SLEEPERS = '''
import threading, time
def sleeper(name, delay):
    time.sleep(delay)
    print(name)
threads = [threading.Thread(target=sleeper, args=a) for a in (("a", 2), ("b", 1))]
for t in threads:
    t.start()
for t in threads:
    t.join()
'''

STALLED = '''
import asyncio, time
async def stall():
    time.sleep(2)
    print("stalled")
async def tick():
    await asyncio.sleep(1)
    print("tick")
async def main():
    await asyncio.gather(tick(), stall())
asyncio.run(main())
'''

COUNTER = '''
import asyncio
counter = 0
lock = None
async def raise_counter():
    global counter
    for _ in range(25):
        async with lock:
            seen = counter
            await asyncio.sleep(0.001)
            counter = seen + 1
async def main():
    global lock
    lock = asyncio.Lock()
    await asyncio.gather(*(raise_counter() for _ in range(4)))
    print(counter)
asyncio.run(main())
'''

CONSUMER_FIRST = '''
import asyncio
async def consume(q):
    print("got", await q.get())
async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(consume(q))
    await asyncio.sleep(1)
    q.put_nowait("it")
    await t
asyncio.run(main())
'''

TIME_LIMIT = '''
import asyncio
async def slow():
    await asyncio.sleep(3)
    print("slow is done")
async def main():
    try:
        await asyncio.wait_for(slow(), 1)
        print("in time")
    except TimeoutError:
        print("too late")
asyncio.run(main())
'''

LIMITED_BODY = '''
import asyncio
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(3)
            print("slept")
    except TimeoutError:
        print("too late")
asyncio.run(main())
'''

CANCEL = '''
import asyncio
async def work():
    try:
        await asyncio.sleep(2)
        print("worked")
    except asyncio.CancelledError:
        print("cancelled")
        raise
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        pass
asyncio.run(main())
'''

POOL = '''
from concurrent.futures import ThreadPoolExecutor
import time
def work(n):
    time.sleep(1)
    return n * n
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(work, range(4))))
'''

GROUP = '''
import asyncio
async def fails():
    await asyncio.sleep(1)
    raise ValueError("bad")
async def works():
    await asyncio.sleep(2)
    print("worked")
async def main():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fails())
            g.create_task(works())
    except* ValueError as e:
        print(e.exceptions)
asyncio.run(main())
'''

SELF_LOCK = '''
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
'''

EVENTS = '''
import threading, time
ready = threading.Event()
def waiter():
    ready.wait()
    print("go")
t = threading.Thread(target=waiter)
t.start()
time.sleep(1)
ready.set()
t.join()
'''

PRIMITIVES = '''
import asyncio
async def main():
    s, e, c, b = asyncio.Semaphore(2), asyncio.Event(), asyncio.Condition(), asyncio.Barrier(3)
    log = []
    async def part(i):
        async with s:
            await asyncio.sleep(1)
        await b.wait()
        async with c:
            log.append(i)
            c.notify_all()
    tasks = [asyncio.create_task(part(i)) for i in range(3)]
    async with c:
        await c.wait_for(lambda: len(log) == 3)
    print(sorted(log))
    done, pending = await asyncio.wait(tasks, timeout=5)
    print(len(done), len(pending))
asyncio.run(main())
'''

AS_COMPLETED = '''
import asyncio
async def job(n):
    await asyncio.sleep(n)
    return n
async def main():
    for f in asyncio.as_completed([job(3), job(1), job(2)]):
        print(await f)
    print(await asyncio.to_thread(lambda: 7))
    t = asyncio.create_task(job(1), name="one")
    t.add_done_callback(lambda t: print("done", t.get_name()))
    print(await asyncio.shield(t))
asyncio.run(main())
'''

# (name, program, {model: (printed lines, milliseconds or None, exit status)})
ROWS = [
    ('waiting overlaps but synchronously', FETCH, {
        'native': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'async': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'threads': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'sync': (['a', 'b', "['a', 'b']"], 3000, FINISHED)}),
    ('time.sleep holds up one loop and no other thread', SLEEPERS, {
        'native': (['b', 'a'], 2000, FINISHED),
        'threads': (['b', 'a'], 2000, FINISHED),
        'async': (['a', 'b'], 3000, FINISHED),
        'sync': (['a', 'b'], 3000, FINISHED)}),
    ('time.sleep in a coroutine', STALLED, {
        'native': (['stalled', 'tick'], 2000, FINISHED),
        'threads': (['tick', 'stalled'], 2000, FINISHED),
        'sync': (['tick', 'stalled'], 3000, FINISHED)}),
    ('a counter under a lock', COUNTER, {
        'native': (['100'], 100, FINISHED),
        'threads': (['100'], 100, FINISHED),
        'sync': (['100'], 100, FINISHED)}),
    ('an empty queue', CONSUMER_FIRST, {
        'native': (['got it'], 1000, FINISHED),
        'threads': (['got it'], 1000, FINISHED),
        'sync': ([], 0, DEADLOCK)}),
    ('a time limit', TIME_LIMIT, {
        'native': (['too late'], 1000, FINISHED),
        'threads': (['too late', 'slow is done'], 3000, FINISHED),
        'sync': (['slow is done', 'in time'], 3000, FINISHED)}),
    ('a time limit of a block', LIMITED_BODY, {
        'native': (['too late'], 1000, FINISHED),
        'threads': (['too late'], 1000, FINISHED),
        'sync': (['slept'], 3000, FINISHED)}),
    ('cancelling', CANCEL, {
        'native': (['cancelled'], 1000, FINISHED),
        'threads': (['worked'], 2000, FINISHED),
        'sync': (['worked'], 3000, FINISHED)}),
    ('an executor', POOL, {
        'native': (['[0, 1, 4, 9]'], 2000, FINISHED),
        'threads': (['[0, 1, 4, 9]'], 2000, FINISHED),
        'async': (['[0, 1, 4, 9]'], 4000, FINISHED),
        'sync': (['[0, 1, 4, 9]'], 4000, FINISHED)}),
    ('a task group that fails', GROUP, {
        'native': (["(ValueError('bad'),)"], 1000, FINISHED),
        'threads': (['worked', "(ValueError('bad'),)"], 2000, FINISHED)}),
    ('waiting for oneself', SELF_LOCK, {
        'native': ([], 0, DEADLOCK),
        'threads': ([], 0, DEADLOCK),
        'async': ([], 0, DEADLOCK),
        'sync': ([], 0, DEADLOCK)}),
    ('an event', EVENTS, {
        'native': (['go'], 1000, FINISHED),
        'threads': (['go'], 1000, FINISHED),
        'async': (['go'], 1000, FINISHED),
        'sync': ([], 0, DEADLOCK)}),
    ('what tasks meet at', PRIMITIVES, {
        'native': (['[0, 1, 2]', '3 0'], 2000, FINISHED),
        'threads': (['[0, 1, 2]', '3 0'], 2000, FINISHED)}),
    ('what is done first', AS_COMPLETED, {
        'native': (['1', '2', '3', '7', 'done one', '1'], 4000, FINISHED),
        'threads': (['1', '2', '3', '7', 'done one', '1'], 4000, FINISHED),
        'sync': (['3', '1', '2', '7', '1', 'done one'], 7000, FINISHED)}),
]


def run(lockstep, path, model):
    with tempfile.NamedTemporaryFile(suffix='.jsonl') as events:
        done = subprocess.run([lockstep, 'run', '--as', model, '--events', events.name, path],
                              capture_output=True, text=True, timeout=TIMEOUT_S)
        lines = events.read().decode().splitlines()
    last = json.loads(lines[-1]) if lines else {}
    marks = [json.loads(line) for line in lines if '"kind":"marked"' in line]
    return done, last.get('t_ns', 0) // 1000000, marks


def check_rows(lockstep, folder):
    failures = 0
    for number, (name, program, models) in enumerate(ROWS):
        path = os.path.join(folder, f'row{number}.py')
        with open(path, 'w', encoding='utf-8') as out:
            out.write(program)
        for model, (lines, milliseconds, status) in models.items():
            done, took, _ = run(lockstep, path, model)
            seen = (done.stdout.splitlines(), took, done.returncode)
            if seen != (lines, milliseconds, status):
                failures += 1
                print(f'{name}, as {model}:\n  wanted {(lines, milliseconds, status)}\n'
                      f'  got    {seen}\n{done.stderr}')
    return failures


# What a model cannot do is said in the run, not passed over.
def check_marks(lockstep, folder):
    failures = 0
    rows = (('cancel', CANCEL, 'threads'), ('limit', TIME_LIMIT, 'threads'),
            ('late', TIME_LIMIT, 'sync'), ('late block', LIMITED_BODY, 'sync'))
    for name, program, model in rows:
        path = os.path.join(folder, name + '.py')
        with open(path, 'w', encoding='utf-8') as out:
            out.write(program)
        _, _, marks = run(lockstep, path, model)
        if not marks:
            failures += 1
            print(f'{name}, as {model}: nothing says what the model cannot do')
    return failures


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        failures = check_rows(sys.argv[1], folder) + check_marks(sys.argv[1], folder)
    print(f'{len(ROWS)} programs, {failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
