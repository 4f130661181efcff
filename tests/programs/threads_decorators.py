# Decorators that people write for threads: run in the background, with a time limit, once only.
import functools
import threading
import time


def threaded(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        thread = threading.Thread(target=function, args=args, kwargs=kwargs, name=function.__name__)
        thread.start()
        return thread
    return wrapper


def with_timeout(seconds):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            box = {}

            def target():
                try:
                    box["value"] = function(*args, **kwargs)
                except Exception as error:
                    box["error"] = error
            thread = threading.Thread(target=target, daemon=True)
            thread.start()
            thread.join(seconds)
            if thread.is_alive():
                raise TimeoutError(f"{function.__name__} took longer than {seconds} s")
            if "error" in box:
                raise box["error"]
            return box["value"]
        return wrapper
    return decorate


def once(function):
    lock = threading.Lock()
    done = []

    @functools.wraps(function)
    def wrapper(*args):
        with lock:
            if not done:
                done.append(function(*args))
        return done[0]
    return wrapper


@threaded
def greet(name, delay=0.0):
    time.sleep(delay)
    print("hello", name, threading.current_thread().name)


@with_timeout(0.5)
def compute(n, seconds):
    time.sleep(seconds)
    if n < 0:
        raise ValueError("negative")
    return n * n


@once
def connect(host):
    print("connecting to", host)
    return f"<connection to {host}>"


for thread in [greet("Ann", delay=0.2), greet("Bob"), greet("Cid", 0.1)]:
    thread.join()
print(compute(4, 0.1))
for args in [(-1, 0), (2, 3)]:
    try:
        compute(*args)
    except (ValueError, TimeoutError) as error:
        print(type(error).__name__, error)
workers = [threading.Thread(target=connect, args=(f"host{n}",)) for n in range(3)]
[w.start() for w in workers]
[w.join() for w in workers]
print(connect("other"), connect.__name__)
