# What exists since when.
import asyncio

for name in ("TaskGroup", "Runner", "timeout", "Barrier", "eager_task_factory",
             "create_eager_task_factory", "QueueShutDown", "EventLoop", "run", "coroutine"):
    print(name, hasattr(asyncio, name))
try:
    asyncio.run(asyncio.sleep(0), loop_factory=asyncio.new_event_loop)
    print("loop_factory is known")
except TypeError as error:
    print("TypeError:", error)
print(hasattr(asyncio.Queue, "shutdown"))
asyncio.eager_task_factor
