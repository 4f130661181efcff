# What a process knows of itself: names, parents, liveness, exit codes.
import multiprocessing
import os
import time


def info(title):
    print(title)
    print("module name:", __name__)
    print("has a parent:", os.getppid() == multiprocessing.parent_process().pid)
    print("process:", multiprocessing.current_process().name)
    print("parent:", multiprocessing.parent_process().name)


def f(name):
    info("function f")
    print("hello", name)


def sleeper():
    time.sleep(30)


if __name__ == "__main__":
    print("main line", multiprocessing.current_process().name, multiprocessing.parent_process())
    p = multiprocessing.Process(target=f, args=("bob",))
    print(p.is_alive(), p.pid, p.exitcode, p.daemon, p.name)
    p.start()
    p.join()
    print(p.pid > 0, p.ident == p.pid)
    print(p.is_alive(), p.exitcode)
    p = multiprocessing.Process(target=sleeper, name="dozer", daemon=True)
    p.start()
    print(p.name, p.is_alive(), p.daemon)
    p.terminate()
    p.join()
    print(p.name, p.is_alive(), p.exitcode, repr(p).split(" parent")[1].split(" ", 1)[1])
    p = multiprocessing.Process(target=sleeper)
    p.start()
    p.kill()
    p.join()
    print(p.exitcode, p.name)
    p.close()
    try:
        p.is_alive()
    except ValueError as error:
        print(error)
