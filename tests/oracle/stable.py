#!/usr/bin/env python3
"""stable: mistakes of which CPython says the same in 3.11, 3.12 and 3.13.

    stable.py LOCKSTEP                     holds Lockstep to stable.txt under these three profiles
    stable.py --record PYTHON PYTHON ...   writes stable.txt anew; one interpreter of each version

stable.txt beside this file has a line for each program of tests/programs/broken that all three end
with the same last line of standard error: its name, the line of the program that the traceback
names last, and that last line, suggestions included. Programs that wait for ever are left out.
"""
import glob
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import oracle

BROKEN = os.path.join(os.path.dirname(oracle.FOLDER), 'programs', 'broken')
LIST = os.path.join(oracle.FOLDER, 'stable.txt')
PROFILES = ('cpython-3.11', 'cpython-3.12', 'cpython-3.13')
TIMEOUT_S = 20
JOBS = 2
HEAD = '# What CPython 3.11, 3.12 and 3.13 say alike: program, line, message. stable.py --record writes it.\n'


def ending(command, name):
    """(line, last line of standard error) of a run, or None when it did not end."""
    run = oracle.run(command + [name], BROKEN, TIMEOUT_S)
    if run.status is None:
        return None
    lines = re.findall(r'File "[^"]*%s", line (\d+)' % re.escape(name), run.stderr)
    return lines[-1] if lines else '-', oracle.mask(run.last_line())


def record(pythons):
    kept = []
    for path in sorted(glob.glob(os.path.join(BROKEN, '*.py'))):
        name = os.path.basename(path)
        endings = [ending([python], name) for python in pythons]
        if endings[0] and endings[0][1] and len(set(endings)) == 1:
            kept.append('%s\t%s\t%s\n' % (name, *endings[0]))
    with open(LIST, 'w', encoding='utf-8') as file:
        file.write(HEAD + ''.join(kept))
    print('%d programs are stable' % len(kept))


def check(lockstep):
    with open(LIST, encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t', 2) for line in file if not line.startswith('#')]
    tasks = [(row, profile) for row in rows for profile in PROFILES]

    def differs(task):
        (name, line, message), profile = task
        got = ending([os.path.abspath(lockstep), 'run', '--profile', profile], name)
        if got == (line, message):
            return None
        return '%s under %s\n    CPython:  line %s, %s\n    Lockstep: %s' % (
            name, profile, line, message, 'line %s, %s' % got if got else 'does not end')

    with ThreadPoolExecutor(JOBS) as pool:
        found = [text for text in pool.map(differs, tasks) if text]
    print('\n'.join(found + ['%d programs under %d profiles, %d differ'
                             % (len(rows), len(PROFILES), len(found))]))
    return 1 if found or not rows else 0


def main():
    if len(sys.argv) > 2 and sys.argv[1] == '--record':
        os.environ.update(PYTHONHASHSEED='0', PYTHON_COLORS='0', PYTHONUTF8='1', TZ='UTC')
        record(sys.argv[2:])
    elif len(sys.argv) == 2 and not sys.argv[1].startswith('-'):
        sys.exit(check(sys.argv[1]))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
