"""A coroutine given to a call that is refused is told in the line of the call."""
import asyncio
import contextvars
import time
from concurrent.futures import ThreadPoolExecutor


async def work():
    return 1


async def main():
    tasks = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks.append(group.create_task(work(), nmae="worker"))
    except ExceptionGroup as errors:
        print(errors.exceptions)


async def show(future):
    print("never")


asyncio.run(main())
with ThreadPoolExecutor() as pool:
    pool.submit(time.sleep, 1).add_done_callback(show)
try:
    contextvars.ContextVar("name", defualt=1)
except TypeError as error:
    print(error)
