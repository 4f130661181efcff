#!/usr/bin/env python3
"""reality: how well the model predicts real runs on this machine.

    reality.py LOCKSTEP [ROUNDS]

Measures the machine first (lockstep calibrate, into a temporary file) and predicts by that; programs
that compute are predicted by the prices alone and as `compare --real` does, with a rehearsal. Every
figure is a ratio, real time over predicted time: of the best of ROUNDS (default 5) real runs, or,
of what `compare --real` shows and of short waits, the one in the middle. The machine should be idle.
Programs that wait are measured from their beginning to their end, those that compute by the
processor's time, those with processes by the clock. At last what two threads and two processes
gain, for real: the time of twice the work by two over once the work by one; 1 is twice as fast, 2
is no gain.
"""
import json
import statistics
import subprocess
import sys
import tempfile

import computing as computing_programs

WAITING = [
    ('three sleeps, one after another', '''import time
for _ in range(3):
    time.sleep(0.2)
'''),
    ('asyncio: gather of sleeps', '''import asyncio
async def part(n):
    for _ in range(10):
        await asyncio.sleep(0.01 * n)
async def main():
    await asyncio.gather(*[part(n) for n in range(1, 6)])
asyncio.run(main())
'''),
    ('threads: a queue and four workers', '''import queue, threading, time
q = queue.Queue()
def work():
    while (seconds := q.get()) is not None:
        time.sleep(seconds)
workers = [threading.Thread(target=work) for _ in range(4)]
for w in workers:
    w.start()
for n in range(20):
    q.put(0.05 + n / 200)
for w in workers:
    q.put(None)
for w in workers:
    w.join()
'''),
    ('processes that sleep', '''import multiprocessing as mp, time
def part(n):
    time.sleep(n)
if __name__ == "__main__":
    parts = [mp.Process(target=part, args=(n,)) for n in (0.8, 1.0, 1.2)]
    for p in parts:
        p.start()
    for p in parts:
        p.join()
'''),
    ('asyncio: to_thread', '''import asyncio, time
async def main():
    await asyncio.gather(*[asyncio.to_thread(time.sleep, 0.3) for _ in range(4)])
    await asyncio.sleep(0.4)
asyncio.run(main())
'''),
]

# Short waits and much going to and fro: what a timer's lateness, a switch, a start and a message
# take counts here.
HASTY = [
    ('200 sleeps of 1 ms', '''import time
for _ in range(200):
    time.sleep(0.001)
'''),
    ('asyncio: 3 x 60 sleeps of 2 ms', '''import asyncio
async def part():
    for _ in range(60):
        await asyncio.sleep(0.002)
async def main():
    await asyncio.gather(part(), part(), part())
asyncio.run(main())
'''),
    ('threads: 4 x 50 sleeps of 2 ms', '''import threading, time
def part():
    for _ in range(50):
        time.sleep(0.002)
threads = [threading.Thread(target=part) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
'''),
    ('threads: events to and fro', '''import threading
ping, pong = threading.Event(), threading.Event()
def answer():
    for _ in range(2000):
        ping.wait()
        ping.clear()
        pong.set()
t = threading.Thread(target=answer)
t.start()
for _ in range(2000):
    ping.set()
    pong.wait()
    pong.clear()
t.join()
'''),
    ('threads: 500 short ones', '''import threading
def part():
    pass
for _ in range(500):
    threads = [threading.Thread(target=part) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
'''),
    ('processes: 40 short ones', '''import multiprocessing as mp
def part():
    pass
if __name__ == "__main__":
    for _ in range(40):
        p = mp.Process(target=part)
        p.start()
        p.join()
'''),
    ('processes: messages to and fro', '''import multiprocessing as mp
def part(end):
    while (item := end.recv()) is not None:
        end.send(item + 1)
if __name__ == "__main__":
    here, there = mp.Pipe()
    p = mp.Process(target=part, args=(there,))
    p.start()
    for i in range(1000):
        here.send(i)
        here.recv()
    here.send(None)
    p.join()
'''),
]

# The program's own clock is the processor's, and the least of some rounds in one run counts.
TIMED = '''
def least_of(rounds, clock):
    least = None
    for _ in range(rounds):
        begin = clock()
        work()
        took = clock() - begin
        least = took if least is None or took < least else least
    print(least)
if __name__ == "__main__":
    import time
    least_of(%d, time.%s)
'''

GAIN = '''import multiprocessing as mp, threading, time
def work():
    total = 0
    for i in range(%d):
        total += i * 2 %% 7
def two(kind):
    parts = [kind(target=work) for _ in range(2)]
    begin = time.perf_counter_ns()
    for p in parts:
        p.start()
    for p in parts:
        p.join()
    return time.perf_counter_ns() - begin
if __name__ == "__main__":
    begin = time.perf_counter_ns()
    work()
    one = time.perf_counter_ns() - begin
    print(one, two(threading.Thread), two(mp.Process))
'''
# About a third of a second of work here, and with CPython.
LOOPS, LOOPS_OF_CPYTHON = 16000000, 4000000


class Bench:
    def __init__(self, lockstep, rounds, folder):
        self.lockstep, self.rounds, self.folder = lockstep, rounds, folder
        self.profile = f'{folder}/machine.json'
        done = subprocess.run([lockstep, 'calibrate', '-o', self.profile], capture_output=True,
                              text=True, check=True)
        print(done.stdout + done.stderr, flush=True)

    def run_by(self, *command, program):
        path = f'{self.folder}/program.py'
        with open(path, 'w', encoding='utf-8') as file:
            file.write(program)
        done = subprocess.run([*command, path], capture_output=True, text=True, check=True)
        return [int(word) for word in done.stdout.split()]

    def run(self, program, *options):
        return self.run_by(self.lockstep, 'run', *options, program=program)

    def predicted(self, program):
        return self.run(program, '--profile', self.profile)[0]

    def least(self, program, *command):
        """The least of each number that the program prints."""
        rows = [self.run_by(*command, program=program) for _ in range(self.rounds)]
        return [min(column) for column in zip(*rows)]

    def compared(self, program):
        """Real and predicted time of a whole run, as `compare --real` finds them."""
        path = f'{self.folder}/program.py'
        with open(path, 'w', encoding='utf-8') as file:
            file.write(program)
        command = [self.lockstep, 'compare', '--real', '--format', 'json', '--profile',
                   self.profile, path]
        done = subprocess.run(command, capture_output=True, check=True)
        told = json.loads(done.stdout)
        return told['real_ns'], told['predicted_ns']

    def best(self, program):
        return self.least(program, self.lockstep, 'run', '--real')

    def middle(self, program):
        rows = [self.run_by(self.lockstep, 'run', '--real', program=program)
                for _ in range(self.rounds)]
        return [statistics.median(column) for column in zip(*rows)]

    def best_of_cpython(self, program):
        return self.least(program, sys.executable)


def waiting(bench, program, in_the_middle=False):
    """By the program's own clock."""
    timed = ('import time\n_begin = time.perf_counter_ns()\n' + program
             + 'if __name__ == "__main__":\n    print(time.perf_counter_ns() - _begin)\n')
    real = bench.middle(timed)[0] if in_the_middle else bench.best(timed)[0]
    return real / bench.predicted(timed)


def clock_for(program):
    return 'perf_counter_ns' if 'multiprocessing' in program else 'process_time_ns'


AT_ONCE = 50


def predicted_work(bench, program):
    # in virtual time all rounds are alike, and the clock shows whole milliseconds
    timed = program + TIMED % (1, clock_for(program))
    many = f'        for _ in range({AT_ONCE}):\n            work()\n'
    return bench.predicted(timed.replace('        work()\n', many)) / AT_ONCE


def computing(bench, programs):
    """name -> real / predicted, by the prices alone. Each round runs all of them: a machine that is
    shared with others is slow for a while, and then one program is not slow in all its rounds."""
    least = {}
    for _ in range(bench.rounds):
        for name, program in programs:
            took = bench.run(program + TIMED % (5, clock_for(program)), '--real')[0]
            least[name] = min(took, least.get(name, took))
    return {name: least[name] / predicted_work(bench, program) for name, program in programs}


WHOLE = 'if __name__ == "__main__":\n    for _ in range(40):\n        work()\n'


def compared(bench, programs):
    """Whole runs as `compare --real` shows them, rehearsed and repeated: the middle of the rounds."""
    rows = [(name, *bench.compared(program))
            for _ in range(bench.rounds) for name, program in programs]
    return {name: statistics.median(real / predicted
                                    for other, real, predicted in rows if other == name)
            for name, _ in programs}


def report(name, figure, goal):
    print(f'{name:40}{figure:8.3f}   {goal}', flush=True)


def report_all(figures):
    for name, figure in figures.items():
        report(name, figure, '0.90 to 1.10')
    close = sum(0.9 <= figure <= 1.1 for figure in figures.values())
    worst = max(figures, key=lambda name: abs(figures[name] - 1))
    print(f'{close} of {len(figures)} within 10 %, the worst: {worst}', flush=True)


def main():
    lockstep = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(lockstep, rounds, folder)
        for name, program in WAITING:
            report(name, waiting(bench, program), '0.98 to 1.02')
        print('in the middle, and as compare --real shows them')
        report_all({name: waiting(bench, program, True) for name, program in HASTY})
        report_all(compared(bench, HASTY))
        for programs in (computing_programs.PROGRAMS, computing_programs.EXERCISES):
            print('by the prices alone')
            report_all(computing(bench, programs))
            print('compare --real, with a rehearsal')
            report_all(compared(bench, [(name, text + WHOLE) for name, text in programs]))
        one, threads, processes = bench.best(GAIN % LOOPS)
        report('two threads, twice the work', threads / one, '2: they take turns')
        report('two processes, twice the work', processes / one, '1: on two idle cores')
        one, _, processes = bench.best_of_cpython(GAIN % LOOPS_OF_CPYTHON)
        report('the same with CPython', processes / one, 'what the machine can do')


if __name__ == '__main__':
    main()
