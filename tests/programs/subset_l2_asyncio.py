# asyncio, name by name: locks, queues, waiting, tasks, futures, groups and the loop.
import asyncio
import functools
import sys


async def show(title, *calls):
    """Prints what each call gives (awaited when it can be), or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            result = call()
            if asyncio.iscoroutine(result) or asyncio.isfuture(result):
                result = await result
            print(number, repr(result))
        except asyncio.CancelledError as error:
            print(number, 'cancelled', error.args)
        except BaseException as error:
            print(number, type(error).__name__ + ":", error)


async def slow(seconds, result=None):
    await asyncio.sleep(seconds)
    if isinstance(result, BaseException):
        raise result
    return result


async def locks():
    lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, bounded, barrier = asyncio.Semaphore(2), asyncio.BoundedSemaphore(1), asyncio.Barrier(2)
    await show('Lock', lambda: lock, lambda: lock.acquire(), lambda: lock.locked(), lambda: lock,
               lambda: asyncio.wait_for(lock.acquire(), 0.1), lambda: lock.release(),
               lambda: lock.release(), lambda: lock.__enter__, lambda: asyncio.Lock(1),
               lambda: lock.acquire(True))
    await show('Event', lambda: event, lambda: event.is_set(), lambda: event.set(), lambda: event,
               lambda: event.wait(), lambda: event.clear(),
                    lambda: asyncio.wait_for(event.wait(), 0.1),
               lambda: event.wait(1), lambda: event.isSet())
    await show('Condition', lambda: condition, lambda: condition.notify(),
         lambda: condition.wait(),
               lambda: condition.acquire(), lambda: condition.locked(),
                    lambda: condition.notify_all(),
               lambda: condition.wait_for(lambda: 'now'),
               lambda: asyncio.wait_for(condition.wait(), 0.1), lambda: condition.release(),
               lambda: condition.release(), lambda: asyncio.Condition(lock).locked(),
               lambda: asyncio.Condition(5), lambda: condition.notify('a'))
    await show('Semaphore', lambda: sem, lambda: sem.acquire(), lambda: sem.locked(),
               lambda: sem.acquire(), lambda: sem.locked(), lambda: sem, lambda: sem.release(),
               lambda: bounded.release(), lambda: asyncio.Semaphore(-1),
                    lambda: asyncio.Semaphore('a'),
               lambda: asyncio.wait_for(asyncio.Semaphore(0).acquire(), 0.1), lambda: bounded)
    await show('Barrier', lambda: barrier, lambda: asyncio.gather(barrier.wait(), barrier.wait()),
               lambda: barrier.parties, lambda: barrier.n_waiting, lambda: barrier.broken,
               lambda: barrier.abort(), lambda: barrier.broken, lambda: barrier.wait(),
               lambda: barrier.reset(), lambda: barrier.broken, lambda: asyncio.Barrier(0),
               lambda: asyncio.wait_for(barrier.wait(), 0.1), lambda: barrier)


async def queues():
    queue = asyncio.Queue(2)
    await show('Queue', lambda: queue, lambda: queue.put(1), lambda: queue.put_nowait(2),
               lambda: queue.put_nowait(3), lambda: asyncio.wait_for(queue.put(3), 0.1),
                    lambda: queue,
               lambda: queue.full(), lambda: queue.qsize(), lambda: queue.maxsize,
                    lambda: queue.get(),
               lambda: queue.get_nowait(), lambda: queue.get_nowait(),
               lambda: asyncio.wait_for(queue.get(), 0.1), lambda: queue.empty(),
               lambda: asyncio.wait_for(queue.join(), 0.1), lambda: queue.task_done(),
               lambda: queue.task_done(), lambda: queue.task_done(), lambda: queue.join(),
               lambda: queue.put(), lambda: queue.get(1), lambda: len(queue),
                    lambda: queue.get(timeout=1),
               lambda: asyncio.Queue(maxsize=-1).full(), lambda: asyncio.Queue(loops=1))
    first, last = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in (3, 1, 2):
        first.put_nowait(item)
        last.put_nowait(item)
    await show('orders', *[first.get] * 3, *[last.get] * 3, lambda: first.put('a'),
               lambda: first.put(1), lambda: asyncio.QueueEmpty(),
                    lambda: asyncio.QueueFull.__mro__[1])


async def waiting():
    def task(*args, **kwds):
        return asyncio.create_task(slow(*args), **kwds)

    async def kinds(**options):
        tasks = [task(0.2, 'a'), task(0.1, ValueError('b')), task(0.3, 'c')]
        done, pending = await asyncio.wait(tasks, **options)
        texts = sorted(repr(t.exception() or t.result()) for t in done), len(pending)
        for t in pending:
            t.cancel()
        return texts

    async def completed(**options):
        found = []
        for future in asyncio.as_completed([slow(0.2, 'a'), slow(0.1, 'b')], **options):
            found.append(await future)
        return found

    async def shielded():
        inner = task(0.2, 'inner')
        try:
            return await asyncio.wait_for(asyncio.shield(inner), 0.1)
        except asyncio.TimeoutError:
            return 'outer late', await inner

    async def timed(seconds, **how):
        async with asyncio.timeout(seconds) as limit:
            await asyncio.sleep(1)
        return limit.expired()

    async def moved():
        async with asyncio.timeout(None) as limit:
            limit.reschedule(asyncio.get_running_loop().time() + 0.1)
            print(limit.when() > 0, limit)
            await asyncio.sleep(5)

    async def at():
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + 0.1):
            await asyncio.sleep(5)

    await show('waiting', lambda: asyncio.gather(slow(0.1, 1), slow(0, 2)),
         lambda: asyncio.gather(),
               lambda: asyncio.gather(slow(0.1, KeyError('k')), slow(0, 2), return_exceptions=True),
               lambda: asyncio.gather(slow(0.1, KeyError('k')), slow(0.2)),
                    lambda: asyncio.gather(5),
               lambda: kinds(), lambda: kinds(timeout=0.15), lambda: kinds(return_when='x'),
               lambda: kinds(return_when=asyncio.FIRST_COMPLETED),
               lambda: kinds(return_when=asyncio.FIRST_EXCEPTION), lambda: asyncio.wait([]),
               lambda: asyncio.wait(5), lambda: completed(), lambda: completed(timeout=0.15),
               lambda: shielded(), lambda: asyncio.wait_for(slow(1), 0.1),
               lambda: asyncio.wait_for(slow(0.1, 'in time'), 5),
                    lambda: asyncio.wait_for(slow(0, 1), None),
               lambda: asyncio.wait_for(task(0.1, 1), 0), lambda: asyncio.wait_for(5, 1),
                    lambda: timed(0.1),
               lambda: timed(5), lambda: moved(), lambda: at(),
                    lambda: asyncio.sleep(0.1, 'slept'),
               lambda: asyncio.sleep(-1), lambda: asyncio.sleep('a'), lambda: asyncio.sleep(),
               lambda: asyncio.shield(slow(0, 5)), lambda: asyncio.timeout('a'), lambda: asyncio.wait_for(slow(1)))


async def tasks():
    task = asyncio.create_task(slow(0.2, 'done'), name='worker')
    failing = asyncio.create_task(slow(0.1, ValueError('bad')))
    gone = asyncio.create_task(slow(9))
    await asyncio.sleep(0)
    await show('Task', lambda: task.get_name(), lambda: task.set_name(5), lambda: task.get_name(),
               lambda: task.done(), lambda: task.result(), lambda: task.exception(),
               lambda: task.get_coro().__name__, lambda: gone.cancel('why'),
                    lambda: gone.cancelling(),
               lambda: gone.uncancel(), lambda: gone.cancelling(), lambda: gone,
                    lambda: gone.cancelled(),
               lambda: gone.cancel(), lambda: gone.result(), lambda: task, lambda: task.result(),
               lambda: failing.exception(), lambda: failing, lambda: failing.result(),
               lambda: task.cancel(), lambda: task.cancelled(), lambda: task.set_result(1),
               lambda: task.add_done_callback(print), lambda: task.remove_done_callback(print),
               lambda: task.get_loop() is asyncio.get_running_loop(),
                    lambda: len(asyncio.all_tasks()),
               lambda: asyncio.current_task().get_name(), lambda: asyncio.create_task(5),
               lambda: asyncio.create_task(slow),
                    lambda: asyncio.ensure_future(slow(0, 'ensured')),
               lambda: asyncio.ensure_future(5), lambda: asyncio.isfuture(task),
               lambda: asyncio.iscoroutinefunction(slow), lambda: asyncio.iscoroutine(5),
               lambda: asyncio.Task(5), lambda: task.get_stack(), lambda: asyncio.run(slow(0)))
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    await show('Future', lambda: future, lambda: future.result(), lambda: future.done(),
               lambda: future.add_done_callback(lambda f: print('called', f.result())),
               lambda: loop.call_soon(future.set_result, 5) and None, lambda: future,
                    lambda: future.set_result(6),
               lambda: future.cancel(), lambda: asyncio.Future().cancel('x'),
                    lambda: future.exception(),
               lambda: asyncio.Future().set_exception(5),
                    lambda: asyncio.Future().set_exception(StopIteration),
               lambda: asyncio.Future(5), lambda: asyncio.wrap_future(5),
                    lambda: future.get_loop() is loop)
    await show('loop', lambda: loop.is_running(), lambda: loop.is_closed(),
         lambda: loop.get_debug(),
               lambda: loop.time() > 0, lambda: loop.call_later(0.1, print, 'later').cancelled(),
               lambda: loop.call_at(loop.time() + 0.05, print, 'at').when() > 0,
                    lambda: asyncio.sleep(0.2),
               lambda: loop.run_until_complete(slow(0)), lambda: loop.run_forever(),
                    lambda: loop.close(),
               lambda: loop.call_soon(5), lambda: loop.call_later(None, print),
                    lambda: loop.create_task(slow(0, 'x')),
               lambda: loop.run_in_executor(None, pow, 2, 5),
                    lambda: asyncio.to_thread(pow, 2, exp=3),
               lambda: loop.call_soon_threadsafe(print, 'safe').cancelled(),
                    lambda: asyncio.sleep(0),
               lambda: loop.run_in_executor(None, slow), lambda: asyncio.get_event_loop() is loop,
               lambda: loop.get_exception_handler(), lambda: loop.get_task_factory(),
               lambda: loop.set_exception_handler(5), lambda: loop.set_task_factory(5),
               lambda: loop.set_exception_handler(lambda loop, context: print('handled', context['message'])),
               lambda: loop.call_exception_handler({'message': 'told'}),
                    lambda: loop.set_exception_handler(None),
               lambda: loop.set_debug(False), lambda: loop.shutdown_asyncgens(),
                    lambda: loop.nope,
               lambda: asyncio.get_event_loop_policy().__class__.__name__)


async def groups():
    async def good():
        async with asyncio.TaskGroup() as group:
            one = group.create_task(slow(0.1, 1), name='one')
            two = group.create_task(slow(0.2, 2))
            print(group)
        return one.result(), two.result(), one.get_name()

    async def bad():
        async with asyncio.TaskGroup() as group:
            group.create_task(slow(0.1, ValueError('v')))
            group.create_task(slow(0.1, KeyError('k')))
            left = group.create_task(slow(5))
        return left

    async def star():
        try:
            await bad()
        except* ValueError as errors:
            print('values', errors.exceptions)
        except* KeyError as errors:
            print('keys', errors.exceptions)

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(slow(5))
            raise TypeError('body')

    async def closed():
        async with asyncio.TaskGroup() as group:
            pass
        group.create_task(slow(0))

    await show('groups', good, bad, star, body, closed,
         lambda: asyncio.TaskGroup().create_task(slow(0)))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.01)
        return self.n

    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return 'awaited'


async def numbers(count):
    try:
        for n in range(count):
            got = yield n
            if got:
                print('got', got)
    finally:
        print('closing')


async def iteration():
    made = numbers(3)
    await show('iteration', lambda: anext(made), lambda: made.asend('x'),
         lambda: made.athrow(KeyError('k')),
               lambda: anext(made), lambda: anext(made, 'default'), lambda: made.aclose(),
               lambda: collect(Countdown(3)), lambda: collect(numbers(2)), lambda: collect(5),
               lambda: collect([1]), lambda: aiter(made) is made, lambda: aiter(5),
                    lambda: waited(Countdown(1)),
               lambda: waited(5), lambda: anext(5), lambda: doubled(numbers(3)))


async def collect(items):
    return [item async for item in items]


async def doubled(items):
    return {item: item * 2 async for item in items if item}


async def waited(thing):
    return await thing


async def main():
    await locks()
    await queues()
    await waiting()
    await tasks()
    await groups()
    await iteration()


asyncio.run(main())
for wrong in (5, slow, print):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(error)
with asyncio.Runner() as runner:
    print(runner.run(slow(0.1, 'ran')), runner.get_loop().is_closed())
for call in (asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks,
             functools.partial(asyncio.create_task, 5)):
    try:
        print(call())
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
sys.stdout.flush()
