#!/usr/bin/env python3
"""profiles: what does a program print by the rules of another version of Python?

    profiles.py LOCKSTEP [PROGRAM...]
    profiles.py --record VERSION=PYTHON...

Every NAME.py in tests/programs/profiles is run under each profile and must do what NAME.txt
beside it records for that version: standard output, exit status, last line of standard error.
NAME.txt holds one part for each release that differs from the one before:

    --- 3.12.1, exit status 0, TypeError: last line of standard error
    what it prints

--record asks real interpreters, on the real clock, and writes the parts of their versions anew; the
recorded ones are those of 3.11.7, 3.12.1 and 3.13.0. Parts of 3.13.2 and 3.14.2 were written from
what those releases were measured to do otherwise.
"""
import glob
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import oracle
from compare import diff
from probes import JOBS, RELEASES, release

PROGRAMS = os.path.join(os.path.dirname(oracle.FOLDER), 'programs', 'profiles')


def read_parts(path):
    """[(release, exit status, last line of stderr, stdout)], oldest first"""
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as file:
        text = file.read()
    found = re.findall(r'^--- ([\d.]+), exit status (\d+)(?:, (.*))?\n((?:(?!--- ).*\n)*)', text,
                       re.MULTILINE)
    return [(release(version), int(status), last, printed)
            for version, status, last, printed in found]


def outcome(run):
    return run.status, oracle.mask(run.last_line()), oracle.mask(run.stdout)


def differences(expected, got):
    found = []
    if expected[0] != got[0]:
        found.append('exit status %s, not %s' % (got[0], expected[0]))
    if expected[1] != got[1]:
        found.append('last line of stderr: %s, not %s' % (got[1], expected[1]))
    if expected[2] != got[2]:
        found += diff('stdout', expected[2], got[2])
    return found


def judge(lockstep, path):
    problems = []
    parts = read_parts(path[:-3] + '.txt')
    for profile, version in RELEASES.items():
        known = [part for part in parts if part[0] <= version]
        if not known:
            problems.append('FAILED %s: nothing is recorded for %s' % (path, profile))
            continue
        run = oracle.run_lockstep(lockstep, path, '--profile', profile)
        found = differences(known[-1][1:], outcome(run))
        if found:
            problems.append('FAILED %s (%s)\n    ' % (os.path.basename(path), profile)
                            + '\n    '.join(found))
    return problems


def compare(lockstep, paths):
    problems = []
    with ThreadPoolExecutor(JOBS) as pool:
        for found in pool.map(lambda path: judge(lockstep, path), paths):
            problems += found
    for problem in problems:
        print(problem)
    print('%d passed, %d failed' % (len(paths) * len(RELEASES) - len(problems), len(problems)))
    sys.exit(1 if problems else 0)


def record_one(path, asked):
    target = path[:-3] + '.txt'
    parts = [part for part in read_parts(target) if part[0] not in asked]
    last = None
    for version, python in sorted(asked.items()):
        folder, name = os.path.split(path)
        result = outcome(oracle.run([python, name], folder))
        if result != last:
            parts.append((version, *result))
        last = result
    with open(target, 'w', encoding='utf-8') as file:
        for version, status, line, printed in sorted(parts):
            file.write('--- %s, exit status %s%s\n%s' % (
                '.'.join(map(str, version)), status, ', ' + line if line else '', printed))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    paths = sorted(glob.glob(os.path.join(PROGRAMS, '*.py')))
    if sys.argv[1] == '--record':
        asked = {release(version): python for version, python in
                 (argument.split('=') for argument in sys.argv[2:])}
        for path in paths:
            record_one(path, asked)
        return
    named = [os.path.join(PROGRAMS, os.path.basename(name)) for name in sys.argv[2:]]
    compare(os.path.abspath(sys.argv[1]), named or paths)


if __name__ == '__main__':
    main()
