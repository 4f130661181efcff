#!/usr/bin/env python3
"""test_cli: the command line's promises about bad input, limits and exit statuses.

    test_cli.py LOCKSTEP

Every case runs the real program with a time limit; a case that hangs fails. Each case is one row
or one function whose name says what must be true.
"""
import glob
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, 'programs')
BAD_INPUT = os.path.join(PROGRAMS, 'bad_input')
REFUSED = os.path.join(PROGRAMS, 'refused')
TIMEOUT_S = 30
CALIBRATE_TIMEOUT_S = 300  # of a build that is not optimised, on a busy machine

OK, FAILED, USAGE, UNSUPPORTED, DEADLOCK, LIMIT = range(6)

# Never in any message: signs of a crash or of a message that was written for us.
INTERNAL = re.compile(r'Sanitizer|Assertion|assert\(|core dumped|Segmentation|engine/|viz/|\(null\)')

# (file, exit status, standard output, what standard error must contain)
BAD_FILES = [
    ('empty.py', OK, '', None),
    ('only_comments.py', OK, '', None),
    ('byte_order_mark.py', OK, 'after a byte order mark\n', None),
    ('windows_newlines.py', OK, '0\n1\n', None),
    ('no_last_newline.py', OK, 'no newline at the end\n', None),
    ('ordinary.md', OK, 'first\n', None),
    ('not_utf8.py', USAGE, '', r'not_utf8\.py.*\n?.*(UTF-8|utf-8)'),
    ('nul_byte.py', USAGE, '', r'nul_byte\.py:2:7: .*NUL byte'),
    ('binary.py', USAGE, '', r'binary\.py'),
    ('syntax_error.py', FAILED, '', r"syntax_error\.py(.|\n)*SyntaxError: '\(' was never closed"),
    ('mixed_tabs.py', FAILED, '', r'mixed_tabs\.py(.|\n)*TabError'),
    ('no_block.md', USAGE, '', r'no_block\.md'),
    ('broken.lockstep', USAGE, '', r'broken\.lockstep'),
    ('there_is_no_such_file.py', USAGE, '', r'there_is_no_such_file\.py.*No such file'),
    ('.', USAGE, '', r'is a directory|Is a directory'),
]

# (arguments, exit status, what standard error must contain)
USAGE_ROWS = [
    (['run'], USAGE, 'FILE|file'),
    (['run', '--no-such-option', 'empty.py'], USAGE, '--no-such-option'),
    (['run', '--as', 'banana', 'empty.py'], USAGE, 'banana'),
    (['run', '--profile', './no_such.json', 'empty.py'], USAGE, r'no_such\.json'),
    (['run', '--profile', './ordinary.md', 'empty.py'], USAGE, r'ordinary\.md'),
    (['run', '--max-time', 'soon', 'empty.py'], USAGE, 'soon'),
    (['run', '--max-steps', '-5', 'empty.py'], USAGE, '-5'),
    (['run', '--block', '9', 'ordinary.md'], USAGE, r'ordinary\.md'),
    (['run', '--block', '0', 'ordinary.md'], USAGE, '0'),
    (['run', 'empty.py', 'empty.py'], USAGE, r'empty\.py'),
    (['run', '--max-time'], USAGE, '--max-time'),
    (['export', 'empty.py'], USAGE, '-o'),
]

# (what it does, program, options): each must end with exit status 5 and name the limit.
LIMIT_ROWS = [
    ('endless loop', 'while True:\n    pass\n', ['--max-steps', '100000']),
    ('endless output', 'while True:\n    print("x" * 50)\n', ['--max-steps', '100000']),
    ('endless sleep', 'import time\nwhile True:\n    time.sleep(1)\n', ['--max-time', '60']),
    ('doubling string', 's = "x"\nwhile True:\n    s = s + s\n', ['--max-memory', '32M']),
    ('growing list', 'a = []\nwhile True:\n    a.append(len(a))\n', ['--max-memory', '32M']),
    ('huge number', 'x = 3\nwhile True:\n    x = x * x\n', ['--max-memory', '32M']),
    ('no room at all', 'print(1)\n', ['--max-memory', '10K']),
    ('endless tasks', 'import asyncio\nasync def f():\n    asyncio.create_task(f())\n'
     '    asyncio.create_task(f())\n    await asyncio.sleep(1)\nasync def main():\n    await f()\n'
     '    await asyncio.sleep(1000)\nasyncio.run(main())\n', ['--max-memory', '64M']),
]

passed = 0
failed = 0


def check(says, ok, *details):
    global passed, failed
    if ok:
        passed += 1
        return
    failed += 1
    print('FAILED ' + says)
    for detail in details:
        for line in str(detail).splitlines()[:20]:
            print('    ' + line[:200])


def lockstep(*arguments, folder=BAD_INPUT, timeout_s=TIMEOUT_S, stdin=b''):
    """(exit status or None when it hung, stdout, stderr)"""
    try:
        done = subprocess.run([LOCKSTEP, *arguments], cwd=folder, input=stdin,
                              capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired as late:
        return None, (late.stdout or b'').decode('utf-8', 'replace')[:500], 'it hung'
    return (done.returncode, done.stdout.decode('utf-8', 'replace'),
            done.stderr.decode('utf-8', 'replace'))


def one_clear_message(stderr):
    """Why the text is not one clear message, or None."""
    if INTERNAL.search(stderr):
        return 'it speaks about our insides'
    if not stderr.endswith('\n'):
        return 'it does not end with a newline'
    if '\x00' in stderr or '\ufffd' in stderr:
        return 'it contains bytes that no terminal can show'
    if len(stderr) > 2000:
        return 'it is %d characters long' % len(stderr)
    return None


def expect(says, got, status, stdout, pattern):
    details = ['exit status %s, expected %s' % (got[0], status), 'stdout: %r' % got[1][:300],
               'stderr: %r' % got[2][:600], 'must match: %s' % pattern]
    ok = got[0] == status and (stdout is None or got[1] == stdout)
    if status == OK:
        ok = ok and got[2] == ''
    else:
        unclear = one_clear_message(got[2])
        ok = ok and re.search(pattern, got[2]) is not None and not unclear
        details.append(unclear or '')
    check(says, ok, *details)


def bad_files_get_one_message_that_names_them():
    for name, status, stdout, pattern in BAD_FILES:
        expect('run %s' % name, lockstep('run', name), status, stdout, pattern)


def a_file_that_cannot_be_read_is_wrong_usage():
    # A program without rights is no case for root, who may read everything.
    if os.getuid() == 0:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'locked.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('print(1)\n')
        os.chmod(path, 0)
        expect('no permission', lockstep('run', path), USAGE, '', 'locked.py.*Permission')


def carets_stand_below_wide_characters():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'p.py'), 'w', encoding='utf-8') as file:
            file.write('print({"日本": 1, "é": "🙂" + 1})\n')
        _, _, stderr = lockstep('run', 'p.py', folder=folder)
        check('carets count columns', stderr.splitlines()[3:4] == [' ' * 27 + '~~~~~^~~'], stderr)


def unusual_file_names_work():
    with tempfile.TemporaryDirectory() as folder:
        for name in ('with space.py', 'größe→.py', '-dash.py', "quote'\".py"):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write('print("fine")\n')
            argument = './' + name if name.startswith('-') else name
            expect('run %r' % name, lockstep('run', argument, folder=folder), OK, 'fine\n', None)


def wrong_usage_is_said():
    for arguments, status, pattern in USAGE_ROWS:
        expect(' '.join(arguments), lockstep(*arguments), status, '', pattern)
    for arguments in (['--help'], ['run', '--help'], ['--version']):
        status, stdout, stderr = lockstep(*arguments)
        check(' '.join(arguments), status == OK and 'ockstep' in stdout and stderr == '',
              status, stdout, stderr)


def unsupported_programs_are_refused_before_they_run():
    for path in sorted(glob.glob(os.path.join(REFUSED, '*.py'))):
        name = os.path.basename(path)
        with open(path, encoding='utf-8') as file:
            lines = file.read().split('\n')
        expects = re.match(r'# expect( while running)?: (.+)$', lines[0])
        before = 'before\n' if expects.group(1) else ''
        construct = expects.group(2)
        line = [i for i, text in enumerate(lines, 1) if text.endswith('# <--')][0]
        # Message: name:line:column: ... construct ..., then the line and a caret below it.
        pattern = (r'^%s:%d:\d+: .*%s.*\n(.*\n)*?.*%s.*\n\s*\^'
                   % (re.escape(name), line, re.escape(construct),
                      re.escape(lines[line - 1].strip()[:20])))
        expect('refuse ' + name, lockstep('run', name, folder=REFUSED), UNSUPPORTED, before,
               re.compile(pattern, re.MULTILINE))


def every_limit_ends_the_run_and_is_named():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'limit.py')
        for says, program, options in LIMIT_ROWS:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(program)
            expect(says, lockstep('run', *options, path), LIMIT, None,
                   r'limit(.|\n)*%s' % options[0])


def large_and_deep_sources_do_not_crash():
    # (what, program, allowed exit statuses); a refusal is fine, a crash is not.
    rows = [
        ('300 brackets', '(' * 300 + ')' * 300 + '\n', {FAILED}),
        ('100000 open brackets', '(' * 100000, {FAILED}),
        ('5000 times not', 'x = ' + 'not ' * 5000 + 'True\n', {OK, FAILED, UNSUPPORTED, LIMIT}),
        ('5000 additions', 'print(' + '1 + ' * 5000 + '0)\n', {OK, FAILED, UNSUPPORTED, LIMIT}),
        ('150 indents', ''.join(' ' * i + 'if True:\n' for i in range(150)) + ' ' * 150 + 'pass\n',
         {FAILED}),
        ('200000 statements', 'x = 1\n' * 200000, {OK, UNSUPPORTED, LIMIT}),
        ('a line of 2 MB', 'x = "' + 'a' * 2000000 + '"\nprint(len(x))\n', {OK, UNSUPPORTED, LIMIT}),
        ('6 MB of source', '# ' + 'c' * 6000000 + '\n', {USAGE, UNSUPPORTED, LIMIT}),
        ('20000 names', ''.join('v%d = %d\n' % (i, i) for i in range(20000)), {OK, UNSUPPORTED, LIMIT}),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'large.py')
        for says, program, statuses in rows:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(program)
            status, stdout, stderr = lockstep('run', path)
            clear = status == OK or (stderr != '' and 'large.py' in stderr)
            check(says, status in statuses and clear and not INTERNAL.search(stderr),
                  'exit status %s' % status, stdout[:200], stderr[:500])


def a_deadlock_names_its_members():
    for name, words in (('deadlock_future.py', ['Task-1']),
                        ('deadlock_two_tasks.py', ['Task-2', 'Task-3'])):
        status, _, stderr = lockstep('run', name, folder=PROGRAMS)
        ok = status == DEADLOCK and 'deadlock' in stderr and all(word in stderr for word in words)
        check(name, ok and not one_clear_message(stderr), 'exit status %s' % status, stderr)


def output_that_cannot_be_written_is_said():
    with open('/dev/full', 'wb') as full:
        done = subprocess.run([LOCKSTEP, 'run', 'hello.py'], cwd=PROGRAMS, stdin=subprocess.DEVNULL,
                              stdout=full, stderr=subprocess.PIPE, timeout=TIMEOUT_S, check=False)
    check('full disk', done.returncode == USAGE and b'No space left' in done.stderr,
          done.returncode, done.stderr)


def a_reader_that_leaves_ends_the_program():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'endless.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('while True:\n    print("line")\n')
        process = subprocess.Popen([LOCKSTEP, 'run', path], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        first = process.stdout.readline()
        process.stdout.close()
        try:
            process.wait(TIMEOUT_S)
            ended = True
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            ended = False
        check('closed pipe', ended and first == b'line\n', first)


def children_of(pid):
    children = []
    for name in os.listdir('/proc'):
        try:
            with open('/proc/%d/stat' % int(name), encoding='utf-8', errors='replace') as file:
                state, parent = file.read().rpartition(')')[2].split()[:2]
        except (ValueError, OSError):
            continue
        if int(parent) == pid and state != 'Z':
            children.append(int(name))
    return children


def lives(pid):
    try:
        with open('/proc/%d/stat' % pid, encoding='utf-8', errors='replace') as file:
            return file.read().rpartition(')')[2].split()[0] != 'Z'
    except OSError:
        return False


def wait_until(condition):
    for _ in range(500):
        if condition():
            return True
        time.sleep(0.01)
    return False


def the_engine_ends_with_whoever_started_it():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'endless.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('while True:\n    pass\n')
        process = subprocess.Popen([LOCKSTEP, 'run', '--max-steps', '100000000000', path],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        wait_until(lambda: children_of(process.pid))
        engines = children_of(process.pid)
        time.sleep(0.2) # it has to have read its request
        process.kill()
        process.wait()
        ended = wait_until(lambda: not any(lives(engine) for engine in engines))
        for engine in engines:
            if lives(engine):
                os.kill(engine, signal.SIGKILL)
        check('killed parent', len(engines) == 1 and ended, engines)


def what_is_printed_is_seen_while_the_run_goes_on():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'endless.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('print("begins")\nwhile True:\n    sum(range(20000))\n')
        process = subprocess.Popen([LOCKSTEP, 'run', '--max-steps', '100000000000', path],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        has_come, _, _ = select.select([process.stdout], [], [], TIMEOUT_S)
        first = process.stdout.readline() if has_come else b''
        check('output of a run that goes on', first == b'begins\n' and process.poll() is None, first)
        process.kill()
        process.wait()
        process.stdout.close()


def the_same_run_gives_the_same_events():
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for n in range(2):
            path = os.path.join(folder, 'events%d.jsonl' % n)
            status, _, stderr = lockstep('run', '--events', path, 'three_downloads.py', folder=PROGRAMS)
            check('write events', status == OK and os.path.exists(path), status, stderr)
            if not os.path.exists(path):
                return
            with open(path, 'rb') as file:
                texts.append(file.read())
        check('events repeat', texts[0] == texts[1])
        events_keep_their_promises(texts[0].decode('utf-8'))


def events_keep_their_promises(text):
    lines = [json.loads(line) for line in text.splitlines()]
    events = [line for line in lines if 'lane' in line and 'state' in line]
    check('there are events', len(events) > 10, len(events))
    check('numbers and times never fall',
          all(a['seq'] < b['seq'] and a['t_ns'] <= b['t_ns'] for a, b in zip(events, events[1:])))
    states = {'locked', 'running', 'waiting', 'done'}
    check('four states', {event['state'] for event in events} - {None} == states,
          {event['state'] for event in events})
    known = {event['seq'] for event in events}
    causes = [event for event in events if event.get('cause') in known]
    check('a cause comes before its effect',
          causes and all(event['cause'] < event['seq'] for event in causes))
    running = {}
    most = 0
    for event in events:
        running[event['lane']] = event['state'] == 'running'
        most = max(most, sum(running.values()))
    check('one lane runs at a time', most == 1, 'at one moment %d lanes run' % most)
    check('the first line describes the run, the last the verdict',
          'model' in lines[0] and 'verdict' in json.dumps(lines[-1]), lines[0], lines[-1])


READER = """import sys
print(sys.argv[1:], input("name? "))
try:
    print(input())
except EOFError as error:
    print("end:", error)
"""


def a_program_reads_what_it_is_given():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'reader.py'), 'w', encoding='utf-8') as file:
            file.write(READER)
        with open(os.path.join(folder, 'silent.py'), 'w', encoding='utf-8') as file:
            file.write('print(1)\n')
        with open(os.path.join(folder, 'lines.txt'), 'wb') as file:
            file.write(b'from a file\r\nsecond\n')

        def run(*arguments, stdin=b''):
            return lockstep('run', *arguments, folder=folder, stdin=stdin)

        end = 'end: EOF when reading a line\n'
        expect('--input', run('--input', 'Ann', 'reader.py'), OK, 'name? [] Ann\n' + end, None)
        expect('--input beats a pipe', run('reader.py', '--input', 'a\nb', stdin=b'x\n'), OK,
               'name? [] a\nb\n', None)
        expect('--input-file', run('--input-file', 'lines.txt', 'reader.py'), OK,
               'name? [] from a file\nsecond\n', None)
        expect('--input-file -', run('--input-file', '-', 'reader.py', stdin=b'p\nq\n'), OK,
               'name? [] p\nq\n', None)
        expect('a pipe', run('reader.py', stdin=b'piped\n'), OK, 'name? [] piped\n' + end, None)
        expect('arguments', run('--input', 'x', 'reader.py', '--', '-v', 'run', '--', ''), OK,
               "name? ['-v', 'run', '--', ''] x\n" + end, None)
        expect('nothing to read', run('reader.py'), FAILED, 'name? ',
               'EOFError: EOF when reading a line$')
        expect('both', run('--input', 'a', '--input-file', 'lines.txt', 'reader.py'), USAGE, '',
               'not both')
        expect('no such input', run('--input-file', 'none.txt', 'reader.py'), USAGE, '',
               'none.txt.*No such file')
        expect('input that is no text', run('reader.py', stdin=b'\xff'), USAGE, '',
               'standard input.*UTF-8')
        expect('input with a NUL byte', run('reader.py', stdin=b'a\x00'), USAGE, '', 'NUL')
        expect('too much input', run('reader.py', stdin=b'a\n' * 3000000), USAGE, '', '4 MiB')
        expect('the program itself is piped', run('-', stdin=b'print(input())\n'), FAILED, '',
               'EOFError')
        expect('arguments of check', lockstep('check', '.', '--', 'a', folder=folder), USAGE, '',
               'no arguments')
        status, stdout, _ = lockstep('steps', 'reader.py', '--input', 'x', folder=folder)
        check('steps reads too', status == OK and 'main program: ended, returned' in stdout,
              status, stdout)


NAPS = """import asyncio

async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name)

async def main():
    await asyncio.gather(nap("two", 0.15), nap("one", 0.05))

asyncio.run(main())
"""
WORK = """import time
begin = time.monotonic_ns()
for i in range(1000000):
    pass
print(time.monotonic_ns() - begin)
"""
MACHINE = '{"lockstep_machine": 1, "rules": "%s", "instruction_ps": %d, "thread_start_ns": 1,' \
          ' "fork_ns": 1}'


def a_real_run_prints_what_the_model_prints():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'naps.py'), 'w', encoding='utf-8') as file:
            file.write(NAPS)
        for model in ('sync', 'async', 'threads', 'processes'):
            got = lockstep('run', '--real', '--as', model, 'naps.py', folder=folder)
            wanted = 'two\none\n' if model == 'sync' else 'one\ntwo\n'
            expect('--real --as ' + model, got, OK, wanted, None)
        status, stdout, _ = lockstep('compare', '--real', '--format', 'json', 'naps.py',
                                     folder=folder)
        told = json.loads(stdout) if status == OK else {}
        check('compare --real', told.get('real_ns', 0) >= told.get('predicted_ns', 1), stdout)
        for more in ([], ['--compare']):
            status, stdout, stderr = lockstep('export', '--real', *more, 'naps.py', '-o', 'out',
                                              '--steps', '1-1', folder=folder)
            check('export --real %s' % more, status == OK and '1 frames' in stdout, stdout, stderr)


def what_takes_long_is_told_on_a_terminal():
    try:
        there, here = pty.openpty()
    except OSError as why:  # a folder that one has changed root into may have none
        print('       there is no terminal to look at: %s' % why)
        return
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'nap.py'), 'w', encoding='utf-8') as file:
            file.write('import time\ntime.sleep(1.2)\n')
        done = subprocess.run([LOCKSTEP, 'compare', '--real', 'nap.py'], cwd=folder, stderr=here,
                              stdout=subprocess.PIPE, timeout=TIMEOUT_S)
        os.write(here, b' .')
        told = b''
        while not told.endswith(b' .'):
            told += os.read(there, 10000)
        os.close(there)
        os.close(here)
        check('how long it takes already', b'\rrunning for real: ' in told, told)
        check('... and is gone at the end', told.endswith(b'\r\x1b[K .'), told)
        check('... beside the result', done.returncode == OK and b'real ' in done.stdout, done)


def took_ns(folder, *options):
    status, stdout, stderr = lockstep('run', *options, 'work.py', folder=folder)
    check('%s runs' % (options,), status == OK, stderr)
    return int(stdout) if status == OK else 0


def a_call_ends_when_it_has_computed():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'call.py'), 'w', encoding='utf-8') as file:
            file.write('import time\ndef work():\n    for i in range(1000000):\n        pass\n'
                       'work()\ntime.sleep(1)\n')
        status, stdout, stderr = lockstep('steps', '--as', 'sync', 'call.py', folder=folder)
        ends = [line for line in stdout.splitlines() if 'work: ended' in line]
        check('a call ends when it has computed',
              status == OK and len(ends) == 1 and not ends[0].startswith('0 s'), stdout, stderr)


def change_pace(profile, pace):
    with open(profile, encoding='utf-8') as file:
        machine = json.load(file)
    paces = [row['pace'] for row in machine.get('programs', [])]
    for row in machine.get('programs', []):
        row['pace'] = pace
    with open(profile, 'w', encoding='utf-8') as file:
        json.dump(machine, file)
    return paces


def a_real_timer_is_late_by_itself(folder, profile):
    late_s = 1
    sleeps = 20
    with open(profile, encoding='utf-8') as file:
        machine = json.load(file)
    machine['lateness_ns'] = late_s * 10 ** 9
    late = os.path.join(folder, 'late.json')
    with open(late, 'w', encoding='utf-8') as file:
        json.dump(machine, file)
    with open(os.path.join(folder, 'sleep.py'), 'w', encoding='utf-8') as file:
        file.write('import time\nbegin = time.monotonic()\n'
                   f'for _ in range({sleeps}):\n    time.sleep(0.001)\n'
                   'print(time.monotonic() - begin)\n')
    for options, is_late in ((), True), (('--real',), False):
        status, stdout, stderr = lockstep('run', *options, '--profile', late, 'sleep.py',
                                          folder=folder)
        check('timers that are late %s' % (options,),
              status == OK and (float(stdout) >= sleeps * late_s) == is_late, stdout, stderr)


def a_program_has_a_pace_of_its_own(folder, profile):
    status, stdout, stderr = lockstep('calibrate', '-o', profile, '--format', 'json', 'work.py',
                                      folder=folder)
    check('calibrate FILE', status == OK and 0.1 <= json.loads(stdout)['pace'] <= 10, stdout, stderr)
    check('... measures the program alone', 'counting' not in stderr, stderr)
    paces = change_pace(profile, 1000)
    check('... keeps its pace', len(paces) == 1 and 100 <= paces[0] <= 10000, paces)
    usual = took_ns(folder, '--profile', profile)
    change_pace(profile, 2000)
    slow = took_ns(folder, '--profile', profile)
    check('... predicts by it', abs(slow - 2 * usual) <= 3e6, slow, usual)
    with open(os.path.join(folder, 'work.py'), 'a', encoding='utf-8') as file:
        file.write('# another program\n')
    other = took_ns(folder, '--profile', profile)
    check('... that program only', abs(other - usual) <= 2e6, other, usual)
    status, stdout, _ = lockstep('compare', '--real', '--profile', profile, 'work.py',
                                 folder=folder)
    check('compare --real rehearses', status == OK and 'computing was rehearsed' in stdout, stdout)
    check('... and runs more than once for real', 'the fastest of' in stdout, stdout)
    status, stdout, _ = lockstep('compare', '--real', '--format', 'json', '--profile', profile,
                                 'work.py', folder=folder)
    told = json.loads(stdout) if status == OK else {}
    check('... by less than milliseconds', told.get('predicted_ns', 0) % 1000000 != 0, stdout)
    check('... some times', 3 <= told.get('real_runs', 0) <= 8, stdout)
    with open(os.path.join(folder, 'little.py'), 'w', encoding='utf-8') as file:
        file.write('print(1)\n')
    status, _, stderr = lockstep('calibrate', '-o', profile, 'little.py', folder=folder)
    check('too little to be measured', status == OK and 'too little' in stderr, stderr)
    check('... keeps nothing', len(change_pace(profile, 1000)) == 1)
    with open(os.path.join(folder, 'broken.py'), 'w', encoding='utf-8') as file:
        file.write('print(\n')
    expect('calibrate what does not run',
           lockstep('calibrate', '-o', profile, 'broken.py', folder=folder), USAGE, '', 'tells why')
    change_pace(profile, 0)
    expect('a pace of nothing', lockstep('run', '--profile', profile, 'work.py', folder=folder),
           USAGE, '', '"pace"')
    expect('calibrate a file that is not there',
           lockstep('calibrate', '-o', profile, 'missing.py', folder=folder), USAGE, '', 'missing.py')


def the_costs_of_a_machine_are_a_profile():
    with tempfile.TemporaryDirectory() as folder:
        def put(name, text):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)

        put('work.py', WORK)
        put('usual.json', MACHINE % ('cpython-3.11', 15000))
        put('slow.json', MACHINE % ('cpython-3.11', 150000))
        put('other.json', MACHINE % ('cpython-9.9', 150000))
        usual = took_ns(folder)
        check('usual costs', took_ns(folder, '--profile', 'usual.json') == usual)
        slow = took_ns(folder, '--profile', 'slow.json')
        check('ten times as slow', abs(slow - 10 * usual) <= 10e6, slow, usual)
        expect('rules that do not exist',
               lockstep('run', '--profile', 'other.json', 'work.py', folder=folder), USAGE, '',
               'cpython-9.9')
        kept = os.path.join(folder, 'settings')
        environment = dict(os.environ, LOCKSTEP_SETTINGS_DIR=kept)
        before = subprocess.run([LOCKSTEP, 'run', '--profile', 'machine', 'work.py'], cwd=folder,
                                env=environment, capture_output=True, timeout=TIMEOUT_S)
        check('nothing measured yet', before.returncode == USAGE and b'calibrate' in before.stderr,
              before)
        done = subprocess.run([LOCKSTEP, 'calibrate', '--format', 'json'], env=environment,
                              capture_output=True, timeout=CALIBRATE_TIMEOUT_S)
        check('calibrate', done.returncode == OK and json.loads(done.stdout)['fork_ns'] > 0, done)
        check('... keeps what it measured', os.listdir(kept) == ['machine.json'])
        after = subprocess.run([LOCKSTEP, 'run', '--profile', 'machine', 'work.py'], cwd=folder,
                               env=environment, capture_output=True, timeout=TIMEOUT_S)
        check('... as a profile', after.returncode == OK, after)
        a_real_timer_is_late_by_itself(folder, os.path.join(kept, 'machine.json'))
        a_program_has_a_pace_of_its_own(folder, os.path.join(kept, 'machine.json'))


# (program, model, what its variables hold one after another, with their lane)
MEMORIES = [
    ('''import threading
counter = 0
done = []
def work():
    global counter
    mine = counter + 1
    counter = mine
    done.append(mine)
    done[0] = "first"
t = threading.Thread(target=work, name="T")
t.start()
t.join()
''', 'threads', ['<module>.counter = 0', '<module>.done = []', '<module>.t = <Thread>', 'T.mine = 1',
                '<module>.counter = 1', '<module>.done = [1]', "<module>.done = ['first']"]),
    ('''import multiprocessing
done = []
def work():
    done.append(1)
if __name__ == "__main__":
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    done.append(2)
''', 'native', ['<module>.done = []', '<module>.p = <Process>', 'Process-1.done = [1]',
               '<module>.done = [2]']),
    ('''import asyncio
async def part(n, results):
    await asyncio.sleep(n)
    results.append(n)
async def main():
    count = 0
    def up():
        nonlocal count
        count += 1
    results = []
    await asyncio.gather(part(1, results), part(2, results))
    up()
    results.clear()
asyncio.run(main())
''', 'async', ['main.count = 0', 'main.results = []', 'part.n = 1', 'part.results = []', 'part.n = 2',
              'part.results = []', 'part.results = [1]', 'part.results = [1]', 'main.results = [1]',
              'part.results = [1, 2]', 'main.results = [1, 2]', 'main.count = 1',
              'main.results = []']),
    ('''class Account:
    def __init__(self):
        self.balance = 1
accounts = {"Ann": Account()}
accounts["Ann"].balance += 1
first = accounts["Ann"]
del first.balance
''', 'native', ["<module>.accounts = {'Ann': <Account balance=1>}",
               "<module>.accounts = {'Ann': <Account balance=2>}",
               '<module>.first = <Account balance=2>', '<module>.first = <Account>',
               "<module>.accounts = {'Ann': <Account>}"]),
    # of the same length, with a difference far behind
    ('''log = [""]
log[0] = "a line of a log, 1"
log[0] = "a line of a log, 2"
''', 'native', ["<module>.log = ['']", "<module>.log = ['a line of a log, 1']",
                "<module>.log = ['a line of a log, 2']"]),
]


def a_variable_is_told_in_the_memory_that_has_it():
    with tempfile.TemporaryDirectory() as folder:
        for program, model, expected in MEMORIES:
            with open(os.path.join(folder, 'p.py'), 'w', encoding='utf-8') as file:
                file.write(program)
            status, stdout, stderr = lockstep('run', '--as', model, '--events', '-', 'p.py',
                                              folder=folder)
            events = [json.loads(line) for line in stdout.splitlines()]
            told = ['%s.%s' % (event['lane_name'], event['variable'])
                    for event in events if event.get('kind') == 'variable']
            check('variables as %s' % model, status == OK and sorted(told) == sorted(expected),
                  told, stderr)


def no_file_is_changed_and_none_is_left():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'p.py'), 'w', encoding='utf-8') as file:
            file.write('print("x")\n')
        lockstep('run', 'p.py', folder=folder)
        check('nothing left behind', os.listdir(folder) == ['p.py'], os.listdir(folder))


def main():
    global LOCKSTEP
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    LOCKSTEP = os.path.abspath(sys.argv[1])
    for test in (bad_files_get_one_message_that_names_them,
                 a_file_that_cannot_be_read_is_wrong_usage,
                 carets_stand_below_wide_characters,
                 unusual_file_names_work,
                 wrong_usage_is_said,
                 unsupported_programs_are_refused_before_they_run,
                 every_limit_ends_the_run_and_is_named,
                 large_and_deep_sources_do_not_crash,
                 a_deadlock_names_its_members,
                 output_that_cannot_be_written_is_said,
                 a_reader_that_leaves_ends_the_program,
                 the_engine_ends_with_whoever_started_it,
                 what_is_printed_is_seen_while_the_run_goes_on,
                 the_same_run_gives_the_same_events,
                 a_variable_is_told_in_the_memory_that_has_it,
                 a_program_reads_what_it_is_given,
                 a_call_ends_when_it_has_computed,
                 a_real_run_prints_what_the_model_prints,
                 what_takes_long_is_told_on_a_terminal,
                 the_costs_of_a_machine_are_a_profile,
                 no_file_is_changed_and_none_is_left):
        before = failed
        test()
        print('%s %s' % ('ok    ' if failed == before else 'FAILED', test.__name__))
    print('%d passed, %d failed' % (passed, failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
