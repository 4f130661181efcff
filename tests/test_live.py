#!/usr/bin/env python3
"""test_live: real runs print what the model predicted.

    test_live.py LOCKSTEP [--all] [--seconds S] [--as MODEL] [PROGRAM...]

Runs programs of tests/programs in virtual time and for real and compares what they print and how
they end. A program is taken when its virtual time is at most S seconds (default 0.35; --all: 3).
Those whose output the operating system may decide (ORDER_IS_FREE) must print the same lines in any
order; those that read a clock or count turns of threads (NOT_COMPARED) must only end.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
TIMEOUT_S = 60
JOBS = 2
ORDER_IS_FREE = set()
NOT_COMPARED = set()


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


def difference(name, model, real):
    if real.status is None:
        return 'did not end'
    if name in NOT_COMPARED:
        return ''
    if model.status != real.status:
        return f'exit status {real.status}, not {model.status}: {real.stderr[-300:]}'
    wanted, got = model.stdout.splitlines(), real.stdout.splitlines()
    if name in ORDER_IS_FREE:
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
    return name, difference(name, model, real) or 'same'


def programs(options):
    if options.programs:
        return options.programs
    found = glob.glob(os.path.join(FOLDER, 'programs', '*.py'))
    return sorted(path for path in found
                  if not os.path.basename(path).startswith(('syntax_', 'processes_', 'limit_')))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('lockstep')
    parser.add_argument('programs', nargs='*')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--seconds', type=float)
    parser.add_argument('--as', dest='model', default='native')
    options = parser.parse_args()
    if options.seconds is None:
        options.seconds = 3 if options.all else 0.35
    paths = programs(options)
    with ThreadPoolExecutor(JOBS) as pool:
        outcomes = list(pool.map(lambda path: check(options.lockstep, path, options), paths))
    failed = [(name, text) for name, text in outcomes if text not in ('same', 'long', 'refused')]
    for name, text in failed:
        print(f'{name}: {text}')
    same = sum(text == 'same' for _, text in outcomes)
    longer = sum(text == 'long' for _, text in outcomes)
    print(f'{longer} programs take longer in virtual time than {options.seconds} s')
    print(f'{same} passed, {len(failed)} failed')
    return 1 if failed or not same else 0


if __name__ == '__main__':
    sys.exit(main())
