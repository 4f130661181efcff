# Loops by hand: new_event_loop, set_event_loop, run_until_complete, run_forever, stop, close.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n * 2


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
print(loop.run_until_complete(work(1)))
task = loop.create_task(work(2), name="two")
print(task.get_name(), task.done())
print(loop.run_until_complete(task), loop.run_until_complete(asyncio.gather(work(1), work(3))))
future = loop.create_future()
loop.call_later(1, future.set_result, "set")
print(loop.run_until_complete(future))


def stop_it():
    print("stopping", loop.is_running())
    loop.stop()


loop.call_later(0.5, print, "later")
loop.call_later(1, stop_it)
loop.run_forever()
print("stopped")
pending = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(pending)
except RuntimeError as error:
    print("RuntimeError:", error)
pending.cancel()


async def tries():
    for call in (loop.run_forever, lambda: loop.run_until_complete(pending), loop.close):
        try:
            call()
        except RuntimeError as error:
            print("RuntimeError:", error)
    other = asyncio.new_event_loop()
    try:
        other.run_forever()
    except RuntimeError as error:
        print("RuntimeError:", error)
    other.close()


loop.run_until_complete(tries())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
loop.close()
print(loop.is_closed())
coro = work(1)
for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print),
             lambda: loop.call_at(1, print), loop.run_forever, lambda: loop.create_task(coro),
             lambda: loop.run_until_complete(coro)):
    try:
        call()
    except RuntimeError as error:
        print("RuntimeError:", error)
coro.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    asyncio.set_event_loop(3)
except TypeError as error:
    print("TypeError:", error)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print("RuntimeError:", error)
policy = asyncio.get_event_loop_policy()
loop = policy.new_event_loop()
policy.set_event_loop(loop)
print(policy.get_event_loop() is loop, asyncio.get_event_loop() is loop)
print(type(policy).__name__, type(loop).__name__, isinstance(loop, asyncio.AbstractEventLoop))
loop.close()
asyncio.set_event_loop_policy(None)
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
print(isinstance(asyncio.get_event_loop_policy(), asyncio.AbstractEventLoopPolicy))
try:
    asyncio.set_event_loop_policy(3)
except TypeError as error:
    print("TypeError:", error)
