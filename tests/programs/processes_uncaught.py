# What a process dies of is told by that process; the parent goes on.
import multiprocessing as mp


class OwnError(Exception):
    pass


def divide(a, b):
    return a / b


def work():
    try:
        divide(1, 0)
    except ZeroDivisionError as error:
        raise OwnError("no result") from error


if __name__ == "__main__":
    process = mp.Process(target=work, name="worker")
    process.start()
    process.join()
    print("exit code", process.exitcode)
    raise SystemExit(2)
