"""judge: runs the text of a program on CPython and on Lockstep, and says what differs.

When they differ, CPython is asked again. Some things it leaves open, and there Lockstep has one answer;
a difference is excused only by the rules below, and each of them is checked by running CPython, not
by looking at the difference:

1. Sets of tasks, futures and async generators have no order: which of a group's tasks is cancelled
   first, which generator a loop closes first. Lockstep takes the order of creation. So CPython is run
   with these sets in that order (server.py: creation) and must then say just what Lockstep says. The
   sets of the program itself have one by the addresses of their members: in the order in which they
   were put in (creation), or as if they followed each other in memory (numbers).
2. Cycles of garbage may be found at any time. CPython runs with the order of 1 and with other moments
   (late, early); Lockstep must say what one of these runs says, or they must differ among themselves.
3. The address of an object is masked where it stands as one; a program may also sort, cut or count its
   digits. So CPython runs with the order of 1 and other addresses, and must then differ from itself.
4. Tasks that wait for each other in a ring can be cancelled until the stack is full. After how many rounds,
   and in which call, depends on the frames of vloop.py below the program and on the version; such a
   program differs from itself with another limit (deep).
5. None's hash is its address up to 3.11, so its place in a set belongs to the build of CPython: where
   there is a second build of the same version, it may say what Lockstep says (build).

A Judge owns one server process and a scratch folder; it is used by one thread. The two sides see
the same file name, so that messages are equal.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(FOLDER), 'oracle'))

import compare as whole_outputs  # noqa: E402  (the oracle's)
import oracle  # noqa: E402

NAME = 'program.py'
# What no variation may change.
ORDERED = '''import asyncio


async def leaf(x):
    await asyncio.sleep(x)
    return x


async def main():
    print(await asyncio.gather(leaf(2), leaf(1)))
    print(len({asyncio.create_task(leaf(3)), asyncio.create_task(leaf(4))}))


asyncio.run(main())
'''
ORDERED_SAYS = '[2, 1]\n2\n'
VARIATIONS = ('creation', 'numbers', 'late', 'early', 'addresses', 'deep')  # of server.py
TIMEOUT_S = 20
# Said while objects die at the end of the process, coroutines with what they raise as well: in an
# order that nobody promises, before or after the names of the program are gone. The reports of
# exceptions that nobody fetched are compared without their order.
# And two kinds of warnings that Lockstep does not give: about NotImplemented as a truth value, and
# about calls of what only folding shows to be a constant.
# So it is with coroutines that are never awaited, and of them only the names count: CPython tells
# where in its own library one was dropped, once for each such place.
NEVER_AWAITED = re.compile(r"^\S+: RuntimeWarning: coroutine '(.+)' was never awaited\n?(?:  .*\n)?"
                           r'(?:RuntimeWarning: Enable tracemalloc .*\n?)?', re.MULTILINE)
NEVER_RETRIEVED = re.compile(r'^(?:\w+ exception was never retrieved|unhandled exception during '
                             r'asyncio\.run\(\) shutdown)\n', re.MULTILINE)
NOT_COMPARED = ('Task was destroyed but it is pending!', 'coroutine ignored GeneratorExit',
                'Exception ignored in: <coroutine object ', 'DeprecationWarning: NotImplemented', 'SyntaxWarning: ')
NO_ANSWER = (-signal.SIGXCPU, -signal.SIGALRM)  # it computes 2**63**8 in earnest
UNSUPPORTED, DEADLOCK, LIMIT, ENGINE_DIED = 3, 4, 5, 6


def other_build():
    """Debian's interpreter, when it is another one of the judge's version."""
    python = '/usr/bin/python3'
    if not os.path.exists(python) or os.path.samefile(python, sys.executable):
        return None
    version = subprocess.run([python, '-c', 'import sys; print(sys.version_info[:2])'],
                             capture_output=True, text=True).stdout.strip()
    return python if version == str(sys.version_info[:2]) else None


OTHER_BUILD = other_build()


def vloop_environment():
    """What vloop.py gives itself before it starts."""
    environment = dict(os.environ, PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1', TZ='UTC',
                       LC_ALL='C.UTF-8', PYTHONUTF8='1')
    environment['MALLOC_ARENA_MAX'] = '1'  # a thread of its own arena takes 64 MiB of what server.py allows
    for name in ('PYTHONPATH', 'PYTHONASYNCIODEBUG', 'PYTHONDEVMODE', 'PYTHONSTARTUP',
                 'PYTHONWARNINGS'):
        environment.pop(name, None)
    return environment


class Judge:
    def __init__(self, lockstep):
        self.lockstep = lockstep
        self.folder = tempfile.mkdtemp(prefix='generate-')
        self.servers = {}  # by the interpreter's path
        self.are_variations_sound = False

    def close(self):
        for server in self.servers.values():
            server.stdin.close()
            server.wait()
            server.stdout.close()
        shutil.rmtree(self.folder)

    def write(self, text):
        with open(os.path.join(self.folder, NAME), 'w', encoding='utf-8') as file:
            file.write(text)

    def read(self, name):
        with open(os.path.join(self.folder, name), 'rb') as file:
            return file.read().decode('utf-8', 'backslashreplace')

    def run_cpython(self, variation='plain', python=sys.executable):
        if python not in self.servers:
            self.servers[python] = subprocess.Popen(
                [python, '-S', '-P', os.path.join(FOLDER, 'server.py')],
                env=vloop_environment(), cwd=self.folder, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True)
        server = self.servers[python]
        server.stdin.write('%s %s\n' % (variation, self.folder))
        server.stdin.flush()
        answer = server.stdout.readline()
        if not answer:  # the program ended the server: the next one gets another
            del self.servers[python]
            return oracle.Run(server.wait(), '', '')
        status = int(answer)
        status = oracle.STATUS_OF_VLOOP.get(status, status)
        return oracle.Run(status, self.read('stdout'), self.read('stderr'))

    def run_lockstep(self):
        return oracle.run([self.lockstep, 'run', NAME], self.folder, TIMEOUT_S)

    def run_real(self):
        """CPython as it is: processes have no virtual clock."""
        return oracle.run([sys.executable, '-u', NAME], self.folder, TIMEOUT_S)

    def compare_real(self, text):
        """As compare(), by CPython in real time; unordered is what it says differently when asked again."""
        self.write(text)
        lockstep = self.run_lockstep()
        if lockstep.status in (None, ENGINE_DIED, LIMIT) or is_refusal(lockstep):
            return difference(oracle.Run(0, '', ''), lockstep)
        cpython = self.run_real()
        found = real_difference(cpython, lockstep)
        if found and any(real_difference(self.run_real(), cpython) for _ in range(2)):
            return 'unordered', 'another run'
        return found

    def run_both(self, text):
        self.write(text)
        lockstep = self.run_lockstep()
        if lockstep.status in (None, ENGINE_DIED) or is_refusal(lockstep):
            return oracle.Run(0, '', ''), lockstep  # no judge is needed
        if lockstep.status == LIMIT:
            return lockstep, lockstep  # a program without end would be one for the judge, too
        return self.run_cpython(), lockstep

    def compare(self, text, whole=False):
        """difference(), or ('unordered', variation) when CPython itself has more than one answer.
        whole: all of standard error counts, tracebacks and carets included."""
        cpython, lockstep = self.run_both(text)
        found = difference(cpython, lockstep)
        if whole and found is None:
            return self.whole_difference(cpython, lockstep)
        if whole and found[0] == 'endless' and self.run_cpython().status < 0:
            return None  # so it is for the judge
        if found is None or found[0] in ('endless', 'died', 'judge', 'refused', 'unjudged'):
            return found
        self.check_variations()
        self.write(text)
        others = {variation: self.run_cpython(variation) for variation in VARIATIONS}
        for variation, other in others.items():
            if difference(other, lockstep) is None:
                return 'unordered', variation
        if OTHER_BUILD and difference(self.run_cpython('creation', OTHER_BUILD), lockstep) is None:
            return 'unordered', 'build'
        for variation in ('late', 'early', 'addresses', 'deep'):
            if difference(others['creation'], others[variation]):
                return 'unordered', variation
        return difference(others['creation'], lockstep)

    def whole_difference(self, cpython, lockstep):
        """Of two runs that difference() finds nothing in."""
        if is_not_compared(cpython, lockstep) or NEVER_RETRIEVED.search(cpython.stderr):
            return None
        if oracle.is_syntax_error(cpython):
            cpython = oracle.run([sys.executable, NAME], self.folder, TIMEOUT_S)
        cpython.stdout, lockstep.stdout = mask(cpython.stdout), mask(lockstep.stdout)
        found = whole_outputs.differences(cpython, lockstep)
        return ('stderr', '\n'.join(found)) if found else None

    def check_variations(self):
        """A variation that breaks CPython would excuse every difference."""
        if not self.are_variations_sound:
            self.write(ORDERED)
            plain = self.run_cpython()
            assert plain.status == 0 and plain.stdout == ORDERED_SAYS, plain
            for variation in VARIATIONS:
                other = self.run_cpython(variation)
                assert other == plain, (variation, other)
            self.are_variations_sound = True


def difference(cpython, lockstep):
    """(kind, detail) of the first thing that is not equal, or None.

    The kind is what must stay when a program is made smaller."""
    if lockstep.status is None:
        return 'endless', 'Lockstep did not end within %d s' % TIMEOUT_S
    if lockstep.status < 0 or lockstep.status == ENGINE_DIED:
        return 'died', lockstep.stderr[-2000:]
    if cpython.status in NO_ANSWER:
        return 'unjudged', 'CPython had no answer after 20 s of computing'
    if cpython.status < 0:
        return 'judge', 'CPython was ended by signal %d' % -cpython.status
    if is_refusal(lockstep):
        return 'refused', refusal(lockstep.stderr)
    expected, got = mask(cpython.stdout), mask(lockstep.stdout)
    if expected != got:
        return 'stdout', first_difference(expected, got, lockstep)
    if cpython.status != lockstep.status:
        return 'status', 'CPython %d, Lockstep %d: %s' % (cpython.status, lockstep.status,
                                                         lockstep.last_line())
    if is_not_compared(cpython, lockstep):
        return None
    expected, got = sayings(cpython.stderr), sayings(lockstep.stderr)
    if expected != got:
        both = expected & got
        return 'stderr', 'CPython:  %s\nLockstep: %s' % (said(expected - both), said(got - both))
    return None


def real_difference(cpython, other):
    """difference() when neither waits for ever."""
    if cpython.status is not None:
        return difference(cpython, other)
    if other.status in (None, DEADLOCK):
        return None
    return 'judge', 'CPython did not end within %d s' % TIMEOUT_S


def is_not_compared(cpython, lockstep):
    """Whether standard error does not count."""
    return (is_refusal(lockstep) or cpython.status in (DEADLOCK, LIMIT) or
            any(text in cpython.stderr for text in NOT_COMPARED))


def sayings(stderr):
    """What is compared of it: its last line; or, when the end of futures is reported, for which it was,
    in no order, and the last line of what came before or after; which coroutines were not awaited."""
    stderr = oracle.mask(stderr)
    late = sorted(set(NEVER_AWAITED.findall(stderr)))
    before, *reports = NEVER_RETRIEVED.split(NEVER_AWAITED.sub('', stderr).rstrip())
    futures = late + [report.partition('\n')[0] for report in reports]
    return Counter(futures + before.rstrip().split('\n')[-1:])


def said(counted):
    return ' / '.join(sorted(counted.elements())) or '(nothing more)'


def mask(text):
    """What the oracle leaves out, and from where a module comes."""
    return re.sub(r"(<module '[\w.]+').*?>", r'\1>', oracle.mask(text))


def is_refusal(lockstep):
    return lockstep.status == UNSUPPORTED and 'not supported: ' in lockstep.stderr


def refusal(stderr):
    """What is not supported, without where."""
    return re.search(r'not supported: (.*)', stderr).group(1)


def first_difference(expected, got, lockstep):
    expected, got = expected.split('\n'), got.split('\n')
    for i, line in enumerate(expected):
        if i >= len(got) or got[i] != line:
            other = got[i] if i < len(got) else '(no line)'
            return 'line %d\nCPython:  %s\nLockstep: %s\nLockstep said: %s' % (
                i + 1, line, other, lockstep.last_line())
    return 'line %d\nCPython:  (no line)\nLockstep: %s' % (len(expected) + 1, got[len(expected)])
