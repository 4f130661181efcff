#!/usr/bin/env python3
"""generate: the text of a random program, a function of family and seed alone.

    generate.py language|asyncio|broken|concurrent SEED
"""
import sys
import warnings

import broken
import concurrent_programs
import language
import worker_programs

FAMILIES = {'language': language.program, 'asyncio': concurrent_programs.program,
            'broken': broken.program, 'concurrent': worker_programs.program}
ATTEMPTS = 50


def compiles(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            compile(text, 'program.py', 'exec')
    except (SyntaxError, ValueError, OverflowError):
        return False
    return True


def generate(family, seed):
    """What does not compile is thrown away: one wrong line would hide all others. Programs that are
    broken on purpose stay."""
    if family == 'broken':
        return FAMILIES[family]('%s %d' % (family, seed))
    for attempt in range(ATTEMPTS):
        text = FAMILIES[family]('%s %d %d' % (family, seed, attempt))
        if compiles(text):
            return text
    raise ValueError('no program for seed %d' % seed)


def has_processes(seed):
    """Whether the program of the family concurrent needs real time."""
    return seed % 2 == 1


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in FAMILIES:
        sys.exit(__doc__)
    sys.stdout.write(generate(sys.argv[1], int(sys.argv[2])))


if __name__ == '__main__':
    main()
