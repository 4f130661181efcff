#!/usr/bin/env python3
"""compare: random programs on CPython and on Lockstep, compared byte for byte.

    compare.py LOCKSTEP [--family language|asyncio|broken|concurrent] [--seeds A-B | --regressions] [--jobs N]
               [--keep FOLDER]

A seed is a program of each family, concurrent only when it is named. 20,000 programs of two of them take 20 minutes and more on two idle
cores: --family language --family asyncio --seeds 0-9999. --regressions runs the seeds of
regressions.txt, which differed once.

Prints the seeds whose programs differ, and how; with --keep their text is written there. Programs
that Lockstep refuses (exit status 3) are counted by reason and are no difference; REFUSED_MOST says
how many are too many. So it is with those that differ and whose output on CPython alone depends on
what it leaves unordered (see judge.py); UNORDERED_MOST. Of a few it computes for ever; UNJUDGED_MOST.
Exit status 1 when something differs.
"""
import argparse
import os
import sys
from collections import Counter
from multiprocessing import Process, Queue

import generate
from judge import Judge

import oracle

REFUSED_MOST = 0.01
UNORDERED_MOST = 0.02
UNJUDGED_MOST = 0.002

# What is known to differ. A program that is listed and does not differ is a failure too: the list
# may only get shorter.
NOT_YET = {
    ('broken', 492): 'the order in which the items of a list die at the end of a program',
    ('language', 4203): 'a nan is a value here, not an object: two that were computed apart are one key',
}


def families_to_judge():
    """The rules of asyncio.timeout changed within 3.11; Lockstep has the later ones. Half of the family
    concurrent takes real time: it is compared when it is named."""
    families = sorted(set(generate.FAMILIES) - {'concurrent'})
    return [f for f in families if f != 'asyncio' or sys.version_info >= (3, 11, 7)]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('lockstep')
    parser.add_argument('--family', choices=sorted(generate.FAMILIES), action='append')
    parser.add_argument('--seeds', default='0-299')
    parser.add_argument('--regressions', action='store_true')
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--keep')
    options = parser.parse_args()
    first, _, last = options.seeds.partition('-')
    options.seeds = range(int(first), int(last or first) + 1)
    options.family = options.family or families_to_judge()
    return options


def work(lockstep, tasks, keep, results):
    """One process: its part of the seeds; puts (family, seed, difference or None) for each."""
    judge = Judge(lockstep)
    try:
        for family, seed in tasks:
            text = generate.generate(family, seed)
            if family == 'concurrent' and generate.has_processes(seed):
                found = judge.compare_real(text)
            else:
                found = judge.compare(text, whole=family in ('broken', 'concurrent'))
            if found and keep:
                write(os.path.join(keep, '%s_%d.py' % (family, seed)), text)
            results.put((family, seed, found))
    finally:
        judge.close()
        results.put(None)


def regressions():
    """(family, seed) of what differed once."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'regressions.txt')
    with open(path, encoding='utf-8') as file:
        lines = [line.split() for line in file if not line.startswith('#')]
    return [(family, int(seed)) for family, *seeds in lines for seed in seeds]


def tasks_of(options):
    if options.regressions:
        return [(family, seed) for family, seed in regressions()
                if family in options.family or family == 'concurrent']
    return [(family, seed) for seed in options.seeds for family in options.family]


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def results_of(options):
    results = Queue()
    tasks = tasks_of(options)
    for i in range(options.jobs):
        Process(target=work, args=(os.path.abspath(options.lockstep), tasks[i::options.jobs],
                                   options.keep, results), daemon=True).start()
    running = options.jobs
    while running:
        result = results.get()
        if result is None:
            running -= 1
        else:
            yield result


def main():
    oracle.leave_without_judge()
    options = arguments()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    count, differ, unjudged, refused, unordered = 0, 0, 0, Counter(), Counter()
    for family, seed, found in results_of(options):
        count += 1
        if (family, seed) in NOT_YET:
            if not found:
                differ += 1
                print('%s %d does not differ: take it off the list' % (family, seed), flush=True)
        elif found and found[0] == 'refused':
            refused[found[1]] += 1
        elif found and found[0] == 'unjudged':
            unjudged += 1
            print('%s %d: %s' % (family, seed, found[1]), flush=True)
        elif found and found[0] == 'unordered':
            unordered[found[1]] += 1
        elif found:
            differ += 1
            print('%s %d: %s: %s' % (family, seed, found[0], found[1].replace('\n', '\n    ')), flush=True)
    for reason, times in refused.most_common():
        print('refused %d: %s' % (times, reason))
    for variation, times in unordered.most_common():
        print('unordered %d: CPython says the same as Lockstep, or differs from itself, with %s' % (times, variation))
    equal = count - differ - unjudged - unordered.total() - refused.total()
    print('%d programs compared: %d equal, %d differ, %d unordered, %d refused, %d without an answer of CPython'
          % (count, equal, differ, unordered.total(), refused.total(), unjudged))
    too_many = not options.regressions and (refused.total() > count * REFUSED_MOST
                or unordered.total() > count * UNORDERED_MOST + 2
                or unjudged > count * UNJUDGED_MOST + 1)
    sys.exit(1 if differ or too_many else 0)


if __name__ == '__main__':
    main()
