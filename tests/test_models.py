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

# What the initializer of an executor leaves for its workers, and when it fails.
INITIALIZER = '''
import threading
from concurrent.futures import ThreadPoolExecutor
local = threading.local()
def begin(x):
    local.x = x
    local.count = 0
def work(i):
    local.count += 1
    return local.x * i
def fail():
    raise ValueError("no")
with ThreadPoolExecutor(2, initializer=begin, initargs=(7,)) as executor:
    print(list(executor.map(work, range(3))))
with ThreadPoolExecutor(2, initializer=fail) as executor:
    print(type(executor.submit(work, 1).exception()).__name__)
    try:
        executor.submit(work, 2)
    except Exception as error:
        print(error)
'''

BROKEN_POOL = '''
from concurrent.futures import ProcessPoolExecutor
def fail():
    raise ValueError("no")
def work():
    return 1
if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=fail) as executor:
        print(type(executor.submit(work).exception()).__name__)
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

# Four lanes raise a global counter; each library's own way to start them and to exclude each other.
LANES = {
    'asyncio': '''
import asyncio
counter = 0
async def raise_counter(lock):
    global counter
    for _ in range(25):
        async with lock:
            counter += 1
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(raise_counter(lock) for _ in range(4)))
    print(counter)
asyncio.run(main())
''',
    'threading': '''
import threading
counter = 0
def raise_counter(lock):
    global counter
    for _ in range(25):
        with lock:
            counter += 1
lock = threading.Lock()
threads = [threading.Thread(target=raise_counter, args=(lock,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
''',
    'futures': '''
from concurrent.futures import ThreadPoolExecutor
import threading
counter = 0
lock = threading.Lock()
def raise_counter(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1
with ThreadPoolExecutor(4) as pool:
    for f in [pool.submit(raise_counter, 25) for _ in range(4)]:
        f.result()
print(counter)
''',
    'multiprocessing': '''
from multiprocessing import Process, Lock
counter = 0
def raise_counter(lock):
    global counter
    for _ in range(25):
        with lock:
            counter += 1
if __name__ == "__main__":
    lock = Lock()
    processes = [Process(target=raise_counter, args=(lock,)) for _ in range(4)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(counter)
''',
}

SHARED_VALUE = '''
from multiprocessing import Process, Queue, Value
import multiprocessing as mp
def work(n, value, queue):
    for _ in range(n):
        with value.get_lock():
            value.value += 1
    queue.put(mp.current_process().name)
if __name__ == "__main__":
    value, queue = Value("i", 0), Queue()
    processes = [Process(target=work, args=(10, value, queue)) for _ in range(3)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(value.value, sorted(queue.get() for _ in processes), [p.exitcode for p in processes])
'''

PIPE = '''
from multiprocessing import Process, Pipe
def double(end):
    end.send(end.recv() * 2)
    end.close()
if __name__ == "__main__":
    here, there = Pipe()
    here.send([1, 2])
    p = Process(target=double, args=(there,))
    p.start()
    there.close()
    print(here.recv())
    p.join()
'''

PROCESS_POOLS = '''
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Manager
import time
def work(n):
    time.sleep(1)
    return n * n
def note(d, n):
    d[n] = n
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(work, range(4))))
    with Pool(2) as pool:
        print(pool.map(work, range(2)), [r.get() for r in [pool.apply_async(work, (3,))]])
    with Manager() as manager:
        kept = manager.dict()
        with Pool(2) as pool:
            pool.starmap(note, [(kept, 1), (kept, 2)])
        print(sorted(kept.items()))
'''

PROCESS_ENDED = '''
from multiprocessing import Process
import time
def forever():
    while True:
        time.sleep(1)
if __name__ == "__main__":
    p = Process(target=forever, daemon=True)
    p.start()
    time.sleep(1.5)
    p.terminate()
    p.join()
    print(p.exitcode, p.is_alive())
'''

QUEUE_OF_TASKS = '''
import asyncio
async def worker(queue, results):
    while True:
        item = await queue.get()
        await asyncio.sleep(item)
        await results.put(item * 10)
        queue.task_done()
async def main():
    queue, results = asyncio.PriorityQueue(), asyncio.Queue()
    for n in (2, 1, 3):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(3)]
    await queue.join()
    print([results.get_nowait() for _ in range(3)])
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True) != [])
asyncio.run(main())
'''

PRODUCER = '''
import queue, threading, time
def produce(q):
    for n in range(3):
        time.sleep(1)
        q.put(n)
    q.put(None)
q = queue.Queue(1)
t = threading.Thread(target=produce, args=(q,), name="producer")
t.start()
while (item := q.get()) is not None:
    print("got", item)
t.join()
'''

BY_ANOTHER = '''
import asyncio
async def answers(future):
    await asyncio.sleep(1)
    future.set_result({"answer": 42})
async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(answers(future))
    print(await future)
    await task
    print(await asyncio.to_thread(sum, [1, 2, 3]))
asyncio.run(main())
'''

LONG_LOOP = '''
def work():
    total = 0
    for i in range(400_000):
        total += i
'''

# Two lanes that compute, two that wait, two that do both; one lane of each for the measure.
RATIO_PROGRAMS = {
    'asyncio': ('''import asyncio, time
{work}
async def lane():
    {await_}
    {call}
async def main():
    await asyncio.gather(*(lane() for _ in range({n})))
asyncio.run(main())
''', 'await asyncio.sleep(0.5)'),
    'threading': ('''import threading, time
{work}
def lane():
    {await_}
    {call}
threads = [threading.Thread(target=lane) for _ in range({n})]
for t in threads:
    t.start()
for t in threads:
    t.join()
''', 'time.sleep(0.5)'),
    'futures': ('''import time
from concurrent.futures import ThreadPoolExecutor
{work}
def lane():
    {await_}
    {call}
with ThreadPoolExecutor({n}) as pool:
    for f in [pool.submit(lane) for _ in range({n})]:
        f.result()
''', 'time.sleep(0.5)'),
    'multiprocessing': ('''import time
from multiprocessing import Process
{work}
def lane():
    {await_}
    {call}
if __name__ == "__main__":
    processes = [Process(target=lane) for _ in range({n})]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
''', 'time.sleep(0.5)'),
    'process pool': ('''import time
from concurrent.futures import ProcessPoolExecutor
{work}
def lane():
    {await_}
    {call}
if __name__ == "__main__":
    with ProcessPoolExecutor({n}) as pool:
        for f in [pool.submit(lane) for _ in range({n})]:
            f.result()
''', 'time.sleep(0.5)'),
}
COMPUTE_MS, WAIT_MS, FORK_MS, FORKSERVER_MS = 42, 500, 2, 35

# (name, program, {model: (printed lines, milliseconds or None, exit status)})
ROWS = [
    ('waiting overlaps but synchronously', FETCH, {
        'native': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'async': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'threads': (['b', 'a', "['a', 'b']"], 2000, FINISHED),
        'processes': (['b', 'a', "['a', 'b']"], 2002, FINISHED),
        'sync': (['a', 'b', "['a', 'b']"], 3000, FINISHED)}),
    ('time.sleep holds up one loop and no other thread', SLEEPERS, {
        'native': (['b', 'a'], 2000, FINISHED),
        'threads': (['b', 'a'], 2000, FINISHED),
        'processes': (['b', 'a'], 2002, FINISHED),
        'async': (['a', 'b'], 3000, FINISHED),
        'sync': (['a', 'b'], 3000, FINISHED)}),
    ('time.sleep in a coroutine', STALLED, {
        'native': (['stalled', 'tick'], 2000, FINISHED),
        'threads': (['tick', 'stalled'], 2000, FINISHED),
        'processes': (['tick', 'stalled'], 2002, FINISHED),
        'sync': (['tick', 'stalled'], 3000, FINISHED)}),
    ('a counter under a lock', COUNTER, {
        'native': (['100'], 100, FINISHED),
        'threads': (['100'], 100, FINISHED),
        'processes': (['0'], 102, FINISHED),
        'sync': (['100'], 100, FINISHED)}),
    ('an empty queue', CONSUMER_FIRST, {
        'native': (['got it'], 1000, FINISHED),
        'threads': (['got it'], 1000, FINISHED),
        'processes': (['got it'], 1000, FINISHED),
        'sync': ([], 0, DEADLOCK)}),
    ('a time limit', TIME_LIMIT, {
        'native': (['too late'], 1000, FINISHED),
        'threads': (['too late', 'slow is done'], 3000, FINISHED),
        'processes': (['too late'], 1000, FINISHED),
        'sync': (['slow is done', 'in time'], 3000, FINISHED)}),
    ('a time limit of a block', LIMITED_BODY, {
        'native': (['too late'], 1000, FINISHED),
        'threads': (['too late'], 1000, FINISHED),
        'processes': (['too late'], 1000, FINISHED),
        'sync': (['slept'], 3000, FINISHED)}),
    ('cancelling', CANCEL, {
        'native': (['cancelled'], 1000, FINISHED),
        'threads': (['worked'], 2000, FINISHED),
        'processes': ([], 1000, FINISHED),
        'sync': (['worked'], 3000, FINISHED)}),
    ('an executor', POOL, {
        'native': (['[0, 1, 4, 9]'], 2000, FINISHED),
        'threads': (['[0, 1, 4, 9]'], 2000, FINISHED),
        'processes': (['[0, 1, 4, 9]'], 2004, FINISHED),
        'async': (['[0, 1, 4, 9]'], 4000, FINISHED),
        'sync': (['[0, 1, 4, 9]'], 4000, FINISHED)}),
    ('a task group that fails', GROUP, {
        'native': (["(ValueError('bad'),)"], 1000, FINISHED),
        'processes': (["(ValueError('bad'),)"], 1002, FINISHED),
        'threads': (['worked', "(ValueError('bad'),)"], 2000, FINISHED)}),
    ('waiting for oneself', SELF_LOCK, {
        'native': ([], 0, DEADLOCK),
        'processes': ([], 0, DEADLOCK),
        'threads': ([], 0, DEADLOCK),
        'async': ([], 0, DEADLOCK),
        'sync': ([], 0, DEADLOCK)}),
    ('an event', EVENTS, {
        'native': (['go'], 1000, FINISHED),
        'threads': (['go'], 1000, FINISHED),
        'processes': (['go'], 1000, FINISHED),
        'async': (['go'], 1000, FINISHED),
        'sync': ([], 0, DEADLOCK)}),
    ('what tasks meet at', PRIMITIVES, {
        'native': (['[0, 1, 2]', '3 0'], 2000, FINISHED),
        'threads': (['[0, 1, 2]', '3 0'], 2000, FINISHED),
        'processes': ([], 2002, DEADLOCK)}),  # the list that main looks at is its own
    ('what is done first', AS_COMPLETED, {
        'native': (['1', '2', '3', '7', 'done one', '1'], 4000, FINISHED),
        'threads': (['1', '2', '3', '7', 'done one', '1'], 4000, FINISHED),
        'processes': (['1', '2', '3', '7', 'done one', '1'], 4006, FINISHED),
        'sync': (['3', '1', '2', '7', '1', 'done one'], 7000, FINISHED)}),
    ('what processes share', SHARED_VALUE, {
        model: (["30 ['Process-1', 'Process-2', 'Process-3'] [0, 0, 0]"], None, FINISHED)
        for model in ('native', 'sync', 'async', 'threads', 'processes')}),
    ('a pipe', PIPE, {
        model: (['[1, 2, 1, 2]'], None, FINISHED)
        for model in ('native', 'sync', 'async', 'threads', 'processes')}),
    ('pools of processes', PROCESS_POOLS, {
        'native': (['[0, 1, 4, 9]', '[0, 1] [9]', '[(1, 1), (2, 2)]'], 4008, FINISHED),
        'processes': (['[0, 1, 4, 9]', '[0, 1] [9]', '[(1, 1), (2, 2)]'], 4008, FINISHED),
        'threads': (['[0, 1, 4, 9]', '[0, 1] [9]', '[(1, 1), (2, 2)]'], 4000, FINISHED),
        'async': (['[0, 1, 4, 9]', '[0, 1] [9]', '[(1, 1), (2, 2)]'], 7000, FINISHED),
        'sync': (['[0, 1, 4, 9]', '[0, 1] [9]', '[(1, 1), (2, 2)]'], 7000, FINISHED)}),
    ('a process is ended', PROCESS_ENDED, {
        'native': (['-15 False'], 1500, FINISHED),
        'processes': (['-15 False'], 1500, FINISHED),
        'threads': (['None True'], 1500, FINISHED)}),
    ('tasks take work from a queue', QUEUE_OF_TASKS, {
        'native': (['[10, 20, 30]', 'True'], 3000, FINISHED),
        'processes': (['[10, 20, 30]', 'True'], 3002, FINISHED)}),
    ('a producer', PRODUCER, {
        'native': (['got 0', 'got 1', 'got 2'], 3000, FINISHED),
        'threads': (['got 0', 'got 1', 'got 2'], 3000, FINISHED),
        'async': (['got 0', 'got 1', 'got 2'], 3000, FINISHED),
        'processes': (['got 0', 'got 1', 'got 2'], 3002, FINISHED),
        'sync': ([], 2000, DEADLOCK)}),
    ('an initializer', INITIALIZER, {
        model: (['[0, 7, 14]', 'BrokenThreadPool',
                 'A thread initializer failed, the thread pool is not usable anymore'], None, FINISHED)
        for model in ('native', 'sync', 'async', 'threads', 'processes')}),
    ('an initializer of processes', BROKEN_POOL, {
        model: (['BrokenProcessPool'], None, FINISHED)
        for model in ('native', 'sync', 'async', 'threads', 'processes')}),
    ('another lane sets a future', BY_ANOTHER, {
        'native': (["{'answer': 42}", '6'], 1000, FINISHED),
        'threads': (["{'answer': 42}", '6'], 1000, FINISHED),
        'processes': (["{'answer': 42}", '6'], 1004, FINISHED),
        'sync': (["{'answer': 42}", '6'], 1000, FINISHED)}),
]


def run(lockstep, path, model, *options):
    with tempfile.NamedTemporaryFile(suffix='.jsonl') as events:
        done = subprocess.run([lockstep, 'run', '--as', model, '--events', events.name, *options,
                               path],
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
            took = None if milliseconds is None else took
            seen = (done.stdout.splitlines(), took, done.returncode)
            if seen != (lines, milliseconds, status):
                failures += 1
                print(f'{name}, as {model}:\n  wanted {(lines, milliseconds, status)}\n'
                      f'  got    {seen}\n{done.stderr}')
    return failures


def write(folder, name, program):
    path = os.path.join(folder, name + '.py')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(program)
    return path


# What a model cannot do, or does otherwise, is said in the run, not passed over.
def check_marks(lockstep, folder):
    failures = 0
    shared, copied = 'memory is shared here: counter', 'memory is not shared: counter'
    rows = (('cancel', CANCEL, 'threads', 'cannot be cancelled'),
            ('cancel', CANCEL, 'processes', 'none of its except and finally blocks runs'),
            ('limit', TIME_LIMIT, 'threads', 'goes on past its time limit'),
            ('limit', TIME_LIMIT, 'processes', 'slow is ended as a process is'),
            ('late', TIME_LIMIT, 'sync', 'after its time limit'),
            ('late block', LIMITED_BODY, 'sync', 'after its time limit'),
            ('terminate', PROCESS_ENDED, 'threads', 'cannot be ended from outside'),
            ('shared', LANES['multiprocessing'], 'sync', shared),
            ('shared', LANES['multiprocessing'], 'async', shared),
            ('shared', LANES['multiprocessing'], 'threads', shared),
            ('copied', LANES['asyncio'], 'processes', copied),
            ('copied', LANES['threading'], 'processes', copied),
            ('copied', LANES['futures'], 'processes', copied),
            ('nothing to say', SHARED_VALUE, 'threads', None),
            ('nothing to say', POOL, 'processes', None))
    for name, program, model, wanted in rows:
        _, _, marks = run(lockstep, write(folder, name, program), model)
        notes = [mark['note'] for mark in marks]
        if not (any(wanted in note for note in notes) if wanted else not notes):
            failures += 1
            print(f'{name}, as {model}: wanted a mark with {wanted!r}, got {notes}')
    return failures


# A counter is one value, but where each lane has a copy of its own.
def check_counters(lockstep, folder):
    failures = 0
    for library, program in LANES.items():
        path = write(folder, library, program)
        for model in ('sync', 'async', 'threads', 'processes'):
            wanted = '0' if model == 'processes' else '100'
            done, _, _ = run(lockstep, path, model)
            if done.stdout.strip() != wanted:
                failures += 1
                print(f'counter of {library}, as {model}: wanted {wanted}, got {done.stdout}'
                      f'{done.stderr}')
    return failures + check_unlocked(lockstep, folder)


# Without a lock the profile says whether an update can be lost.
def check_unlocked(lockstep, folder):
    program = LANES['threading'].replace('range(25)', 'range(100_000)').replace('with lock', 'if 1')
    path = write(folder, 'unlocked', program)
    counts = {}
    for profile in ('cpython-3.11', 'cpython-3.9', 'free-threaded'):
        done = subprocess.run([lockstep, 'run', '--as', 'threads', '--profile', profile, path],
                              capture_output=True, text=True, timeout=TIMEOUT_S)
        counts[profile] = int(done.stdout)
    if counts['cpython-3.11'] != 400000 or counts['cpython-3.9'] >= 400000 or \
            counts['free-threaded'] >= 400000:
        print(f'a counter without a lock: {counts}')
        return 1
    return 0


def ratio_program(library, n, waits, computes):
    text, wait = RATIO_PROGRAMS[library]
    return text.format(work=LONG_LOOP, n=n, await_=wait if waits else 'pass',
                       call='work()' if computes else 'pass')


# How long two lanes take: what overlaps in a model counts once. Milliseconds, to one.
def wanted_time(library, model, profile, waits, computes):
    wait, compute = WAIT_MS if waits else 0, COMPUTE_MS if computes else 0
    is_parallel = model == 'processes' or profile == 'free-threaded' and model == 'threads'
    if model == 'sync' or model == 'async' and library != 'asyncio':
        return 2 * (wait + compute)
    start = FORK_MS if model == 'processes' else 0
    if start and profile == 'free-threaded' and library in ('multiprocessing', 'process pool'):
        start = FORKSERVER_MS  # as that version starts them
    return start + wait + compute * (1 if is_parallel else 2)


def compare(lockstep, path, profile):
    done = subprocess.run([lockstep, 'compare', '--format', 'json', '--profile', profile, path],
                          capture_output=True, text=True, timeout=TIMEOUT_S)
    return {r['model']: (r['verdict'], (r['total_ns'] or 0) // 1000000)
            for r in json.loads(done.stdout)['runs']}


def check_ratios(lockstep, folder):
    failures = 0
    for library in RATIO_PROGRAMS:
        for waits, computes in ((True, False), (False, True), (True, True)):
            path = write(folder, 'ratio', ratio_program(library, 2, waits, computes))
            for profile in ('cpython-3.11', 'free-threaded'):
                for model, (verdict, took) in compare(lockstep, path, profile).items():
                    wanted = wanted_time(library, model, profile, waits, computes)
                    if verdict != 'finished' or abs(took - wanted) > 2:
                        failures += 1
                        print(f'{library}, waits {waits}, computes {computes}, as {model} by '
                              f'{profile}: wanted {wanted} ms, took {took}, {verdict}')
    return failures


# What a model cannot host is refused by name and line, with status 3.
def check_refusals(lockstep, folder):
    failures = 0
    rows = (
        ('a result that cannot be copied', 'processes', 4, 'generator', '''import asyncio
async def gives():
    return (n for n in range(3))
async def main(): print(await asyncio.create_task(gives()))
asyncio.run(main())
'''),
        ('an item that cannot be copied', 'processes', 3, 'lambda', '''import queue
q = queue.Queue()
q.put(lambda: 1)
'''),
        ('a queue of its own', 'processes', 5, '_put', '''import queue
class Own(queue.Queue):
    def _put(self, item):
        self.queue.append(item)
q = Own()
'''),
        ('an exit of a process', 'threads', 4, 'os._exit', '''import os
from multiprocessing import Process
def ends():
    os._exit(3)
if __name__ == "__main__":
    p = Process(target=ends)
    p.start()
    p.join()
'''))
    for name, model, line, word, program in rows:
        done, _, _ = run(lockstep, write(folder, 'refused', program), model)
        if done.returncode != 3 or f'refused.py:{line}:' not in done.stderr or \
                word not in done.stderr:
            failures += 1
            print(f'{name}, as {model}: status {done.returncode}\n{done.stderr}')
    return failures


# The sentence that says why the winner wins.
def check_why(lockstep, folder):
    failures = 0
    for library in RATIO_PROGRAMS:
        path = write(folder, 'compared', ratio_program(library, 2, True, True))
        done = subprocess.run([lockstep, 'compare', path], capture_output=True, text=True,
                              timeout=TIMEOUT_S)
        why = done.stdout.rstrip().splitlines()[-1]
        if not why.startswith('Processes win: ') or 'overlap' not in why:
            failures += 1
            print(f'compare of {library}: {why}')
    return failures


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        failures = sum(check(sys.argv[1], folder)
                       for check in (check_rows, check_marks, check_counters, check_ratios,
                                     check_refusals, check_why))
    print(f'{len(ROWS)} programs, {failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
