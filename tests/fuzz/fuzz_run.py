#!/usr/bin/env python3
"""fuzz_run: runs changed programs and looks for a run that ends in no allowed way.

    fuzz_run.py LOCKSTEP SECONDS [SEED]

Takes the programs under tests/programs and tests/oracle/behaviours, changes a few tokens or lines
of each, and runs the result under small limits. A run may print, fail, be refused, stop in a
deadlock or at a limit; it may not die, hang, or end differently the second time. What does is
left in build/fuzz/found with the command to repeat it. The same seed gives the same programs.
"""
import glob
import os
import random
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOUND = os.path.join(os.path.dirname(TESTS), 'build', 'fuzz', 'found')
LIMITS = ['--max-steps', '200000', '--max-time', '1000', '--max-memory', '64M']
TIMEOUT_S = 20
ALLOWED = {0, 1, 3, 4, 5}
JOBS = 2
WORDS = ['0', '-1', '1', '2 ** 70', '1e308', "''", "'é→😀'", 'None', 'True', '[]', '{}', '()', '[1, 2]',
         'print', 'len', 'range(3)', 'await', 'asyncio.sleep(0)', 'asyncio.sleep(1)', 'main()', 'asyncio',
         'return', 'raise', 'not', 'lambda: 0', '*', '**', '.', ',', ':', '(', ')', '=', '==', 'in', 'is',
         'asyncio.current_task()', 'asyncio.current_task().cancel()', 'asyncio.gather()', '(yield)',
         'asyncio.wait_for(asyncio.sleep(5), 1)', "f'{1:>{5}}'", "'%d' % 5", 'Exception', 'x', 'self']


def change(lines, rng):
    """One small change; lines is changed in place."""
    at = rng.randrange(len(lines))
    kind = rng.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(rng.randrange(len(lines) + 1), lines[at])
    elif kind == 2:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    else:
        tokens = re.findall(r'\w+|\s+|.', lines[at])
        if tokens:
            place = rng.randrange(len(tokens))
            if kind == 3:
                tokens[place] = rng.choice(WORDS)
            elif kind == 4:
                tokens.insert(place, rng.choice(WORDS))
            else:
                tokens[place] = rng.choice(tokens)
            lines[at] = ''.join(tokens)


def changed_program(sources, rng):
    lines = rng.choice(sources).split('\n')
    for _ in range(rng.randrange(1, 5)):
        if lines:
            change(lines, rng)
    return '\n'.join(lines) + '\n'


def run(lockstep, path):
    try:
        done = subprocess.run([lockstep, 'run', *LIMITS, path], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.returncode, done.stdout, done.stderr


def judge(lockstep, path):
    """What is wrong with the run of this program, or None."""
    first = run(lockstep, path)
    if first is None:
        return 'did not end within %d s' % TIMEOUT_S
    if first[0] not in ALLOWED:
        return 'exit status %d: %s' % (first[0], first[2].decode('utf-8', 'replace')[-2000:])
    if b'Sanitizer' in first[2] or b'runtime error:' in first[2]:
        return first[2].decode('utf-8', 'replace')[-2000:]
    if run(lockstep, path) != first:
        return 'the second run differs'
    return None


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    lockstep = os.path.abspath(sys.argv[1])
    end = time.monotonic() + float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    paths = sorted(glob.glob(os.path.join(TESTS, 'programs', '*.py')) +
                   glob.glob(os.path.join(TESTS, 'oracle', 'behaviours', '*.py')))
    sources = []
    for path in paths:
        with open(path, encoding='utf-8') as file:
            sources.append(file.read())
    os.makedirs(FOUND, exist_ok=True)

    def worker(number):
        rng = random.Random(seed * 1000 + number)
        count = 0
        problems = []
        path = os.path.join(FOUND, 'trying-%d.py' % number)
        while time.monotonic() < end and len(problems) < 5:
            program = changed_program(sources, rng)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(program)
            problem = judge(lockstep, path)
            count += 1
            if problem:
                kept = os.path.join(FOUND, 'run-%d-%d-%d.py' % (seed, number, count))
                os.rename(path, kept)
                problems.append('%s run %s %s\n%s' % (lockstep, ' '.join(LIMITS), kept, problem))
        if os.path.exists(path):
            os.remove(path)
        return count, problems

    with ThreadPoolExecutor(JOBS) as pool:
        results = list(pool.map(worker, range(JOBS)))
    for _, problems in results:
        for problem in problems:
            print('FAILED ' + problem)
    failed = sum(len(problems) for _, problems in results)
    print('seed %d' % seed)
    print('%d passed, %d failed' % (sum(count for count, _ in results) - failed, failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
