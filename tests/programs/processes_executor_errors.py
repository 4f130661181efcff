# What arrives of a worker's exception: the type, the text, and the worker's traceback as its cause.
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import os


class Refused(Exception):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self):
        return f"refused with {self.code}: {self.reason}"


def fail(kind):
    if kind == "zero":
        return 1 / 0
    if kind == "own":
        raise Refused(403, "no entry")
    if kind == "chain":
        try:
            {}["missing"]
        except KeyError as error:
            raise RuntimeError("outer") from error
    if kind == "die":
        os._exit(3)
    return kind


def main():
    with ProcessPoolExecutor(1) as executor:
        for kind in ("fine", "zero", "own", "chain"):
            future = executor.submit(fail, kind)
            error = future.exception()
            print(kind, type(error).__name__, error)
            if error is not None:
                lines = str(error.__cause__).strip().splitlines()
                print("   cause:", type(error.__cause__).__name__, lines[0], lines[-2])
        try:
            executor.submit(fail, lambda: 0).result()
        except Exception as error:
            print(type(error).__name__, "pickle" in str(error))
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(fail, "die")
        try:
            future.result()
        except BrokenProcessPool as error:
            print(error)
        try:
            executor.submit(fail, "fine")
        except BrokenProcessPool as error:
            print(error)


if __name__ == "__main__":
    main()
