#!/usr/bin/env python3
"""check_lessons: holds every lesson to what it says it prints.

    check_lessons.py LOCKSTEP [LESSON.md...]

Each ```python block that is followed by an ```output block is run three times: on CPython in
virtual time, whose output must be the output block, byte for byte; with `LOCKSTEP run --block N`,
which must print the same and end with the same exit status; and once more, for the same result.
The header and the place of every lesson are checked too.
"""
import glob
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, 'oracle'))
import oracle  # noqa: E402 (the path comes first)

LESSONS = os.path.join(os.path.dirname(HERE), 'lessons')
KEYS = ['title', 'chapter', 'order', 'models', 'profile', 'axis']
MODELS = {'native', 'sync', 'async', 'threads', 'processes'}
AXES = {'time', 'step'}
JOBS = 2


def read_header(text, problems):
    found = re.match(r'---\n(.*?)\n---\n', text, re.DOTALL)
    if not found:
        problems.append('has no header')
        return {}
    header = {}
    for line in found.group(1).split('\n'):
        key, colon, value = line.partition(': ')
        if not colon or key not in KEYS or key in header:
            problems.append('header: cannot read %r' % line)
        header[key] = value
    return header


def check_header(header, path, problems):
    if list(header) != KEYS:
        problems.append('the header must have, in this order: ' + ', '.join(KEYS))
        return
    if not set(re.split(r', *', header['models'])) <= MODELS:
        problems.append('header: unknown model in %r' % header['models'])
    if header['axis'] not in AXES:
        problems.append('header: unknown axis %r' % header['axis'])
    folder, name = path.split(os.sep)[-2:]
    if not name.startswith('%02d-' % int(header['order'])):
        problems.append('order %s does not fit the file name' % header['order'])
    if not folder.startswith('%02d-' % int(header['chapter'].split(' ')[0])):
        problems.append('chapter %r does not fit the folder' % header['chapter'])


def blocks_of(text):
    """[(program, output or None)]; the output is the next block, when that is an output block."""
    fences = re.findall(r'^```(\w*)\n(.*?)^```$', text, re.MULTILINE | re.DOTALL)
    found = []
    for i, (kind, body) in enumerate(fences):
        if kind == 'python':
            following = fences[i + 1] if i + 1 < len(fences) else ('', '')
            found.append((body, following[1] if following[0] == 'output' else None))
    return found


def check_block(lockstep, path, number, program, output, problems):
    with tempfile.TemporaryDirectory() as folder:
        file_path = os.path.join(folder, 'lesson.py')
        with open(file_path, 'w', encoding='utf-8') as file:
            file.write(program)
        cpython = oracle.run_cpython(file_path)
    if cpython.stdout != output:
        problems.append('block %d: CPython does not print the output block but:' % number)
        problems.extend('    ' + line for line in cpython.stdout.splitlines())
    folder, name = os.path.split(path)
    command = [lockstep, 'run', '--block', str(number), name]
    first, second = oracle.run(command, folder), oracle.run(command, folder)
    if first.stdout != output:
        problems.append('block %d: Lockstep does not print the output block but:' % number)
        problems.extend('    ' + line for line in (first.stdout + first.stderr).splitlines())
    if first.status != cpython.status:
        problems.append('block %d: exit status %s, CPython %s' % (number, first.status, cpython.status))
    if (first.stdout, first.stderr, first.status) != (second.stdout, second.stderr, second.status):
        problems.append('block %d: two runs differ' % number)


def check_lesson(lockstep, path):
    problems = []
    with open(path, encoding='utf-8') as file:
        text = file.read()
    header = read_header(text, problems)
    check_header(header, path, problems)
    if '# %s\n' % header.get('title') not in text:
        problems.append('the first heading is not the title')
    blocks = blocks_of(text)
    if not any(output is not None for _, output in blocks):
        problems.append('no program with an output block')
    for number, (program, output) in enumerate(blocks, 1):
        if output is not None:
            check_block(lockstep, path, number, program, output, problems)
    return problems


def main():
    oracle.leave_without_judge()
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lockstep = os.path.abspath(sys.argv[1])
    paths = [os.path.abspath(path) for path in sys.argv[2:]]
    paths = paths or sorted(glob.glob(os.path.join(LESSONS, '*', '*.md')))
    failed = 0
    with ThreadPoolExecutor(JOBS) as pool:
        for path, problems in zip(paths, pool.map(lambda path: check_lesson(lockstep, path), paths)):
            if problems:
                failed += 1
                print('FAILED ' + os.path.relpath(path, os.path.dirname(LESSONS)))
                for problem in problems:
                    print('    ' + problem)
    print('%d passed, %d failed' % (len(paths) - failed, failed))
    sys.exit(1 if failed or not paths else 0)


if __name__ == '__main__':
    main()
