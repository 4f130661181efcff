# multiprocessing and ProcessPoolExecutor, name by name.
import concurrent.futures
import multiprocessing
import os
import queue
import time
from concurrent.futures import ProcessPoolExecutor


def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()), flush=True)
        except Exception as error:
            print(number, type(error).__name__ + ":", error, flush=True)


def leave(code):
    raise SystemExit(code)


def square(n):
    return n * n


def divide(a, b):
    return a / b


def nap(seconds=30):
    time.sleep(seconds)


def add(value, count):
    for _ in range(count):
        with value.get_lock():
            value.value += 1


def fill(array, start):
    for i in range(len(array)):
        array[i] = start + i


def child_of_pipe(connection):
    for item in iter(connection.recv, None):
        connection.send(item * 2)
    connection.close()


class Own(multiprocessing.Process):
    def __init__(self, results):
        super().__init__(name='own')
        self.results = results

    def run(self):
        self.results.put((self.name, self.daemon, os.getpid() == self.pid))


def ended(process):
    process.start()
    process.join()
    return process.exitcode


def process_names():
    process = multiprocessing.Process(target=nap, name='napper', daemon=True)
    show("Process", lambda: process.name, lambda: process.pid,
         lambda: process.exitcode,
         lambda: process.is_alive(), lambda: process.join(), lambda: process.terminate(),
              lambda: process.daemon,
         lambda: process.start(), lambda: process.start(), lambda: process.is_alive(),
              lambda: process.join(0.05),
         lambda: process.pid > 0, lambda: process.ident == process.pid,
              lambda: setattr(process, 'daemon', False),
         lambda: process.close(), lambda: process.terminate(), lambda: process.join(),
              lambda: process.exitcode,
         lambda: process.is_alive(), lambda: process.close(), lambda: process.is_alive(),
         lambda: ended(multiprocessing.Process(target=leave, args=(3,))),
         lambda: ended(multiprocessing.Process(target=leave, args=(None,))),
              lambda: ended(multiprocessing.Process()),
         lambda: multiprocessing.Process(5),
              lambda: multiprocessing.Process(target=print, args=5),
         lambda: multiprocessing.Process(nope=1), lambda: multiprocessing.current_process(),
         lambda: multiprocessing.current_process().name, lambda: multiprocessing.parent_process(),
         lambda: multiprocessing.active_children(), lambda: multiprocessing.cpu_count() > 0,
         lambda: multiprocessing.get_start_method(),
              lambda: multiprocessing.get_context('fork').Process.__name__,
         lambda: multiprocessing.get_context('x'),
              lambda: multiprocessing.set_start_method('fork'),
         lambda: multiprocessing.get_all_start_methods(),
              lambda: multiprocessing.freeze_support(),
         lambda: multiprocessing.Process(target=nap).authkey != b'',
              lambda: ended(multiprocessing.Process(target=square, args=(1,))))


def data_names():
    items = multiprocessing.Queue(2)
    own = Own(items)
    show('Queue', lambda: own.start(), lambda: items.get(), lambda: own.join(),
         lambda: items.put(1), lambda: items.put('b'),
         lambda: items.put_nowait(3), lambda: items.put(3, timeout=0.05), lambda: items.full(),
              lambda: items.get(timeout=5),
         lambda: items.get(), lambda: items.get(timeout=0.05), lambda: items.get(False),
              lambda: items.empty(), lambda: items.qsize(),
         lambda: items.close(), lambda: items.put(1), lambda: items.join_thread(),
              lambda: multiprocessing.SimpleQueue().empty(),
         lambda: items.task_done(), lambda: multiprocessing.JoinableQueue().task_done(),
              lambda: multiprocessing.JoinableQueue().join())
    left, right = multiprocessing.Pipe()
    worker = multiprocessing.Process(target=child_of_pipe, args=(right,))
    one_way, sender = multiprocessing.Pipe(duplex=False)
    show('Pipe', lambda: worker.start(), lambda: right.close(), lambda: left.send('ab'),
         lambda: left.recv(), lambda: left.poll(),
         lambda: left.poll(0.05), lambda: left.send([1]), lambda: left.recv(),
              lambda: left.send(None), lambda: left.recv(), lambda: worker.join(),
         lambda: left.close(), lambda: left.send(1), lambda: left.closed, lambda: right.recv(),
              lambda: sender.send_bytes(b'abc'),
         lambda: one_way.recv_bytes(), lambda: sender.send_bytes('x'), lambda: sender.recv(),
              lambda: one_way.send(1), lambda: sender.readable,
         lambda: one_way.writable, lambda: sender.send(lambda: 0),
              lambda: multiprocessing.connection.wait([one_way], 0))
    value, array = multiprocessing.Value('i', 5), multiprocessing.Array('d', [1, 2])
    workers = [multiprocessing.Process(target=add, args=(value, 100)) for _ in range(3)]
    show('shared', lambda: [w.start() for w in workers] and [w.join() for w in workers],
         lambda: value.value,
         lambda: setattr(value, 'value', 'a'), lambda: setattr(value, 'value', 1.5),
              lambda: value.get_lock().__class__.__name__,
         lambda: ended(multiprocessing.Process(target=fill, args=(array, 7))), lambda: array[:],
              lambda: array[5], lambda: len(array),
         lambda: array.__setitem__(0, 'x'), lambda: list(array),
              lambda: multiprocessing.Array('i', 3)[:], lambda: multiprocessing.Value('q'),
         lambda: multiprocessing.Value('c', b'x').value,
              lambda: multiprocessing.Array('c', b'abc').value,
              lambda: multiprocessing.RawValue('d', 2).value,
         lambda: multiprocessing.RawArray('i', [1, 2])[1],
              lambda: multiprocessing.Value('b', 300).value)
    lock, rlock, event = multiprocessing.Lock(), multiprocessing.RLock(), multiprocessing.Event()
    condition, sem, barrier = multiprocessing.Condition(), multiprocessing.Semaphore(2), multiprocessing.Barrier(1)
    show('locks', lambda: lock, lambda: lock.acquire(), lambda: lock.acquire(False),
         lambda: lock.acquire(timeout=0.05), lambda: lock, lambda: lock.release(),
         lambda: lock.release(), lambda: rlock, lambda: rlock.acquire(), lambda: rlock.acquire(),
              lambda: rlock, lambda: rlock.release(), lambda: rlock.release(),
         lambda: rlock.release(), lambda: event.is_set(), lambda: event.wait(0.05),
              lambda: event.set(), lambda: event.wait(), lambda: event.clear(),
         lambda: condition.notify(), lambda: condition.wait(0.05), lambda: condition.acquire(),
              lambda: condition.wait(0.05), lambda: condition.release(),
         lambda: sem, lambda: sem.acquire(), lambda: sem.get_value(), lambda: sem.release(),
              lambda: multiprocessing.BoundedSemaphore(1).release(),
         lambda: barrier.wait(), lambda: barrier.parties, lambda: lock.__enter__(),
              lambda: lock.__exit__(None, None, None))


def pool_names():
    def called(result):
        print('callback', result)

    pool = multiprocessing.Pool(2)
    show('Pool', lambda: pool.map(square, range(4)), lambda: pool.map(square, [1, 2], chunksize=1),
         lambda: pool.apply(square, (5,)),
         lambda: pool.apply(divide, (1, 0)),
              lambda: pool.apply_async(square, (6,), callback=called).get(),
              lambda: list(pool.imap(square, [1, 2])),
         lambda: sorted(pool.imap_unordered(square, [1, 2, 3])),
              lambda: pool.starmap(divide, [(4, 2), (1, 4)]),
              lambda: pool.map_async(square, [3]).get(5),
         lambda: pool.starmap_async(divide, [(1, 0)]).get(),
              lambda: pool.apply_async(nap, (5,)).get(0.1),
              lambda: pool.apply_async(square, (2,)).ready() in (True, False),
         lambda: pool.apply_async(square, (2,)).successful(), lambda: pool.map(divide, [1]),
              lambda: pool.map(lambda x: x, [1]), lambda: pool.map(square, 5),
         lambda: pool.imap(square, [7]).next(),
              lambda: pool.apply_async(divide, (1, 0), error_callback=called).wait(2),
              lambda: pool.terminate(),
         lambda: pool.map(square, [1]), lambda: pool.join(), lambda: multiprocessing.Pool(0),
              lambda: multiprocessing.Pool('a'))
    with multiprocessing.Pool(1, initializer=print, initargs=('hello from', 'worker')) as other:
        print(other.apply(square, (3,)), flush=True)
        other.close()
        other.join()
    with ProcessPoolExecutor(2) as executor:
        future = executor.submit(square, 9)
        show('executor', future.result, future.done,
             lambda: list(executor.map(square, [1, 2, 3], chunksize=2)),
             lambda: executor.submit(divide, 1, 0).result(),
             lambda: executor.submit(lambda: 0).result(),
                  lambda: executor.submit(nap, 1).result(timeout=0.05),
                  lambda: list(executor.map(divide, [1], [0])),
             lambda: [f.result() for f in concurrent.futures.as_completed([executor.submit(square, 4)])])
    show('after', lambda: executor.submit(square, 1), lambda: ProcessPoolExecutor(0),
         lambda: ProcessPoolExecutor(max_workers='a'))


def manager_names():
    with multiprocessing.Manager() as manager:
        names, words, space = manager.dict(a=1), manager.list([3, 1]), manager.Namespace()
        space.x = 5
        jobs, number = manager.Queue(), manager.Value('i', 4)
        jobs.put('job')
        show('Manager', lambda: names, lambda: names['a'], lambda: names['q'],
             lambda: names.update(b=2), lambda: sorted(names.items()), lambda: dict(names),
             lambda: words.append(2), lambda: words.sort(), lambda: words[:], lambda: str(words),
                  lambda: len(words), lambda: words.pop(9), lambda: space.x, lambda: space.y,
             lambda: space, lambda: jobs.get(), lambda: jobs.empty(), lambda: number.value,
                  lambda: manager.Lock().acquire(), lambda: manager.Event().is_set(),
             lambda: names.copy(), lambda: names.nope, lambda: words + [5], lambda: 2 in words,
                  lambda: manager.list([[1]])[0], lambda: names.keys())


if __name__ == '__main__':
    process_names()
    data_names()
    pool_names()
    manager_names()
    print(queue.Empty.__module__)
