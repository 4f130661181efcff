"""server: CPython under the virtual clock, many programs a process.

Starting vloop.py costs a quarter of a second, nearly all of it for imports. This process starts it
once, stops it at the moment when it opens the program, and forks there for each program that is
asked for: what runs is vloop.py itself, unchanged, from there on.

    server.py            started by judge.Judge; vloop.py's interpreter options are expected

One request a line on standard input: a variation, a blank, and a folder, which holds the program
as NAME. A variation changes what CPython leaves open: "plain" nothing, the others see VARIATIONS. The
answer is the exit status, a line on standard output; `stdout` and `stderr` are written into that folder.
Holds no state of the programs: each has a process of its own.
"""
import builtins
import gc
import itertools
import os
import posix
import resource
import signal
import sys
import threading
import types
import weakref

NAME = 'program.py'
CPU_S = 20
WALL_S = 200
PROCESS = 1000
MEMORY_BYTES = 1 << 30
STACK_BYTES = 2 << 20  # of a thread: 200 of them have room in the memory
VLOOP = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'oracle',
                     'vloop.py')


class Ordered(dict):
    """A set that remembers in which order its members came, as far as a task group asks for one. No
    member is asked for its hash."""

    def __iter__(self):
        return iter(list(self.values()))

    def add(self, item):
        self[id(item)] = item

    def discard(self, item):
        self.pop(id(item), None)


class OrderedWeakSet(weakref.WeakSet):
    """The same of what is alive."""

    def __init__(self):
        super().__init__()
        self.data = {}

    def __iter__(self):
        return iter([item for item in [ref() for ref in self.data.values()] if item is not None])

    def __len__(self):
        return len(self.data)

    def add(self, item):
        key = id(item)
        self.data[key] = weakref.ref(item, lambda _: self.data.pop(key, None))

    def discard(self, item):
        self.data.pop(id(item), None)


def creation_order(hash_of=lambda self: 0):
    """Sets of tasks and futures come out in the order in which they were put in, and so do the async
    generators that a loop closes at its end: what Lockstep promises where CPython promises nothing.

    In the sets that a program sees all hashes are equal: up to 17 members then keep their order."""
    asyncio = sys.modules['asyncio']
    for kind in (asyncio.Task, *asyncio.Future.__subclasses__()):
        if kind is not asyncio.Task.__base__:
            kind.__hash__ = hash_of
    asyncio.base_events.weakref = types.SimpleNamespace(**vars(weakref))
    asyncio.base_events.weakref.WeakSet = OrderedWeakSet
    asyncio.taskgroups.set = Ordered
    asyncio.tasks._all_tasks.__class__ = OrderedWeakSet
    asyncio.tasks._all_tasks.data = {}
    asyncio.runners.tasks = types.SimpleNamespace(**vars(asyncio.tasks))
    asyncio.runners.tasks.all_tasks = lambda loop: [
        task for task in asyncio.tasks._all_tasks if task.get_loop() is loop and not task.done()]


def numbers():
    """As if tasks and futures had followed each other in memory, in the order in which a set first
    asked for them."""
    known = {}

    def hash_of(item):
        key = id(item)
        if key not in known:
            count = next(counter)
            known[key] = count, weakref.ref(item, lambda _: known.pop(key))
        return known[key][0]

    counter = itertools.count(1)
    creation_order(hash_of)


def late():
    creation_order()
    gc.disable()


def early():
    creation_order()
    gc.set_threshold(20, 2, 2)


def addresses():
    """Objects lie elsewhere: the free places that are known are taken."""
    creation_order()
    sys.taken = [bytes(size) for size in range(0, 512, 8) for _ in range(400)]


def deep():
    """As if vloop.py had some frames fewer of its own below the program."""
    creation_order()
    sys.setrecursionlimit(sys.getrecursionlimit() + 7)


# What a program may not depend on: the order of a set, when cycles of garbage are found, where in
# memory an object lies, and how many frames there are below it.
VARIATIONS = {'plain': lambda: None, 'creation': creation_order, 'numbers': numbers, 'late': late,
              'early': early, 'addresses': addresses, 'deep': deep}


def redirect(folder, name, descriptor):
    target = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(target, descriptor)
    os.close(target)


def become(folder):
    """The child: its output goes into the folder, and it has its limits."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    redirect(folder, 'stdout', 1)
    redirect(folder, 'stderr', 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 5))
    signal.alarm(WALL_S)
    threading.stack_size(STACK_BYTES)
    own = posix.getpid()
    os.getpid = lambda: PROCESS  # as in a process that vloop.py has for itself
    os.kill = lambda pid, number, /: posix.kill(own if pid == PROCESS else pid, number)
    os.chdir(folder)


def status_of(waited):
    return os.WEXITSTATUS(waited) if os.WIFEXITED(waited) else -os.WTERMSIG(waited)


def serve():
    """Returns in each child; the parent never does."""
    with os.fdopen(os.dup(0), 'r', encoding='utf-8') as requests:
        while True:
            variation, _, folder = requests.readline().rstrip('\n').partition(' ')
            if not folder:
                os._exit(0)
            dice = sys.modules['random']
            state = dice.getstate()
            child = os.fork()
            if child == 0:
                dice.setstate(state)  # the module seeds itself anew after a fork
                break
            answer = '%d\n' % status_of(os.waitpid(child, 0)[1])
            os.write(1, answer.encode())
        os.set_inheritable(0, False)
    become(folder)
    VARIATIONS[variation]()


def open_program(path, mode):
    """What vloop.py calls to read the program: the place where one process becomes many."""
    gc.collect()
    gc.freeze()
    serve()
    return builtins.open(path, mode)


def main():
    sys.argv = [VLOOP, '--name', NAME, NAME]
    with builtins.open(VLOOP, encoding='utf-8') as file:
        code = compile(file.read(), VLOOP, 'exec')
    space = sys.modules['__main__'].__dict__
    space['open'] = open_program
    space['__file__'] = VLOOP
    exec(code, space)


main()
