#!/usr/bin/env python3
"""probes: in which turn of the event loop does each thing happen?

    probes.py LOCKSTEP [PROBE...]

Every program in tests/programs/probes prints `what@turn`. Its lines must be those of CPython 3.11
(recorded in turns.txt beside them, and asked again when this is CPython 3.11) and those of
`LOCKSTEP run`. A line of turns.txt: the probe's name, a tab, what it prints, separated by blanks;
`=>` main returned, `!!` main raised, `EXH<message|type>` the exception handler was called.
"""
import os
import sys

import oracle

PROBES = os.path.join(os.path.dirname(oracle.FOLDER), 'programs', 'probes')


def recorded():
    with open(os.path.join(PROBES, 'turns.txt'), encoding='utf-8') as file:
        return dict(line.rstrip('\n').split('\t') for line in file)


def words(run):
    return ' '.join(oracle.mask(run.stdout).split())


def same(expected, got):
    """The recording cuts a handler's message and says nothing about where main was when."""
    return ' '.join(expected.split()) == ' '.join(got.split())


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lockstep = os.path.abspath(sys.argv[1])
    turns = recorded()
    has_judge = oracle.python_problem() is None and sys.version_info[:2] == (3, 11)
    failed = 0
    for name in sys.argv[2:] or sorted(turns):
        path = os.path.join(PROBES, name + '.py')
        got = words(oracle.run_lockstep(lockstep, path))
        expected = {'recorded': turns[name]}
        if has_judge:
            expected['CPython'] = words(oracle.run_cpython(path))
        for who, line in expected.items():
            if not same(line, got):
                failed += 1
                print('FAILED %s\n    %-9s %s\n    Lockstep  %s' % (name, who, line, got))
    print('%d probes, %d differences' % (len(sys.argv[2:] or turns), failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
