"""What people look at inside of asyncio's own objects, though nobody should."""
import asyncio
import threading

local = asyncio.get_event_loop_policy()._local
print(local._loop, local._set_called)


async def main():
    print(local._loop is asyncio.get_running_loop())
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(1)
    event, queue = asyncio.Event(), asyncio.Queue()
    print(lock._waiters, semaphore._waiters, event._waiters, queue._getters, queue._putters)
    await lock.acquire()
    await semaphore.acquire()
    waiting = [asyncio.create_task(wait()) for wait in
               (lock.acquire, semaphore.acquire, event.wait, queue.get)]
    await asyncio.sleep(0)
    for waiters in (lock._waiters, semaphore._waiters, event._waiters, queue._getters):
        print(type(waiters).__name__, len(waiters), waiters[0].done())
    lock.release()
    semaphore.release()
    event.set()
    queue.put_nowait("something")
    print(await asyncio.gather(*waiting))
    print(lock._waiters, semaphore._waiters, event._waiters, queue._getters)
    timeout = asyncio.timeout(1)
    print(timeout._state, type(timeout._state))
    async with timeout:
        print(timeout._state)
    print(timeout._state, asyncio.Barrier(2)._state)


asyncio.run(main())
print(local._loop, local._set_called)
print(asyncio.Runner()._state, threading.Barrier(2)._state)


def elsewhere():
    print(local._loop, local._set_called)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(local._loop is loop, local._set_called)
    loop.close()


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
