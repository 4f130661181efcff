#!/usr/bin/env python3
"""test_live: real runs print what the model predicted, end as they should, and leave nothing behind.

    test_live.py LOCKSTEP [--all] [--seconds S] [--runs N] [--as MODEL] [PROGRAM...]

First, programs of tests/programs run in virtual time and for real; what they print and how they end
is compared. A program is taken when its virtual time is at most S seconds (default 0.35; --all: 3).
READS_CLOCK: numbers are not compared, the machine decides them. ORDER_IS_FREE: the lines are, but
not their order, which the operating system decides. COUNTS_TURNS: what it prints depends on which
thread came first, so it must only end well.

Then, unless programs are named, each kind of run is repeated N times (default 50), and what can go
wrong in one is done to it: after each, no process may be left.
"""
import argparse
import glob
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
TIMEOUT_S = 60
JOBS = 2
READS_CLOCK = set('''
    asyncio_queue_from_thread asyncio_run_in_executor_many await_is_one_after_another
    contextlib_exit_stack contextvars_given datetime_dense handles import_forms logging_dense
    logging_thread_names queue_timeouts signal_handlers sync_reprs thread_pool_initializer_local
    threads_asyncio_run_in_thread threads_atexit_order threads_busy_wait threads_equal_deadlines
    threads_join_timeout threads_lock_methods threads_lru_cache_shared threads_philosophers
    threads_queue_workers threads_rate_limiter threads_reader_writer threads_rlock
    threads_semaphore time_dense time_differences time_raw_floats wait_for_timeout'''.split())
ORDER_IS_FREE = set('''
    sleep_tiny_loses_to_zero threads_asyncio_run_in_thread threads_condition_notify_all
    threads_event threads_exception threads_local threads_semaphore threads_sleep_zero
    threads_equal_deadlines
    threads_start_order'''.split())
COUNTS_TURNS = set('''
    threads_counter_lock threads_counter_race threads_low_level threads_property_with_lock
    logging_thread_names thread_pool_initializer_local thread_pool_shutdown_cancel
    datetime_dense processes_spawn_guarded threads_singleton'''.split())


class Result:
    def __init__(self, status, stdout, stderr):
        self.status, self.stdout, self.stderr = status, stdout, stderr


def run(command, path):
    stdin = path[:-3] + '.py.stdin'
    stdin = stdin if os.path.exists(stdin) else os.devnull
    with open(stdin, 'rb') as source:
        try:
            done = subprocess.run(command + [path], stdin=source, capture_output=True,
                                  timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            return Result(None, '', '')
    return Result(done.returncode, done.stdout.decode(errors='replace'),
                  done.stderr.decode(errors='replace'))


def predicted(lockstep, path, model):
    """What the model prints, and its virtual time in seconds."""
    with tempfile.NamedTemporaryFile(suffix='.jsonl') as events:
        result = run([lockstep, 'run', '--as', model, '--events', events.name], path)
        lines = events.read().decode(errors='replace').splitlines()
    took_ns = json.loads(lines[-1]).get('t_ns', 0) if lines else 0
    return result, took_ns / 1e9


def order_is_free(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return os.path.basename(path)[:-3] in ORDER_IS_FREE or '# order: any' in file.read()


def difference(path, model, real):
    name = os.path.basename(path)[:-3]
    if real.status is None:
        return 'did not end'
    if name in COUNTS_TURNS and real.status == 0:
        return ''
    if model.status != real.status:
        return f'exit status {real.status}, not {model.status}: {real.stderr[-300:]}'
    wanted, got = model.stdout, real.stdout
    if name in READS_CLOCK:
        wanted, got = (re.sub(r'\d+(\.\d+)?', 'N', text) for text in (wanted, got))
        wanted, got = (re.sub(r'True|False', 'B', text) for text in (wanted, got))
    wanted, got = wanted.splitlines(), got.splitlines()
    if order_is_free(path):
        wanted, got = sorted(wanted), sorted(got)
    for number, (one, other) in enumerate(zip(wanted + [None], got + [None]), 1):
        if one != other:
            same = sorted(wanted) == sorted(got)
            return (f'line {number} is {other!r}, not {one!r}'
                    + (' (the same lines in another order)' if same else ''))
    return ''


def check(lockstep, path, options):
    """(name, outcome): 'same', 'long', or what is different."""
    name = os.path.basename(path)[:-3]
    model, took_s = predicted(lockstep, path, options.model)
    if took_s > options.seconds:
        return name, 'long'
    if model.status == 3:
        return name, 'refused'
    real = run([lockstep, 'run', '--real', '--as', options.model], path)
    return name, difference(path, model, real) or 'same'


# --- what can go wrong ------------------------------------------------------------------------

KINDS = {
    'sync': ('sync', '''
import asyncio
async def part(n):
    await asyncio.sleep(0.001)
    return n
async def main():
    print(await asyncio.gather(part(1), part(2)))
asyncio.run(main())
'''),
    'async': ('async', None),
    'native': ('native', '''
import asyncio
def work():
    return sum(range(1000))
async def main():
    print(await asyncio.gather(asyncio.to_thread(work), asyncio.sleep(0.002, "slept")))
asyncio.run(main())
'''),
    'threads': ('native', '''
import threading
total, lock = 0, threading.Lock()
def add():
    global total
    for _ in range(200):
        with lock:
            total += 1
threads = [threading.Thread(target=add) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)
'''),
    'processes': ('native', '''
import multiprocessing as mp
def work(queue, total, n):
    for _ in range(20):
        with total.get_lock():
            total.value += 1
    queue.put(n)
if __name__ == "__main__":
    queue, total = mp.Queue(), mp.Value("i", 0)
    parts = [mp.Process(target=work, args=(queue, total, n)) for n in range(3)]
    for p in parts:
        p.start()
    print(sorted(queue.get() for p in parts))
    for p in parts:
        p.join()
    print(total.value, [p.exitcode for p in parts])
'''),
}

STANDS = '''
import multiprocessing as mp, time
def stand():
    time.sleep(30)
if __name__ == "__main__":
    p = mp.Process(target=stand, name="standing")
    p.start()
    print("ready", flush=True)
    p.join()
    print("exit code", p.exitcode)
'''

# name, program, options, exit status, what standard error says
ENDS = [
    ('a thread that never ends', '''
import threading
def spin():
    while True:
        pass
threading.Thread(target=spin).start()
''', ['--max-time', '1', '--max-steps', '1000000000000'], 5,
     'stopped after 1 seconds'),
    ('a process that never ends', '''
import multiprocessing as mp
def spin():
    while True:
        pass
if __name__ == "__main__":
    p = mp.Process(target=spin)
    p.start()
    p.join()
''', ['--max-time', '1', '--max-steps', '1000000000000'], 5,
     'stopped after 1 seconds'),
    ('memory that runs out', 'rows = []\nwhile True:\n    rows.append([0] * 1000)\n',
     ['--max-memory', '100M'], 5, 'more than 100 MiB'),
    ('memory that runs out in a process', '''
import multiprocessing as mp
def eat():
    rows = []
    while True:
        rows.append([0] * 1000)
if __name__ == "__main__":
    p = mp.Process(target=eat)
    p.start()
    p.join()
''', ['--max-memory', '100M'], 5, 'more than 100 MiB'),
    ('threads that wait for each other', '''
import threading
lock = threading.Lock()
lock.acquire()
t = threading.Thread(target=lock.acquire, name="second")
t.start()
t.join()
''', [], 4, 'second waits for lock 1, held by MainThread'),
    ('processes that wait for each other', '''
import multiprocessing as mp
def get(q):
    q.get()
if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=get, args=(q,))
    p.start()
    p.join()
''', [], 4, 'for Process-1 to end'),
]


def children(pid):
    found = []
    for path in glob.glob(f'/proc/{pid}/task/*/children'):
        try:
            with open(path) as file:
                found += [int(word) for word in file.read().split()]
        except OSError:
            pass # that thread has ended
    return found


def descendants(pid):
    """The engine, the program's first process, and those below."""
    found = []
    for child in children(pid):
        found += [child] + descendants(child)
    return found


def is_alive(pid):
    try:
        with open(f'/proc/{pid}/stat') as file:
            return file.read().rsplit(')', 1)[1].split()[0] != 'Z'
    except OSError:
        return False


def wait_until(is_so, seconds=10):
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return is_so()


class Folder:
    def __init__(self, path):
        self.path, self.count = path, 0

    def program(self, text):
        self.count += 1
        path = os.path.join(self.path, f'program{self.count}.py')
        with open(path, 'w', encoding='utf-8') as out:
            out.write(text)
        return path


def check_repeated(lockstep, folder, runs):
    failures, text = [], ''
    for kind, (model, program) in KINDS.items():
        text = program or text
        path, outputs = folder.program(text), set()
        for _ in range(runs):
            result = run([lockstep, 'run', '--real', '--as', model], path)
            outputs.add((result.status, result.stdout, result.stderr))
        predicted_output = run([lockstep, 'run', '--as', model], path)
        wanted = (0, predicted_output.stdout, '')
        if outputs != {wanted}:
            failures.append(f'{runs} runs of {kind}: {outputs - {wanted}} instead of {wanted}')
    return failures


def check_ends(lockstep, folder):
    failures = []
    for name, program, options, status, words in ENDS:
        result = run([lockstep, 'run', '--real', *options], folder.program(program))
        if result.status != status or words not in result.stderr:
            failures.append(f'{name}: status {result.status}, not {status}: {result.stderr}')
    return failures


def killed(lockstep, path, victim, number):
    """Kills one of: 0 lockstep, 1 engine, 2 the first process, 3 its child."""
    with subprocess.Popen([lockstep, 'run', '--real', path], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as run_:
        first = run_.stdout.readline()
        everybody = [run_.pid] + descendants(run_.pid)
        if first != 'ready\n' or len(everybody) != 4:
            run_.kill()
            return everybody, None, f'{first!r}', f'{len(everybody)} processes'
        os.kill(everybody[victim], number)
        stdout, stderr = run_.communicate(timeout=TIMEOUT_S)
        return everybody, run_.returncode, stdout, stderr


def check_killed(lockstep, folder):
    rows = [('its child, by SIGKILL', 3, signal.SIGKILL, 0, 'exit code -9', ''),
            ('its child, by SIGSEGV', 3, signal.SIGSEGV, 0, 'exit code -11', ''),
            ('the first process', 2, signal.SIGSEGV, 6, '', 'MainProcess was killed by signal 11'),
            ('the engine', 1, signal.SIGKILL, 6, '', 'ended by signal 9'),
            ('lockstep, by Ctrl-C', 0, signal.SIGINT, 130, '', ''),
            ('lockstep, by SIGKILL', 0, signal.SIGKILL, -9, '', '')]
    failures, path = [], folder.program(STANDS)
    for name, victim, number, status, printed, words in rows:
        everybody, got, stdout, stderr = killed(lockstep, path, victim, number)
        if got != status or printed not in stdout or words not in stderr:
            failures.append(f'killing {name}: status {got}, not {status}: {stdout}{stderr}')
        if not wait_until(lambda: not any(is_alive(pid) for pid in everybody)):
            failures.append(f'killing {name}: processes are left')
    return failures


def check_killed_lane(lockstep, folder):
    """The picture says which lane was killed, and by what."""
    program = STANDS.replace('p.join()', 'import os, signal; time.sleep(0.1); p.kill(); p.join()')
    events = os.path.join(folder.path, 'killed.jsonl')
    run([lockstep, 'run', '--real', '--events', events], folder.program(program))
    with open(events, encoding='utf-8') as file:
        lines = [json.loads(line) for line in file]
    told = [e for e in lines if e.get('kind') == 'ended' and e.get('lane_name') == 'standing']
    wanted = 'standing was killed by signal 9 (Killed)'
    return [] if [e.get('value') for e in told] == [wanted] else [f'a killed lane: {told}']


def check_the_rest(lockstep, options):
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(path)
        return (check_ends(lockstep, folder) + check_killed(lockstep, folder)
                + check_killed_lane(lockstep, folder)
                + check_repeated(lockstep, folder, options.runs))


# --- the programs -----------------------------------------------------------------------------

def programs(options):
    if options.programs:
        return options.programs
    found = glob.glob(os.path.join(FOLDER, 'programs', '*.py'))
    return sorted(path for path in found
                  if not os.path.basename(path).startswith(('syntax_', 'limit_')))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('lockstep')
    parser.add_argument('programs', nargs='*')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--seconds', type=float)
    parser.add_argument('--runs', type=int, default=50)
    parser.add_argument('--as', dest='model', default='native')
    options = parser.parse_args()
    if options.seconds is None:
        options.seconds = 3 if options.all else 0.35
    paths = programs(options)
    with ThreadPoolExecutor(JOBS) as pool:
        outcomes = list(pool.map(lambda path: check(options.lockstep, path, options), paths))
    failed = [(name, text) for name, text in outcomes if text not in ('same', 'long', 'refused')]
    others = [] if options.programs else check_the_rest(options.lockstep, options)
    for name, text in failed:
        print(f'{name}: {text}')
    for text in others:
        print(text)
    failed += others
    same = sum(text == 'same' for _, text in outcomes)
    longer = sum(text == 'long' for _, text in outcomes)
    print(f'{longer} programs take longer in virtual time than {options.seconds} s')
    print(f'{same} passed, {len(failed)} failed')
    return 1 if failed or not same else 0


if __name__ == '__main__':
    sys.exit(main())
