# How processes end, and what their exit codes say of it.
import multiprocessing as mp
import os
import sys
import time


def returns():
    return 5


def exits(code):
    sys.exit(code)


def raises():
    {}["missing"]


def leaves():
    print("before")
    sys.stdout.flush()
    os._exit(7)


def sleeps():
    time.sleep(60)


if __name__ == "__main__":
    for target, args in ((returns, ()), (exits, (None,)), (exits, (3,)), (exits, (True,)),
                         (exits, ("words",)), (exits, (-1,)), (raises, ()), (leaves, ())):
        process = mp.Process(target=target, args=args)
        process.start()
        process.join()
        print(target.__name__, args, process.exitcode)
    for end in ("terminate", "kill"):
        process = mp.Process(target=sleeps)
        print(process.exitcode, process.is_alive(), process.pid)
        process.start()
        print(process.exitcode, process.is_alive())
        getattr(process, end)()
        process.join()
        print(end, process.exitcode, process.is_alive())
