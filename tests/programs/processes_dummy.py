"""multiprocessing.dummy: the names of multiprocessing, and threads behind them."""
import threading
import time
from multiprocessing import dummy
from multiprocessing.dummy import Pool as ThreadPool


def download(page):
    time.sleep(0.2)
    return page * 10


def work(name, results):
    time.sleep(0.1)
    results.append((name, dummy.current_process() is threading.current_thread()))


with ThreadPool(4) as pool:
    print(pool.map(download, range(8)))
    print(list(pool.imap(download, [3, 1])), pool.apply(download, (2,)))
    late = pool.apply_async(download, (5,))
    print(late.ready(), late.get(), pool.starmap(pow, [(2, 3), (3, 2)]))

results = dummy.list()
process = dummy.Process(target=work, args=("one", results))
print(process.exitcode, process.is_alive(), process in dummy.active_children())
process.start()
print(process.exitcode, process.is_alive(), process in dummy.active_children())
process.join()
print(process.exitcode, process.is_alive(), process in dummy.active_children(), results)
print(isinstance(process, threading.Thread), type(process))

queue = dummy.Queue()
queue.put("item")
print(queue.get(), dummy.Lock is threading.Lock, dummy.Event is threading.Event)
shared = dummy.Value("i", 7)
shared.value += 1
print(shared.value, shared, dummy.Array("i", [1, 2]), dummy.Manager() is dummy)
print(dummy.Namespace(a=1, b="x"))
