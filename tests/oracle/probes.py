#!/usr/bin/env python3
"""probes: in which turn of the event loop does each thing happen?

    probes.py LOCKSTEP [PROBE...]
    probes.py --record VERSION=PYTHON...

Every program in tests/programs/probes prints `what@turn`. Its lines must be those recorded in
turns.txt beside them, under each profile for the release it follows, and when this is CPython 3.11
or 3.12 it is asked again. A line of turns.txt: the probe's name, the first release that does so,
and what it prints, separated by blanks; `=>` main returned, `!!` main raised,
`EXH<message|type>` the exception handler was called.

--record asks real interpreters, oldest first, and writes turns.txt anew. Rows of releases that
were not asked stay as they are: those of 3.13.2 and 3.14.2 were measured elsewhere.
"""
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import oracle

PROBES = os.path.join(os.path.dirname(oracle.FOLDER), 'programs', 'probes')
TURNS = os.path.join(PROBES, 'turns.txt')
RELEASES = {
    'cpython-3.11': (3, 11, 7),
    'cpython-3.12': (3, 12, 7),
    'cpython-3.13': (3, 13, 2),
    'cpython-3.14': (3, 14, 2),
}
JOBS = 2


def release(text):
    return tuple(int(number) for number in text.split('.'))


def recorded():
    """name -> [(release, what it prints since then)], oldest first"""
    turns = {}
    with open(TURNS, encoding='utf-8') as file:
        for line in file:
            name, since, printed = line.rstrip('\n').split('\t')
            turns.setdefault(name, []).append((release(since), printed))
    return turns


def words(run):
    return ' '.join(oracle.mask(run.stdout).split())


def path_of(name):
    return os.path.join(PROBES, name + '.py')


def judge(lockstep, name, rows):
    """What is wrong, as lines for a person; and how many comparisons were made."""
    problems, count = [], 0
    for profile, version in RELEASES.items():
        got = words(oracle.run_lockstep(lockstep, path_of(name), '--profile', profile))
        expected = {'recorded': [line for since, line in rows if since <= version][-1]}
        if oracle.python_problem() is None and version[:2] == sys.version_info[:2]:
            expected['CPython'] = words(oracle.run_cpython(path_of(name)))
        for who, line in expected.items():
            count += 1
            if line != got:
                problems.append('FAILED %s (%s)\n    %-9s %s\n    Lockstep  %s'
                                % (name, profile, who, line, got))
    return problems, count


def compare(lockstep, names):
    turns = recorded()
    programs = {file[:-3] for file in os.listdir(PROBES) if file.endswith('.py')}
    problems = ['%s: in turns.txt or in the folder, not in both' % name
                for name in sorted(programs ^ set(turns))]
    total = 0
    with ThreadPoolExecutor(JOBS) as pool:
        for found, count in pool.map(lambda name: judge(lockstep, name, turns[name]),
                                     names or sorted(programs & set(turns))):
            problems += found
            total += count
    for problem in problems:
        print(problem)
    print('%d passed, %d failed' % (total - len(problems), len(problems)))
    sys.exit(1 if problems else 0)


def record(pythons):
    asked = {release(version): python for version, python in
             (argument.split('=') for argument in pythons)}
    kept = {name: [row for row in rows if row[0] not in asked]
            for name, rows in recorded().items()}
    with open(TURNS + '.new', 'w', encoding='utf-8') as file:
        for name in sorted(file[:-3] for file in os.listdir(PROBES) if file.endswith('.py')):
            rows = list(kept.get(name, []))
            last = None
            for version, python in sorted(asked.items()):
                printed = words(oracle.run_cpython(path_of(name), python))
                if printed != last:
                    rows.append((version, printed))
                last = printed
            for since, printed in sorted(rows):
                file.write('%s\t%s\t%s\n' % (name, '.'.join(map(str, since)), printed))
    os.replace(TURNS + '.new', TURNS)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == '--record':
        record(sys.argv[2:])
    else:
        compare(os.path.abspath(sys.argv[1]), sys.argv[2:])


if __name__ == '__main__':
    main()
