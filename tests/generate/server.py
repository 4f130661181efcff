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
import os
import resource
import signal
import sys

NAME = 'program.py'
WALL_S = 20
PROCESS = 1000
MEMORY_BYTES = 1 << 30
VLOOP = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'oracle',
                     'vloop.py')


def other_hashes():
    """Sets of tasks come out in another order."""
    task = sys.modules['asyncio'].Task
    plain = task.__hash__
    task.__hash__ = lambda self: 2654435761 * plain(self) % 4093


# What a program may not depend on: when cycles of garbage are found, and the order of a set.
VARIATIONS = {
    'plain': lambda: None,
    'late': gc.disable,
    'early': lambda: gc.set_threshold(20, 2, 2),
    'hashes': other_hashes,
}


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
    signal.alarm(WALL_S)
    os.getpid = lambda: PROCESS  # as in a process that vloop.py has for itself
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
