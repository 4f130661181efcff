"""live_runs: real runs repeated, and what can go wrong in one done to it. Used by test_live.py.

Every kind of run is repeated; whatever was done, afterwards nothing may be left: no process (this
one adopts who loses its parent), no shared memory, no temporary file, no descriptor.
"""
import ctypes
import glob
import json
import os
import re
import signal
import subprocess
import tempfile
import time

TIMEOUT_S = 60
# Builds with sanitizers: signals are the system's, a race ends the process, and processes of one
# that has threads may have threads as well.
os.environ.setdefault('ASAN_OPTIONS', 'handle_segv=0')
os.environ.setdefault('TSAN_OPTIONS', 'handle_segv=0:halt_on_error=1:die_after_fork=0')
PR_SET_CHILD_SUBREAPER = 36


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


KINDS = {
    # one task after the other, each to its end
    'sync': ('sync', '''
import asyncio, time
async def part(n):
    print("begin", n)
    await asyncio.sleep(0.001)
    time.sleep(0.001)
    print("end", n)
    return n
async def main():
    task = asyncio.create_task(part(0))
    print("made")
    print(await asyncio.gather(part(1), part(2)), await task)
asyncio.run(main())
'''),
    # tasks wait at the same time in one loop; timers, time limits, cancelling, queues
    'async': ('async', '''
import asyncio
async def part(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
async def feed(queue):
    for n in range(3):
        await asyncio.sleep(0.001)
        await queue.put(n)
async def main():
    await asyncio.gather(part("late", 0.012), part("early", 0.002))
    try:
        await asyncio.wait_for(part("slow", 5), 0.002)
    except asyncio.TimeoutError:
        print("over")
    queue = asyncio.Queue()
    feeder = asyncio.create_task(feed(queue))
    print([await queue.get() for _ in range(3)], feeder.done())
asyncio.run(main())
'''),
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

LAST_WORDS = '''
import multiprocessing as mp, os, signal
def stand():
    for n in range(1000):
        number = n
    os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    p = mp.Process(target=stand, name="standing")
    p.start()
    p.join()
'''

# name, program, options, exit status, what standard error says
ENDS = [
    ('a thread that never ends', '''
import threading
def spin():
    while True:
        pass
threading.Thread(target=spin).start()
''', ['--max-time', '1'], 5,
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
''', ['--max-time', '1'], 5,
     'stopped after 1 seconds'),
    ('more instructions than a model may have',
     'for i in range(260000000):\n    pass\n', [], 0, ''),
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
''', [], 4,
     'for Process-1 to end\n  Process-1 waits in line 4 for an item of queue 1\n'),
    ('processes that send each other too much before they receive', '''
import multiprocessing as mp
def talk(there, here):
    there.send_bytes(bytes(100000))
    here.recv_bytes()
if __name__ == "__main__":
    one, other = mp.Pipe(False), mp.Pipe(False)
    p = mp.Process(target=talk, args=(one[1], other[0]))
    p.start()
    talk(other[1], one[0])
''', [], 4, 'MainProcess waits in line 4 for room in a pipe\n'
             '  Process-1 waits in line 4 for room in a pipe\n'),
]


# What is quick enough to be repeated: the same, but for words in standard output or error.
FAULTS = [
    ('processes that are killed and one that fails', '''
import multiprocessing as mp, os, signal
def die():
    os.kill(os.getpid(), signal.SIGKILL)
def fail():
    raise ValueError("bad")
if __name__ == "__main__":
    parts = [mp.Process(target=die), mp.Process(target=fail)]
    for p in parts:
        p.start()
    for p in parts:
        p.join()
    print([p.exitcode for p in parts])
''', [], 0, '[-9, 1]'),
    ('processes that are killed while somebody waits for what they send', '''
import multiprocessing as mp, os, signal
def die(q):
    os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    q = mp.Queue()
    parts = [mp.Process(target=die, args=(q,)) for n in range(3)]
    for p in parts:
        p.start()
    q.get()
''', [], 4, 'for an item of queue 1'),
    ('a process that is killed in the middle of a message', '''
import multiprocessing as mp
def pour(end):
    while True:
        end.send_bytes(b"x" * 300000)
if __name__ == "__main__":
    here, there = mp.Pipe(False)
    p = mp.Process(target=pour, args=(there,))
    p.start()
    there.close()
    for _ in range(3):
        here.recv_bytes()
    p.kill()
    try:
        while len(here.recv_bytes()) == 300000:
            pass
    except EOFError:
        p.join()
        print("EOF", p.exitcode)
''', [], 0, 'EOF -9'),
    ('a process that is killed when its parent is gone', '''
import multiprocessing as mp, os, signal, time
def orphan(end):
    time.sleep(0.02)
    end.send("here")
    os.kill(os.getpid(), signal.SIGKILL)
def parent(end):
    mp.Process(target=orphan, args=(end,)).start()
    os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    here, there = mp.Pipe(False)
    p = mp.Process(target=parent, args=(there,))
    p.start()
    there.close()
    p.join()
    print(here.recv())
    try:
        here.recv()
    except EOFError:
        print("EOF")
''', [], 0, 'here\nEOF'),
    ('more pipes than there are', '''
import multiprocessing as mp
pipes = []
try:
    while len(pipes) < 5000:
        pipes.append(mp.Pipe())
except OSError as error:
    print(len(pipes) > 50, error)
pipes.clear()
here, there = mp.Pipe()
print(here.poll())
''', [], 0, 'True [Errno 24] Too many open files\nFalse'),
    next(row for row in ENDS if row[0] == 'threads that wait for each other'),
    ('a thread that never ends', ENDS[0][1], ['--max-time', '0.1'], 5, 'stopped after 0 seconds'),
    ('a process that never ends', ENDS[1][1], ['--max-time', '0.1'], 5, 'stopped after 0 seconds'),
    ('a thread that fails', '''
import threading
def fail():
    raise ValueError("bad")
t = threading.Thread(target=fail)
t.start()
t.join()
''', [], 0, 'ValueError: bad'),
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


def check_ends(lockstep, folder):
    failures = []
    for name, program, options, status, words in ENDS:
        path = folder.program(program)
        for way in ([], ['--real']) if 'in line' in words else (['--real'],):
            result = run([lockstep, 'run', *way, *options], path)
            if result.status != status or words not in result.stderr:
                failures.append(f'{name}: status {result.status}, not {status}: {result.stderr}')
    return failures


def outcome(lockstep, path, options):
    result = run([lockstep, 'run', '--real', *options], path)
    return result.status, result.stdout, result.stderr


def killed(lockstep, path, victim, number):
    """Kills one of: 0 lockstep, 1 engine, 2 the first process, 3 its child."""
    with subprocess.Popen([lockstep, 'run', '--real', path], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as run_:
        first = run_.stdout.readline()
        everybody = [run_.pid] + descendants(run_.pid)
        if first != 'ready\n' or len(everybody) != 4:
            run_.kill()
            return None, f'{first!r}', f'{len(everybody)} processes'
        os.kill(everybody[victim], number)
        stdout, stderr = run_.communicate(timeout=TIMEOUT_S)
        return run_.returncode, stdout, stderr


# who is killed, by what, the exit status, what is printed, what standard error says
KILLS = [('its child, by SIGKILL', 3, signal.SIGKILL, 0, 'exit code -9', ''),
         ('its child, by SIGSEGV', 3, signal.SIGSEGV, 0, 'exit code -11', ''),
         ('the first process', 2, signal.SIGSEGV, 6, '', 'MainProcess was killed by signal 11'),
         ('the engine', 1, signal.SIGKILL, 6, '', 'ended by signal 9'),
         ('lockstep, by Ctrl-C', 0, signal.SIGINT, 130, '', ''),
         ('lockstep, by SIGKILL', 0, signal.SIGKILL, -9, '', '')]


def check_kill(lockstep, path, row):
    name, victim, number, status, printed, words = row
    got, stdout, stderr = killed(lockstep, path, victim, number)
    if got != status or printed not in stdout or words not in stderr:
        return [f'killing {name}: status {got}, not {status}: {stdout}{stderr}']
    return []


def check_killed(lockstep, folder):
    path, failures = folder.program(STANDS), []
    for row in KILLS:
        failures += check_kill(lockstep, path, row)
        failures += [f'killing {row[0]}: {text}' for text in LEFT_OVERS.look()]
    return failures


def events_of(lockstep, folder, program):
    path = os.path.join(folder.path, 'killed.jsonl')
    run([lockstep, 'run', '--real', '--events', path], folder.program(program))
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def check_killed_lane(lockstep, folder):
    """The picture says which lane was killed, and by what; all that it did is there."""
    failures = []
    for name, program in (
            ('by another one',
             STANDS.replace('p.join()', 'time.sleep(0.1); p.kill(); p.join()')),
            ('by itself', LAST_WORDS)):
        events = [e for e in events_of(lockstep, folder, program)
                  if e.get('lane_name') == 'standing']
        told = [e.get('value') for e in events if e.get('kind') == 'ended']
        if told != ['standing was killed by signal 9 (Killed)']:
            failures.append(f'a lane that is killed {name}: {told}')
    numbers = [e['variable'] for e in events if e.get('variable', '').startswith('number = ')]
    if numbers != [f'number = {n}' for n in range(1000)]:
        failures.append(f'a lane that is killed lost events: there are {len(numbers)}')
    return failures


# --- messages ---------------------------------------------------------------------------------

SENDS = '''
import multiprocessing as mp, time
def send(end):
    for _ in range(5):
        end.send_bytes(bytes(2000000))
    time.sleep(30)
if __name__ == "__main__":
    here, there = mp.Pipe(False)
    p = mp.Process(target=send, args=(there,))
    p.start()
    for _ in range(5):
        here.recv_bytes()
    for _ in range(PIPES):
        ends, queue = mp.Pipe(), mp.Queue()
        queue.put(1)
        queue.get()
    print("ready", flush=True)
    p.join()
'''


def counted(pid, name):
    with open(f'/proc/{pid}/io') as file:
        return int(re.search(rf'{name}: (\d+)', file.read())[1])


def look_at_sender(lockstep, path):
    """While its child stands: (bytes read by the first process, written by the child, descriptors)"""
    with subprocess.Popen([lockstep, 'run', '--real', path], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as run_:
        run_.stdout.readline()
        everybody = descendants(run_.pid)
        seen = None
        if len(everybody) == 3:
            _, first, child = everybody
            seen = (counted(first, 'rchar'), counted(child, 'wchar'),
                    len(os.listdir(f'/proc/{first}/fd')))
        run_.kill()
        return seen


def check_messages(lockstep, folder):
    """They go through pipes of the system, and pipes that nobody has are used again."""
    few = look_at_sender(lockstep, folder.program(SENDS.replace('PIPES', '1')))
    many = look_at_sender(lockstep, folder.program(SENDS.replace('PIPES', '1000')))
    if not few or not many:
        return ['messages: the program did not run']
    failures = []
    if few[0] < 10_000_000 or few[1] < 10_000_000:
        failures.append(f'messages: {few[0]} bytes were read, {few[1]} written')
    if few[2] != many[2]:
        failures.append(f'messages: {few[2]} descriptors became {many[2]}')
    return failures


# --- zombies ----------------------------------------------------------------------------------

# Some end by themselves, some are killed, some lose their parent first; nobody waits for them.
MANY_END = '''
import multiprocessing as mp, os, signal, time
def end(n):
    if n % 3 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if n % 3 == 2:
        mp.Process(target=time.sleep, args=(0.05,)).start()
        os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    for n in range(30):
        mp.Process(target=end, args=(n,)).start()
    time.sleep(0.5)
    print("ready", flush=True)
    time.sleep(30)
'''


def state_of(pid):
    try:
        with open(f'/proc/{pid}/stat') as file:
            return file.read().rsplit(')', 1)[1].split()[0]
    except OSError:
        return 'gone'


def check_zombies(lockstep, folder):
    """Who has ended is reaped while the run goes on: by the first process, or by the supervisor."""
    path, failures = folder.program(MANY_END), []
    with subprocess.Popen([lockstep, 'run', '--real', path], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as run_:
        first = run_.stdout.readline()
        wait_until(lambda: len(descendants(run_.pid)) == 2, 5)
        states = [state_of(pid) for pid in descendants(run_.pid)]
        if first != 'ready\n' or len(states) != 2 or 'Z' in states:
            failures.append(f'zombies: {first!r}, then there are {states}')
        run_.kill()
    return failures + [f'zombies: {text}' for text in LEFT_OVERS.look()]


# --- without filters --------------------------------------------------------------------------

LESSON = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'steps', 'two_threads.md')
LACKS = 'lockstep: this system cannot confine the engine (no seccomp filters)\n'
# what is said once, on standard error, by everything that starts an engine
COMMANDS = [['run'], ['run', '--events', os.devnull], ['run', '--real'], ['compare'],
            ['compare', '--real'], ['check'], ['steps'],
            ['export', '-o', 'frames', '--steps', '1-1'],
            ['export', '-o', 'all.lockstep']]


def check_unconfined(lockstep, helper):
    failures = []
    with tempfile.TemporaryDirectory() as path:
        program = Folder(path).program('print(1)\n')
        for command in COMMANDS:
            command = [word if word not in ('frames', 'all.lockstep') else os.path.join(path, word)
                       for word in command]
            source = LESSON if command == ['check'] else program
            result = run([helper, lockstep, *command], source)
            if result.status != 0 or result.stderr.count(LACKS) != 1:
                failures.append(f'{command}: status {result.status}: {result.stderr!r}')
    for text in failures:
        print(text)
    print(f'{len(COMMANDS) - len(failures)} passed, {len(failures)} failed')
    return 1 if failures else 0


# --- what is left -----------------------------------------------------------------------------

class LeftOvers:
    """What was not there before."""

    def __init__(self):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.folder = tempfile.TemporaryDirectory()  # others work in the system's
        os.environ['TMPDIR'] = self.folder.name
        self.before = self.everything()

    def everything(self):
        places = ['/dev/shm/*lockstep*', os.path.join(self.folder.name, '*')]
        named = {path for place in places for path in glob.glob(place)}
        return named | {f'{len(os.listdir("/proc/self/fd"))} descriptors'}

    def look(self):
        if not wait_until(self.nobody_is_left):
            return [f'processes are left: {descendants(os.getpid())}']
        now = self.everything() - self.before
        return [f'left behind: {sorted(now)}'] if now else []

    @staticmethod
    def nobody_is_left():
        """Who lost its parent is reaped here, as init would do."""
        for pid in children(os.getpid()):
            os.waitpid(pid, os.WNOHANG)
        return not children(os.getpid())


LEFT_OVERS = LeftOvers()


# --- again and again --------------------------------------------------------------------------

def repeat_kind(lockstep, folder, kind, runs):
    model, text = KINDS[kind]
    path = folder.program(text)
    wanted = run([lockstep, 'run', '--as', model], path)
    wanted = (0, wanted.stdout, '')
    outputs = {outcome(lockstep, path, ['--as', model]) for _ in range(runs)}
    return [f'{runs} runs of {kind}: {outputs - {wanted}} instead of {wanted}'] \
        if outputs != {wanted} else []


def repeat_faults(lockstep, folder, runs):
    """In turns: a program that fails, and somebody who is killed."""
    failures, stands = [], folder.program(STANDS)
    programs = [(row, folder.program(row[1])) for row in FAULTS]
    for number in range(runs):
        place = number % (len(FAULTS) + len(KILLS))
        if place >= len(FAULTS):
            failures += check_kill(lockstep, stands, KILLS[place - len(FAULTS)])
            continue
        (name, _, options, status, words), path = programs[place]
        got, stdout, stderr = outcome(lockstep, path, options)
        if got != status or words not in stdout + stderr:
            failures.append(f'{name}: status {got}, not {status}: {stdout}{stderr}')
    return failures


def check_repeated(lockstep, folder, kinds, runs):
    failures = []
    for kind in kinds:
        begin = time.monotonic()
        if kind == 'faults':
            found = repeat_faults(lockstep, folder, runs)
        else:
            found = repeat_kind(lockstep, folder, kind, runs)
        found += [f'{runs} runs of {kind}: {text}' for text in LEFT_OVERS.look()]
        print(f'{runs} real runs of {kind}: {time.monotonic() - begin:.1f} s, '
              f'{len(found)} failures', flush=True)
        failures += found
    return failures


def check_kinds(lockstep, kinds, runs):
    with tempfile.TemporaryDirectory() as path:
        return check_repeated(lockstep, Folder(path), kinds, runs)


def check_all_ends(lockstep):
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(path)
        return (check_ends(lockstep, folder) + check_killed(lockstep, folder)
                + check_killed_lane(lockstep, folder) + check_messages(lockstep, folder)
                + check_zombies(lockstep, folder))
