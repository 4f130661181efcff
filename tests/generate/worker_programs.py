"""worker_programs: random programs with threads or with processes, whose output their own joins, locks and
queues determine.

A program is a row of scenes: a pool of workers, a pipeline, rounds at a barrier, a hand-over by events.
The same scene is written with threading or with multiprocessing: $Worker, $Lock, $Queue and so on stand for
what the kind of program has (see THREADS and PROCESSES); pools of threads wait outside vloop.py's clock, so
that they are in the programs with processes. What the workers compute are random functions over
the language; they fail now and then, and the scene shows how. A program whose seed ends in an even number
has threads only.
"""
import re

from expressions import LEAVES, RULES
from source import HOLE, Grammar, Source

THREADS = {
    'Worker': 'threading.Thread', 'Queue': 'queue.Queue', 'Joinable': 'queue.Queue', 'Simple': 'queue.SimpleQueue',
    'Executor': 'futures.ThreadPoolExecutor', 'current': 'threading.current_thread()', 'Cell': 'Cell', 'Cells': 'cells',
    **{name: 'threading.' + name for name in ('Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Event', 'Condition', 'Barrier')},
}
PROCESSES = {
    'Worker': 'mp.Process', 'Joinable': 'mp.JoinableQueue', 'Simple': 'mp.SimpleQueue', 'Executor': 'futures.ProcessPoolExecutor',
    'current': 'mp.current_process()', 'Cell': 'mp.Value', 'Cells': 'mp.Array',
    **{name: 'mp.' + name for name in ('Queue', 'Pool', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Event', 'Condition', 'Barrier')},
}
HEAD = '''import asyncio, bisect, collections, contextlib, functools, heapq, itertools, math, multiprocessing as mp, operator, os, queue
import sys, threading, time
from concurrent import futures
from dataclasses import dataclass, field
from multiprocessing.pool import ThreadPool


class Cell:
    def __init__(self, code, value):
        self.value = value


def cells(code, values):
    return list(values) if not isinstance(values, int) else [0] * values


class Oops(Exception):
    def __init__(self, code, text="oops"):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return f"{self.args[1]} ({self.code})"


@dataclass(order=True)
class Job:
    rank: int
    name: str = field(compare=False, default="job")
    parts: list = field(compare=False, default_factory=list)


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r}, {self.y!r})"

    def __eq__(self, other):
        return vars(self) == vars(other)


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def put_outcome(box, function, i):
    box.put((i, outcome(function, i)))


def start(workers):
    for worker in workers:
        worker.start()
    return workers


def join(workers):
    for worker in workers:
        worker.join()


def show(tag, *items):
    print(tag, *items, flush=True)'''
# What workers compute with: n is an int.
JOBS = [
    'if n % {two} == {bit}:\n    raise {error}', 'for i in range({tiny}):\n    n += {int}', 'n = {int}', 'text = {str}\nn += len(text)',
    'values = {list}\nn += sum(values[:3])', 'table = {dict}\nn -= len(table)', 'with contextlib.suppress(ValueError, IndexError, ZeroDivisionError):\n    n = {int}',
    'try:\n    n = {int}\nexcept (ArithmeticError, LookupError) as error:\n    n = len(str(error))\nfinally:\n    n += 1',
    'while abs(n) > 1000:\n    n = n // 7 if n > 0 else -n', 'n = (lambda a, b={tiny}: a * b)(n)', 'words = {words}\nn += len(words)', 'assert n != {tiny}, {str}',
]
ERRORS = ['ValueError(n)', 'KeyError({str})', 'Oops(n)', 'Oops({tiny}, {str})', 'RuntimeError({str}, n)', 'ZeroDivisionError("n")', 'LookupError', 'OSError({two}, {str})', 'StopIteration(n)',
          'TimeoutError({str})', 'ArithmeticError(f"«n:+d»")', 'AssertionError', 'NotImplementedError({str})']
RESULTS = ['{int}', 'n', '(n, {str})', '{list}', '«"n": n, {str}: {int}»', '{words}', '{tup}', 'Job(n, {str})', 'Point(n, {int})', 'Job(rank=n, parts={list})', 'n * {two}', '{bool}', 'None', '[n, {value}]', '{float}',
           'f"«n»:«{atom_str}»"', 'collections.Counter({str}).most_common(2)', 'Point({str}, Point(n))']
TYPES = {'int': 'int', 'float': 'float', 'str': 'str', 'list': 'list', 'dict': 'dict', 'tup': 'tuple', 'words': 'list'}
BOTH = {
    'results': '''
box = $Queue()
workers = start([$Worker(target=put_outcome, args=(box, {job}, i), name=f"{word}-«i»") for i in range({few})])
for i, value in sorted((box.get() for _ in workers), key=lambda pair: pair[0]):
    show({tag}, i, value)
join(workers)
show([w.name for w in workers], [w.is_alive() for w in workers], any(w.daemon for w in workers))''',
    'counter': '''
lock, total = ${locks}(), $Cell("q", {tiny})
def add(times, step):
    for _ in range(times):
        with lock:
            total.value += step
join(start([$Worker(target=add, args=(i, i * {two})) for i in range(1, {few} + 1)]))
show({tag}, total.value)''',
    'many_producers': '''
tasks, box = $Queue({some}), $Queue()
def produce(first, count):
    for i in range(first, first + count):
        tasks.put(i)
def consume():
    done = []
    for i in iter(tasks.get, None):
        done.append((i, outcome({job}, i)))
    box.put(done)
consumers = start([$Worker(target=consume) for _ in range({two})])
producers = start([$Worker(target=produce, args=(k * 10, {few})) for k in range({two})])
join(producers)
for _ in consumers:
    tasks.put(None)
found = sorted(sum([box.get() for _ in consumers], []), key=lambda pair: pair[0])
join(consumers)
show({tag}, len(found), *found)''',
    'joinable': '''
tasks, box = $Joinable(), $Queue()
def work():
    while True:
        item = tasks.get()
        try:
            if item is None:
                break
            box.put((item, {job}(item)))
        except Exception as error:
            box.put((item, repr(error)))
        finally:
            tasks.task_done()
workers = start([$Worker(target=work, daemon={bool_leaf}) for _ in range({two})])
for i in range({few}):
    tasks.put(i)
tasks.join()
for i, value in sorted((box.get() for _ in range({few_again})), key=lambda pair: pair[0]):
    show({tag}, i, value)
for _ in workers:
    tasks.put(None)
join(workers)
try:
    tasks.task_done()
except ValueError as error:
    show(error)''',
    'pipeline': '''
first, middle, last = $Queue(), $Queue({some}), $Queue()
def stage(function, source, sink):
    for value in iter(source.get, "stop"):
        sink.put((value[0], outcome(function, value[1] if isinstance(value[1], int) else len(str(value[1])))))
    sink.put("stop")
stages = start([$Worker(target=stage, args=args) for args in (({job}, first, middle), ({job}, middle, last))])
for i in range({few}):
    first.put((i, {int_leaf} + i))
first.put("stop")
for value in iter(last.get, "stop"):
    show({tag}, value)
join(stages)''',
    'rounds': '''
barrier, row = $Barrier({few}), $Cells("q", [{int_leaf} % 50 for _ in range({few_again})])
def cell(i):
    for phase in range({two}):
        value = row[i] + row[i - 1] * phase
        barrier.wait()
        row[i] = value
        if barrier.wait() == 0:
            pass
join(start([$Worker(target=cell, args=(i,)) for i in range({few_again})]))
show({tag}, row[:], barrier.parties, barrier.n_waiting, barrier.broken)''',
    'ring': '''
events = [$Event() for _ in range({few})]
def pass_on(i):
    for lap in range({two}):
        events[i].wait()
        events[i].clear()
        show({tag}, lap, i, outcome({job}, i + lap))
        events[(i + 1) % len(events)].set()
workers = start([$Worker(target=pass_on, args=(i,)) for i in range({few_again})])
events[0].set()
join(workers)
show([event.is_set() for event in events], events[-1].wait({zero}))''',
    'turns': '''
turn, condition = $Cell("i", 0), $Condition()
def play(i, players):
    for _ in range({two}):
        with condition:
            {await_turn}
            show({tag}, i, turn.value)
            turn.value += 1
            condition.notify_all()
join(start([$Worker(target=play, args=(i, {few})) for i in reversed(range({few_again}))]))
show({tag}, "turns", turn.value)''',
    'limited': '''
room, inside, peak, lock = $Semaphore({two}), $Cell("i", 0), $Cell("i", 0), $Lock()
def visit():
    with room:
        with lock:
            inside.value += 1
            peak.value = max(peak.value, inside.value)
        time.sleep(0.01)
        with lock:
            inside.value -= 1
join(start([$Worker(target=visit) for _ in range({few})]))
show({tag}, peak.value <= {two_again}, inside.value, room.acquire(False), room.acquire(timeout=0.01))''',
    'locks': '''
for lock in ($Lock(), $RLock(), $Semaphore({two}), $BoundedSemaphore({two})):
    show({tag}, lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01) if {bool_leaf} else None)
    try:
        for _ in range(4):
            lock.release()
    except Exception as error:
        show(type(error).__name__, error)''',
    'executor_map': '''
with $Executor(max_workers={two}) as executor:
    results = executor.map(functools.partial(outcome, {job}), range({few}){chunk})
    for i, value in enumerate(results, {tiny}):
        show({tag}, i, value)
    show(list(executor.map(pow, [2, 3, {tiny}], [{tiny}, 2, 1])))
    try:
        show(list(executor.map({job}, [{tiny}, 1, {int_leaf} % 100])))
    except Exception as error:
        show({tag}, type(error).__name__, error)
try:
    executor.submit({job}, 1)
except RuntimeError as error:
    show(error)''',
    'executor_futures': '''
with $Executor({few}) as executor:
    made = «executor.submit({job}, i): i for i in range({few})»
    done = sorted(made[future] for future in futures.as_completed(made))
    show({tag}, done, all(future.done() for future in made))
    for future, i in made.items():
        error = future.exception()
        show(i, repr(error) if error else future.result(), future.cancelled(), future.running(), future.cancel())
    done, rest = futures.wait(list(made), return_when=futures.{waits})
    show(len(done) > 0, len(done) + len(rest) == len(made))
    future = executor.submit(divmod, {int_leaf}, {tiny})
    future.add_done_callback(lambda f: seen.append(f.exception() is None))
    seen = []
    show({tag}, outcome(future.result), seen if futures.wait([future]) and time.sleep(0.05) else len(seen))
    show(outcome(executor.submit({job}, n={tiny}).result, 10))''',
    'pool_maps': '''
with $Pool({two}) as pool:
    show({tag}, pool.map(functools.partial(outcome, {job}), range({few}){chunk}))
    show(list(pool.imap(functools.partial(outcome, {job}), [{tiny}, {tiny}]{chunk})))
    show(sorted(pool.imap_unordered(abs, [{int_leaf}, {int_leaf}, -3])), pool.starmap(max, [({tiny}, {tiny}), (1, 2, {tiny})]))
    try:
        show(pool.map({job}, [{int_leaf} % 90]))
    except Exception as error:
        show({tag}, type(error).__name__, error)
    show(pool.apply(outcome, ({job}, {tiny})), pool.apply(sorted, ([3, {tiny}, 1],), «"reverse": {bool_leaf}»))
pool.join()
try:
    pool.map(len, ["a"])
except ValueError as error:
    show(error)''',
    'pool_async': '''
good, bad = [], []
pool = $Pool({two}{initializer})
asked = [pool.apply_async({job}, (i,), callback=good.append, error_callback=lambda e: bad.append(repr(e))) for i in range({few})]
for i, result in enumerate(asked):
    result.wait()
    try:
        show({tag}, i, result.get(timeout=20), result.successful())
    except Exception as error:
        show({tag}, i, type(error).__name__, error, result.ready())
later = pool.map_async(abs, [{int_leaf}, {int_leaf}], callback=good.append)
show(later.get(), pool.starmap_async(divmod, [(7, {two})]).get())
pool.close()
pool.join()
show(len(good), sorted(bad))''',
    'values_through': '''
there, back = $Simple(), $Simple()
def echo():
    while (item := there.get()) != "stop":
        back.put((type(item).__name__, item))
worker, = start([$Worker(target=echo)])
for item in ({value}, {value}, Point({value}), Job({tiny}, {str}), [{value}] * {two}):
    there.put(item)
    kind, got = back.get()
    show({tag}, kind, got, got == item)
there.put("stop")
worker.join()
show(there.empty(), back.empty())''',
    'subclass': '''
class Squarer($Worker):
    made = 0
    def __init__(self, n, box):
        super().__init__(name=f"{word}{two}-«n»")
        type(self).made += 1
        self.n, self.box = n, box
    def run(self):
        self.n += 1
        self.box.put((self.n, self.name, outcome({job}, self.n)))
    def __str__(self):
        return f"«self.name» of «self.made»"
box = $Queue()
squarers = start([Squarer(i, box) for i in range({two})])
for item in sorted(box.get() for _ in squarers):
    show({tag}, *item)
join(squarers)
show(*squarers, Squarer.made, squarers[0].is_alive())''',
    'nested': '''
box = $Queue()
def parent(depth):
    box.put(outcome({job}, depth))
    if depth:
        child = $Worker(target=parent, args=(depth - 1,), name="child")
        child.start()
        child.join()
root = $Worker(target=parent, args=({two},), name="root")
root.start()
root.join()
show({tag}, [box.get() for _ in range({two_again} + 1)], $current.name, root.name)''',
    'asyncio_mix': '''
async def main():
    loop = asyncio.get_running_loop()
    with $Executor({two}) as executor:
        calls = [loop.run_in_executor(executor, outcome, {job}, i) for i in range({few})]
        show({tag}, await asyncio.gather(*calls))
        try:
            show(await loop.run_in_executor(executor, {job}, {tiny}))
        except Exception as error:
            show({tag}, type(error).__name__, error)
    show(await asyncio.to_thread(outcome, {job}, {tiny}), await asyncio.wait_for(asyncio.to_thread(abs, -{two}), 30))
asyncio.run(main())''',
}
ONLY_THREADS = {
    'uncaught': '''
old, threading.excepthook = threading.excepthook, lambda args: show({tag}, args.thread.name, args.exc_type.__name__, args.exc_value)
for i in range({few}):
    join(start([threading.Thread(target={job}, args=(i,), name=f"{word}«i»")]))
threading.excepthook = old
join(start([threading.Thread(target={job}, args=({tiny},), name="last")]))''',
    'timers': '''
begun, order = time.monotonic(), []
timers = start([threading.Timer(d / 10, lambda d=d: order.append((d, round(time.monotonic() - begun, 1)))) for d in ({tiny}, {tiny} + 9, {two} + 20)])
timers[{bit}].cancel()
join(timers)
show({tag}, order, [t.finished.is_set() for t in timers], [t.interval for t in timers])''',
    'sleepers': '''
log, begun = [], time.monotonic()
def sleeper(i):
    for step in range({two}):
        time.sleep((i + 1) * 0.{odd}1 * (step + 1))
        log.append((i, step, round(time.monotonic() - begun, 2)))
workers = start([threading.Thread(target=sleeper, args=(i,), daemon=True) for i in range({few})])
workers[0].join(timeout=0.{odd}05)
show({tag}, len(log), workers[0].is_alive(), workers[-1].is_alive())
join(workers)
show(*log)''',
    'kinds_of_queue': '''
def fill(q):
    for value in ({tiny}, {two}, 9, {tiny}):
        q.put((value, {str}))
for q in (queue.PriorityQueue(), queue.LifoQueue(), queue.Queue(5)):
    join(start([threading.Thread(target=fill, args=(q,))]))
    show({tag}, q.qsize(), [q.get() for _ in range({two})], q.full(), q.empty(), q.unfinished_tasks)
    try:
        for value in range({tiny} + 3):
            q.put_nowait((value, ""))
        while True:
            show(q.get(timeout=0.01))
    except (queue.Full, queue.Empty) as error:
        show(type(error).__name__, q.qsize(), q.maxsize)
ranked = queue.PriorityQueue()
for rank in ({tiny}, 1, {tiny}):
    ranked.put(Job(rank, {str}))
show({tag}, [ranked.get().rank for _ in range(3)])''',
    'local': '''
local, seen = threading.local(), []
local.value = {value}
def use(i):
    had = hasattr(local, "value")
    local.value = outcome({job}, i)
    seen.append((i, had, local.value, sorted(vars(local))))
for i in range({two}):
    join(start([threading.Thread(target=use, args=(i,))]))
show({tag}, *seen, local.value)''',
    'own_future': '''
future = futures.Future()
future.add_done_callback(lambda f: show({tag}, "first", f.cancelled(), outcome(f.result)))
threading.Timer(0.{odd}, {settle}).start()
try:
    show(future.result(timeout=0.01))
except TimeoutError as error:
    show("late", error, future)if {bit} else show("late", future.done())
futures.wait([future])
time.sleep(0.01)
show({tag}, future.done(), future.cancelled(), repr(outcome(future.exception)) if not future.cancelled() else "-")
future.add_done_callback(lambda f: show("at once", f is future))
try:
    future.set_result({tiny})
except futures.InvalidStateError as error:
    show(type(error).__name__)''',
    'cancelled_futures': '''
with futures.ThreadPoolExecutor(1, thread_name_prefix="{word}") as executor:
    running = executor.submit(time.sleep, 0.2)
    queued = [executor.submit({job}, i) for i in range({few})]
    time.sleep(0.05)
    show({tag}, running.cancel(), running.running(), queued[-1].cancel(), queued[-1].cancelled())
    try:
        queued[-1].result()
    except futures.CancelledError as error:
        show("cancelled", error.args)
    executor.shutdown(wait=True, cancel_futures={bool_leaf})
    show([f.cancelled() for f in queued], running.done())''',
    'names': '''
def who():
    return threading.current_thread().name
threads = [threading.Thread(target=who, **given) for given in («», «"name": {str}», «"daemon": {bool_leaf}»)]
show({tag}, *[t.daemon for t in threads], threads[1].name, repr(threads[1]).split("(")[0], threads[0].ident, threading.active_count())
join(start(threads))
for wrong in (threads[0].start, lambda: threading.Thread(target=who).join(), lambda: setattr(threads[1], "daemon", 1) or threading.Barrier(0), threading.current_thread().join, lambda: threading.Semaphore(-{two}), lambda: threading.Condition().notify()):
    show(outcome(wrong))''',
    'broken_barrier': '''
barrier, ends = threading.Barrier(3, action=lambda: show({tag}, "all here")), []
def meet(i):
    try:
        barrier.wait(timeout={limit})
        ends.append((i, "met"))
    except threading.BrokenBarrierError as error:
        ends.append((i, type(error).__name__))
join(start([threading.Thread(target=meet, args=(i,)) for i in range(2 + {bit})]))
show(sorted(ends), barrier.broken)
barrier.reset()
show(barrier.broken, barrier.n_waiting)''',
    'synchronized': '''
def synchronized(function):
    lock = threading.RLock()
    @functools.wraps(function)
    def wrapper(*args):
        with lock:
            calls[function.__name__] += 1
            return function(*args)
    wrapper.lock = lock
    return wrapper
calls = collections.Counter()
@synchronized
def descend(n):
    """Goes down."""
    return 0 if n <= 0 else n + descend(n - 1)
join(start([threading.Thread(target=descend, args=(i,)) for i in range({few})]))
show({tag}, dict(calls), descend.__doc__, outcome(descend, {tiny}), synchronized(len)([{tiny}]))''',
}
ONLY_PROCESSES = {
    'exit_codes': '''
def leave(how):
    if how == "raise":
        raise Oops({tiny})
    if how == "hard":
        os._exit({two})
    if how is not None:
        sys.exit(how)
for how in (None, {tiny}, "raise", "hard", {str}, True):
    worker = mp.Process(target=leave, args=(how,))
    show({tag}, worker.exitcode, worker.is_alive())
    worker.start()
    worker.join()
    show(how, worker.exitcode, worker.is_alive())''',
    'ended': '''
worker = mp.Process(target=time.sleep, args=(60,), daemon={bool_leaf})
worker.start()
show({tag}, worker.is_alive(), worker.exitcode, worker in mp.active_children())
worker.join(0.01)
worker.{ends}()
worker.join()
show(worker.is_alive(), worker.exitcode, mp.active_children())
worker.close()
try:
    worker.is_alive()
except ValueError as error:
    show(error)''',
    'pipes': '''
here, there = mp.Pipe({duplex})
def answer(connection):
    while True:
        try:
            value = connection.recv()
        except EOFError:
            break
        connection.send(outcome({job}, value)) if connection.writable else show({tag}, "got", value)
    connection.close()
def serve():
    {closes}.close()
    answer({serves})
worker, = start([mp.Process(target=serve)])
{serves}.close()
for i in range({few}):
    {closes}.send(i)
    if {closes}.readable:
        show({tag}, {closes}.recv(), {closes}.poll())
{closes}.close()
worker.join()
show(worker.exitcode, here.closed, there.closed)''',
    'managed': '''
with mp.Manager() as manager:
    table, items, space, lock = manager.dict({dict}), manager.list({list}), manager.Namespace(n={tiny}), manager.Lock()
    def work(i):
        with lock:
            table[i] = outcome({job}, i)
            items.append(i)
            space.n += i
    for i in range({two}):
        join(start([mp.Process(target=work, args=(i,))]))
    show({tag}, dict(table), list(items), space.n, len(table), items[-1], table.get("none"), items)
    items.sort()
    items += [{tiny}]
    items.reverse()
    show(items[:], items.count({tiny}), outcome(items.index, 99), table.pop(0), sorted(table.keys(), key=str), outcome(table.pop, "no"))
    cell, event = manager.Value("i", {tiny}), manager.Event()
    cell.value += 1
    join(start([mp.Process(target=event.set)]))
    show(cell.value, event.is_set(), table, str(space))''',
    'arrays': '''
row, text, real = mp.Array("i", {few}), mp.Array("c", b"some text"), mp.Array("d", [0.5, {tiny}, -1])
def fill(i):
    with row.get_lock():
        row[i] = {int_leaf} % 1000 + i
        real[i % 3] *= {two}
join(start([mp.Process(target=fill, args=(i,)) for i in range({few_again})]))
text.value = text.value.title()
show({tag}, row[:], list(real), text.value, len(row), row[-1], sum(row), outcome(row.__getitem__, 50), outcome(row.__setitem__, 0, "x"))
plain = mp.Value("h", 32760, lock=False)
plain.value += {tiny}
show(plain.value, mp.RawArray("i", {two})[:])''',
    'own_copies': '''
state = «"list": [1], "n": {tiny}»
box = mp.Queue()
def change():
    state["list"].append({value})
    state["n"] += 1
    box.put(state)
join(start([mp.Process(target=change)])) if {bit} else start([mp.Process(target=change)])
show({tag}, box.get(), state)''',
    'executor_initializer': '''
def prepare(value):
    global prepared
    prepared = value
def use(n):
    return prepared, outcome({job}, n)
globals().update(prepare=prepare, use=use)
for function in (prepare, use):
    function.__qualname__ = function.__name__
with futures.ProcessPoolExecutor({two}, initializer=prepare, initargs=({value},)) as executor:
    show({tag}, list(executor.map(use, range({two}))), "prepared" in globals())''',
}


class Workers(Source):
    def __init__(self, seed):
        Source.__init__(self, seed)
        self.words = THREADS if self.has_threads_only(seed) else PROCESSES
        self.grammar = Grammar(self, RULES, LEAVES)
        self.jobs = []
        self.values = {kind: [] for kind in LEAVES}
        self.is_scene = False
        self.held = {}

    @staticmethod
    def has_threads_only(seed):
        return int(seed.split()[1]) % 2 == 0

    def hole(self, match):
        name = match.group(1)
        table = {'job': self.jobs, 'error': ERRORS, 'few': '345', 'two': '23', 'some': '1246', 'odd': '1357', 'bit': '01', 'zero': ['0', '0.01', 'timeout=0'],
                 'word': ['worker', 'w', 'Crew', 'π'], 'waits': ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'], 'locks': ['Lock', 'RLock', 'Condition', 'BoundedSemaphore'],
                 'chunk': ['', '', ', chunksize=2'], 'bool_leaf': ['True', 'False'], 'int_leaf': ['7', '-4', '42', '1000003', '255', '0'], 'ends': ['terminate', 'kill'],
                 'limit': ['0.1', '5'], 'initializer': ['', ', print, ("ready",)'][:1], 'duplex': ['True', 'False'],
                 'settle': ['future.cancel', 'future.set_result, [{tiny}]', 'future.set_exception, [Oops({tiny})]'],
                 'await_turn': ['condition.wait_for(lambda: turn.value % players == i)', 'while turn.value % players != i:\n                condition.wait()'],
                 'value': ['{int}', '{str}', '{list}', '{dict}', '{tup}', '{words}', '{float}', 'None', 'True']}
        if name.endswith('_again'):
            return self.held[name[:-6]]
        if name in ('serves', 'closes'):
            return {'serves': 'here', 'closes': 'there'}[name]
        if name == 'tag':
            return repr(self.fresh('s'))
        if name in table:
            text = HOLE.sub(self.hole, self.pick(table[name]))
            self.held.setdefault(name, text)
            return text
        if self.is_scene:
            return self.pick(self.values[name] + LEAVES[name])
        return self.grammar.value(name, self.pick([0, 1, 2]))

    def value(self, kind):
        """A constant: what fails in the middle of a scene would leave its workers behind."""
        name = self.fresh(kind)
        self.line('%s = outcome(lambda: %s)' % (name, self.grammar.value(kind, 2)))
        with self.block('if not isinstance(%s, %s):' % (name, TYPES[kind])):
            self.line('%s = %s' % (name, self.pick(LEAVES[kind])))
        self.values[kind].append(name)

    def fill(self, template):
        self.held = {}
        text = re.sub(r'\$\{locks\}', lambda _: '$' + self.pick(['Lock', 'RLock', 'Condition', 'BoundedSemaphore', 'Semaphore']), template)
        text = HOLE.sub(self.hole, text)
        words = self.words
        if words is PROCESSES and self.chance(0.25):
            words = dict(words, Pool='ThreadPool', Executor='futures.ThreadPoolExecutor')
        return re.sub(r'\$(\w+)', lambda word: words[word.group(1)], text).strip('\n')

    def job(self):
        name = self.fresh('job')
        with self.block('def %s(n):' % name):
            with self.grammar.scope():
                self.grammar.declare('int', 'n')
                for _ in range(self.pick([0, 1, 1, 2, 3])):
                    self.line(self.fill(self.pick(JOBS)))
                self.line('return ' + self.fill(self.pick(RESULTS)))
        self.jobs.append(name)

    def scene(self, template):
        name = self.fresh('scene')
        self.line('')
        self.line('')
        with self.block('def %s():' % name):
            self.line(self.fill(template))
        return name

    def program(self):
        self.line(HEAD)
        for _ in range(self.pick([2, 3, 4])):
            self.line('')
            self.line('')
            self.job()
        self.line('')
        self.line('')
        own = ONLY_THREADS if self.words is THREADS else ONLY_PROCESSES
        for _ in range(3):
            self.value(self.pick(list(TYPES)))
        self.is_scene = True
        scenes = [scene for scene in BOTH.values() if self.words is PROCESSES or '$Pool' not in scene] + list(own.values()) * 2
        names = [self.scene(self.pick(scenes)) for _ in range(self.pick([2, 3, 3, 4]))]
        self.line('')
        self.line('')
        with self.block('if __name__ == "__main__":'):
            for name in names:
                with self.block('try:'):
                    self.line(name + '()')
                with self.block('except Exception as error:'):
                    self.line('print("%s", type(error).__name__, error)' % name)
            self.line('print("end", %s)' % ('threading.active_count()' if self.words is THREADS else 'mp.active_children()'))
            if self.chance(0.1):
                self.line(self.pick(['sys.exit(3)', 'raise Oops(1)', 'sys.exit("bye")', '%s(5)' % self.pick(self.jobs)]))
        return self.text()


def program(seed):
    return Workers(seed).program()
