# A manager begins, ends, and what happens afterwards.
import multiprocessing as mp
from multiprocessing.managers import SyncManager


def init(word):
    print("server starts:", word, mp.current_process().name, flush=True)


if __name__ == "__main__":
    manager = SyncManager()
    try:
        manager.dict()
    except AssertionError as error:
        print("AssertionError:", error)
    manager.start(init, ("hello",))
    try:
        manager.start()
    except Exception as error:
        print(type(error).__name__, error)
    numbers = manager.list([3, 1, 2])
    numbers.sort()
    print(numbers, len(mp.active_children()))
    manager.shutdown()
    print(len(mp.active_children()))
    manager.shutdown()
    try:
        manager.start()
    except Exception as error:
        print(type(error).__name__, error)
    text = str(numbers)
    print(text.startswith("<ListProxy object, typeid 'list' at 0x"), text.endswith("; '__str__()' failed>"))
