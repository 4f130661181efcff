# threading and concurrent.futures, name by name: ordinary use, edges, and what a mistake is told.
import concurrent.futures
import threading
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError,
                                Executor, Future, InvalidStateError, ThreadPoolExecutor,
                                as_completed, wait)


def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


def joined(thread):
    thread.start()
    thread.join()
    return thread


plain = threading.Thread(target=print, args=('in thread',), kwargs={'end': '!\n'})
named = threading.Thread(target=time.sleep, args=(1,), name='sleeper', daemon=True)
show('Thread', lambda: plain, lambda: named, lambda: plain.name, lambda: plain.ident,
     lambda: plain.native_id, lambda: plain.is_alive(), lambda: plain.join(), lambda: plain.daemon,
     lambda: plain.start(), lambda: plain.start(), lambda: plain.join(), lambda: plain,
     lambda: setattr(plain, 'daemon', True), lambda: named.start(), lambda: named,
     lambda: setattr(named, 'daemon', False), lambda: named.join(0.1), lambda: named.is_alive(),
     lambda: named.join(timeout=5), lambda: named.is_alive(), lambda: named.join('a'),
     lambda: setattr(plain, 'name', 'renamed'), lambda: plain.name, lambda: plain.getName(),
     lambda: plain.isDaemon(), lambda: threading.Thread(5), lambda: threading.Thread(target=5),
     lambda: threading.Thread(target=print, args=5), lambda: threading.Thread(name=5).name,
     lambda: threading.Thread(nope=1), lambda: threading.current_thread().join(),
     lambda: threading.current_thread(), lambda: threading.main_thread().name,
     lambda: threading.active_count(), lambda: threading.enumerate(),
     lambda: threading.currentThread().name, lambda: threading.get_ident() > 0,
     lambda: threading.get_native_id() > 0, lambda: joined(threading.Thread()).is_alive(),
     lambda: threading.stack_size(), lambda: threading.stack_size(5),
     lambda: threading.TIMEOUT_MAX > 1e6, lambda: threading.Thread(target=print, args='ab').run())


class Own(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f'own-{number}')
        self.number, self.result = number, None

    def run(self):
        self.result = self.number * 2


class Forgot(threading.Thread):
    def __init__(self):
        self.x = 1


show('subclass', lambda: joined(Own(3)).result, lambda: Own(4), lambda: Own(5).run(),
     lambda: Forgot().start(), lambda: Forgot())
lock, rlock = threading.Lock(), threading.RLock()
show('locks', lambda: lock.acquire(), lambda: lock.acquire(False), lambda: lock.acquire(timeout=0.1),
     lambda: lock.acquire(blocking=False), lambda: lock.acquire(False, 1),
     lambda: lock.acquire(timeout=-2), lambda: lock.locked(), lambda: lock.release(),
     lambda: lock.release(), lambda: lock.locked(), lambda: lock.acquire('x'),
     lambda: lock.__exit__(None, None, None), lambda: type(lock), lambda: rlock.acquire(),
     lambda: rlock.acquire(), lambda: rlock.release(), lambda: rlock.release(),
     lambda: rlock.release(), lambda: lock.nope)
sem, bounded = threading.Semaphore(2), threading.BoundedSemaphore(1)
show('semaphores', lambda: sem.acquire(), lambda: sem.acquire(blocking=False),
     lambda: sem.acquire(False), lambda: sem.acquire(timeout=0.1), lambda: sem.release(),
     lambda: sem.release(2), lambda: sem.release(0), lambda: sem.acquire(False, 1), lambda: sem._value,
     lambda: bounded.release(), lambda: bounded.acquire(), lambda: bounded.release(),
     lambda: threading.Semaphore(-1), lambda: threading.Semaphore('a'), lambda: sem.__enter__())
event = threading.Event()
show('Event', lambda: event.is_set(), lambda: event.wait(0.1), lambda: event.set(),
     lambda: event.wait(), lambda: event.isSet(), lambda: event.clear(), lambda: event.is_set(),
     lambda: event.wait('a'), lambda: threading.Event(1))
condition = threading.Condition()


def wait_a_little(condition, *args):
    with condition:
        return condition.wait(*args)


def notify(condition, count):
    with condition:
        return condition.notify(count)


show('Condition', lambda: condition.wait(), lambda: condition.notify(),
     lambda: condition.notify_all(), lambda: condition.release(),
     lambda: wait_a_little(condition, 0.1), lambda: notify(condition, 3),
     lambda: condition.acquire(), lambda: condition.wait_for(lambda: False, 0.2),
     lambda: condition.wait_for(lambda: 'yes'), lambda: condition.notifyAll(),
     lambda: condition.release(), lambda: threading.Condition(5),
     lambda: threading.Condition(lock).acquire(), lambda: lock.locked(), lock.release)
barrier = threading.Barrier(2, action=lambda: print('all here'), timeout=1)


def at_barrier():
    try:
        print('got', barrier.wait() in (0, 1))
    except threading.BrokenBarrierError as error:
        print('broken', repr(error))


def two_at_barrier():
    threads = [threading.Thread(target=at_barrier) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


show('Barrier', lambda: barrier.parties, lambda: barrier.n_waiting, lambda: barrier.broken,
     two_at_barrier, lambda: barrier.wait(0.1), lambda: barrier.broken, lambda: barrier.wait(),
     lambda: barrier.reset(), lambda: barrier.broken, lambda: barrier.abort(), two_at_barrier,
     lambda: threading.Barrier(0), lambda: threading.Barrier('a'), lambda: threading.Barrier(1).wait())
local = threading.local()


def set_local(value):
    print(hasattr(local, 'x'))
    local.x = value
    return local.x


timer = threading.Timer(0.5, print, ['timer'], {'end': '.\n'})
stopped = threading.Timer(0.5, print, args=('never',))
show('local and Timer', lambda: set_local(1), lambda: local.y, lambda: local.__dict__,
     lambda: joined(threading.Thread(target=set_local, args=(2,))) and local.x, lambda: timer.start(),
     lambda: timer.is_alive(), lambda: timer.join(), lambda: timer.cancel(), lambda: stopped.start(),
     lambda: stopped.cancel(), lambda: stopped.join(), lambda: threading.Timer(1), lambda: timer)


def broken(text):
    raise ValueError(text)


def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.thread.name, args._fields
          if hasattr(args, '_fields') else '')


before, threading.excepthook = threading.excepthook, hook
joined(threading.Thread(target=broken, args=('hooked',), name='bad'))
threading.excepthook = before
joined(threading.Thread(target=broken, args=('shown',), name='worse'))


def slow(seconds, result=None):
    time.sleep(seconds)
    if isinstance(result, Exception):
        raise result
    return result


pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix='pool')
first = pool.submit(slow, 0.2, 'first')
failing = pool.submit(slow, 0.1, KeyError('k'))
waiting = [pool.submit(slow, 1, n) for n in range(3)]
show('futures', lambda: first, lambda: waiting[2], lambda: first.running(), lambda: first.done(),
     lambda: waiting[2].cancel(), lambda: waiting[2].cancelled(), lambda: waiting[2],
     lambda: waiting[2].result(), lambda: waiting[2].exception(), lambda: first.result(timeout=0.05),
     lambda: first.result(), lambda: first.cancel(), lambda: first.exception(), lambda: failing.result(),
     lambda: failing.exception(), lambda: failing, lambda: first,
     lambda: first.add_done_callback(lambda f: print('late', f.result())),
     lambda: waiting[0].add_done_callback(lambda f: print('called', f.result(),
                                                          threading.current_thread().name)),
     lambda: waiting[0].result(), lambda: pool.submit(), lambda: pool.submit(5).result(),
     lambda: list(pool.map(pow, [2, 3], [3, 2])), lambda: list(pool.map(slow, [0.1, 2], timeout=1)),
     lambda: list(pool.map(int, ['1', 'x'])), lambda: list(pool.map(str, [], chunksize=5)),
     lambda: pool.submit(lambda: threading.current_thread().name).result(),
     lambda: pool.shutdown(), lambda: pool.submit(print), lambda: pool.map(print, [1]),
     lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor('a'), lambda: pool._max_workers,
     lambda: ThreadPoolExecutor(1, initializer=5), lambda: issubclass(ThreadPoolExecutor, Executor),
     lambda: (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED), lambda: concurrent.futures.TimeoutError)


def waits():
    with ThreadPoolExecutor(3) as pool:
        futures = {pool.submit(slow, n / 10, n): n for n in (3, 1, 2)}
        done, not_done = wait(futures, return_when=FIRST_COMPLETED)
        print(len(done), len(not_done))
        done, not_done = wait(futures, timeout=0.15)
        print(sorted(f.result() for f in done), len(not_done))
        print([futures[f] for f in as_completed(futures)])
        result = wait([pool.submit(slow, 0.1, ValueError('v')), pool.submit(slow, 5)],
                      return_when=FIRST_EXCEPTION)
        print(len(result.done), len(result.not_done), type(result).__name__)
        try:
            for future in as_completed([pool.submit(slow, 3, 'x')], timeout=1):
                print(future)
        except concurrent.futures.TimeoutError as error:
            print('late:', error)
        print(wait([]))
        wait([first], return_when='x')


def initialized():
    def start(name):
        threading.current_thread().tag = name
    with ThreadPoolExecutor(1, initializer=start, initargs=('tag',)) as pool:
        return pool.submit(lambda: threading.current_thread().tag).result()


def cancelled_at_end():
    pool = ThreadPoolExecutor(1)
    futures = [pool.submit(slow, 1, n) for n in range(3)]
    pool.shutdown(wait=False, cancel_futures=True)
    return [f.cancelled() for f in futures]


future = Future()
show('waiting', waits, initialized, cancelled_at_end, lambda: future, lambda: future.set_result(5),
     lambda: future.set_result(6), lambda: future.result(), lambda: future.cancel(),
     lambda: Future().result(timeout=0.1), lambda: Future().cancel(),
     lambda: Future().set_exception(ValueError('v')),
     lambda: future.exception(timeout=1), lambda: InvalidStateError.__mro__[1].__name__,
     lambda: CancelledError.__mro__[1].__name__, lambda: Executor().submit(print))
