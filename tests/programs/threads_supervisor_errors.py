# Errors of tasks as a group; tracebacks of chained exceptions, limited; what threads leave uncaught.
# judge: 3.11
import sys
import threading
import traceback


class TaskError(Exception):
    def __init__(self, task, cause):
        super().__init__(f"task {task!r} failed")
        self.task = task
        self.__cause__ = cause


class Supervisor:
    def __init__(self, retries=2):
        self.retries = retries
        self.errors = {}
        self.results = {}
        self.lock = threading.Lock()

    def _run(self, name, fn, args):
        for attempt in range(1, self.retries + 1):
            try:
                value = fn(*args)
            except Exception as e:
                if attempt == self.retries:
                    with self.lock:
                        self.errors[name] = TaskError(name, e)
            else:
                with self.lock:
                    self.results[name] = (value, attempt)
                return

    def run(self, **tasks):
        threads = [threading.Thread(target=self._run, args=(n, f, a)) for n, (f, *a) in tasks.items()]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if self.errors:
            raise ExceptionGroup("some tasks failed", [self.errors[k] for k in sorted(self.errors)])
        return self.results


def divide(a, b):
    return a / b


flaky_calls = []


def flaky():
    flaky_calls.append(1)
    if len(flaky_calls) < 2:
        raise ConnectionError("first time fails")
    return "ok"


s = Supervisor()
try:
    s.run(good=(divide, 6, 3), zero=(divide, 1, 0), flaky=(flaky,), types=(divide, "a", 1))
except* TaskError as group:
    for e in group.exceptions:
        print(e, "<-", type(e.__cause__).__name__, e.__cause__)
print(dict(sorted(s.results.items())))


def raiser():
    try:
        divide(1, 0)
    except ZeroDivisionError:
        raise LookupError("while handling")


t = threading.Thread(target=raiser, name="Raiser")
t.start()
t.join()
sys.stderr.flush()


def formatted():
    try:
        raiser()
    except LookupError as e:
        lines.extend(traceback.format_exception(e))
        lines.append(traceback.format_exc(limit=1))


lines = []
t = threading.Thread(target=formatted)
t.start()
t.join()
print("".join(lines))
t = threading.Thread(target=s.run, kwargs={"bad": (int, "x")})
t.start()
t.join()
print("main survives")
raise SystemExit("final words")
