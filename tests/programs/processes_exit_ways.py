# The ways a process can end, and what its exit code is then.
import multiprocessing
import os
import sys
import time


def exit_error():
    sys.exit(1)


def exit_ok():
    return


def return_value():
    return 1


def raises():
    raise RuntimeError("There was an error!")


def exit_text():
    sys.exit("a message")


def exit_hard():
    os._exit(7)


def terminated():
    time.sleep(30)


def cleanup():
    try:
        sys.exit(4)
    finally:
        print("cleanup runs", flush=True)


if __name__ == "__main__":
    jobs = []
    for f in [exit_error, exit_ok, return_value, exit_text, exit_hard, terminated, cleanup]:
        j = multiprocessing.Process(target=f, name=f.__name__)
        jobs.append(j)
        j.start()
        if f is terminated:
            j.terminate()
        j.join()
        print(f"{j.name:>15}.exitcode = {j.exitcode}", flush=True)
    j = multiprocessing.Process(target=raises, name="raises")
    j.start()
    j.join()
    print(f"{j.name:>15}.exitcode = {j.exitcode}")
