#!/usr/bin/env python3
"""compare: holds Lockstep to what CPython prints.

    compare.py LOCKSTEP [PROGRAM...]

Runs each program (all of tests/programs/*.py, those in its folders generated and broken, and
tests/oracle/behaviours/*.py unless some are named) on CPython in virtual time and with
`LOCKSTEP run`, and compares standard output, the exit status, and standard error without the
frames of the library.

Programs named processes_*.py run on CPython as they are, in real time; with `# order: any` their
lines are compared without their order.

not_yet.txt beside this file lists what is known to fall short: refused (exit status 3, and
nothing printed) or differs. A program that is on the list and passes is a failure too: the list
may only get shorter.
"""
import difflib
import glob
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import oracle

TESTS = os.path.dirname(oracle.FOLDER)
NOT_YET = os.path.join(oracle.FOLDER, 'not_yet.txt')
JOBS = 2
DEADLOCK, LIMIT, UNSUPPORTED, ENGINE_DIED = 4, 5, 3, 6
DIFF_LINES = 30


def programs():
    found = glob.glob(os.path.join(TESTS, 'programs', '*.py'))
    found += glob.glob(os.path.join(TESTS, 'programs', 'generated', '*.py'))
    found += glob.glob(os.path.join(TESTS, 'programs', 'broken', '*.py'))
    found += glob.glob(os.path.join(oracle.FOLDER, 'behaviours', '*.py'))
    return sorted(os.path.relpath(path, TESTS) for path in found)


def read_not_yet():
    """name -> (refused or differs, reason)"""
    entries = {}
    with open(NOT_YET, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.split('#')[0].strip()
            if not line:
                continue
            words = line.split(None, 2)
            if len(words) != 3 or words[1] not in ('refused', 'differs'):
                sys.exit('%s:%d: expected: NAME refused|differs REASON' % (NOT_YET, number))
            if not os.path.exists(os.path.join(TESTS, words[0])):
                sys.exit('%s:%d: there is no %s' % (NOT_YET, number, words[0]))
            entries[words[0]] = (words[1], words[2])
    return entries


def diff(what, expected, got):
    lines = list(difflib.unified_diff(expected.splitlines(), got.splitlines(),
                                      'CPython ' + what, 'Lockstep ' + what, lineterm='', n=2))
    if len(lines) > DIFF_LINES:
        lines = lines[:DIFF_LINES] + ['... and %d more lines' % (len(lines) - DIFF_LINES)]
    return lines or ['%s: only the end of the last line differs' % what]


def differences(cpython, lockstep):
    """What is different, as lines for a person; empty when nothing is."""
    if lockstep.status is None:
        return ['Lockstep did not end within %d s' % oracle.TIMEOUT_S]
    if cpython.status is None:
        return ['CPython did not end within %d s: give the program a limit' % oracle.TIMEOUT_S]
    found = []
    if cpython.status != lockstep.status:
        found.append('exit status: CPython %s, Lockstep %s' % (cpython.status, lockstep.status))
    if oracle.mask(cpython.stdout) != oracle.mask(lockstep.stdout):
        found += diff('stdout', oracle.mask(cpython.stdout), oracle.mask(lockstep.stdout))
    if cpython.status in (DEADLOCK, LIMIT):
        # Here CPython says nothing at all, and Lockstep must say what happened.
        word = 'deadlock' if cpython.status == DEADLOCK else 'limit'
        if word not in lockstep.stderr:
            found.append('standard error does not say "%s"' % word)
    elif not is_same_stderr(oracle.mask(cpython.own_stderr()), oracle.mask(lockstep.own_stderr())):
        found += diff('stderr', oracle.mask(cpython.own_stderr()),
                      oracle.mask(lockstep.own_stderr()))
    elif found:
        found.append('Lockstep said last on stderr: ' + lockstep.last_line())
    return found


def is_same_stderr(cpython, lockstep):
    """Of several syntax errors CPython tells one; Lockstep tells it last."""
    if re.search(r'^(Syntax|Indentation|Tab)Error: ', cpython, re.MULTILINE):
        return lockstep.endswith(cpython)
    return cpython == lockstep


def judge(lockstep_path, name, expectation):
    """None when all is well, else lines that say what is not."""
    path = os.path.normpath(os.path.join(TESTS, name))  # as it stands in tracebacks
    lockstep = oracle.run_lockstep(lockstep_path, path)
    if lockstep.status is not None and (lockstep.status < 0 or lockstep.status == ENGINE_DIED):
        return ['the engine died, exit status %d' % lockstep.status] + \
            lockstep.stderr.splitlines()[-15:]
    if expectation and expectation[0] == 'refused' and is_refusal(lockstep):
        if lockstep.stdout == '':
            return None
    cpython = oracle.run_cpython(path)
    if oracle.has_processes(path):
        for side in (cpython, lockstep):
            side.stderr = side.stderr.replace(os.path.dirname(path) + '/', '')
    if oracle.in_any_order(path):
        for side in (cpython, lockstep):
            side.stdout = '\n'.join(sorted(side.stdout.splitlines()))
    found = differences(cpython, lockstep)
    if not expectation:
        return found or None
    if not found:
        return ['passes: remove it from tests/oracle/not_yet.txt']
    if expectation[0] == 'differs':
        return None
    if is_refusal(lockstep) and oracle.mask(cpython.stdout).startswith(
            oracle.mask(lockstep.stdout)):
        return None
    return ['should be refused (exit status 3, nothing wrong printed), but:'] + found


def is_refusal(run):
    return run.status == UNSUPPORTED and run.stderr != ''


def main():
    oracle.leave_without_judge()
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lockstep = os.path.abspath(sys.argv[1])
    not_yet = read_not_yet()
    names = [os.path.relpath(os.path.abspath(path), TESTS) for path in sys.argv[2:]] or programs()
    names = [name for name in names if oracle.is_judge_for(os.path.join(TESTS, name))]
    failed = 0
    with ThreadPoolExecutor(JOBS) as pool:
        results = pool.map(lambda name: judge(lockstep, name, not_yet.get(name)), names)
        for name, problems in zip(names, results):
            if problems is None:
                continue
            failed += 1
            print('FAILED %s' % name)
            for line in problems:
                print('    ' + line)
    listed = sum(name in not_yet for name in names)
    print('%d of these are on the list of what is not there yet' % listed)
    print('%d passed, %d failed' % (len(names) - failed, failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
