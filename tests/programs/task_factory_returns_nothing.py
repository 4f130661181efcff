"""A task factory that forgets to return the task."""
import asyncio


def forgets(loop, coro):
    coro.close()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(forgets)
    print(asyncio.create_task(asyncio.sleep(1)))


asyncio.run(main())
