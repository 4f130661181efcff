# What cannot be sent to another process, and what CPython says about it.
import multiprocessing as mp
import sys
import threading


def outer():
    def inner():
        pass
    return inner


def outer_class():
    class Inner:
        pass
    return Inner


def numbers():
    yield 1


async def later():
    pass


nameless = lambda: 1
renamed = outer_class()


def replaced():
    pass


old = replaced


def replaced():
    pass


if __name__ == "__main__":
    here, there = mp.Pipe()
    coroutine = later()
    with mp.Pool(1) as pool:
        for value in (nameless, outer(), outer_class(), outer_class()(), numbers(), coroutine,
                      threading.Lock(), threading.RLock(), threading.Thread(), sys, old,
                      mp.Lock(), mp.Queue(), mp.Value("i"), mp.Event(), pool,
                      {"deep": [nameless]}, mp.Process()):
            try:
                here.send(value)
                print("sent")
            except Exception as error:
                print(type(error).__name__, error)
        for attempt in (lambda: pool.apply(nameless), lambda: pool.map(outer(), [1])):
            try:
                attempt()
            except Exception as error:
                print(type(error).__name__, error)
    coroutine.close()
