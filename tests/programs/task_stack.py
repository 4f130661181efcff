# get_stack and print_stack: where a task stands.
import asyncio


async def leaf():
    await asyncio.sleep(1)


async def middle():
    await leaf()


async def top():
    await middle()


async def fails():
    raise ValueError("stack")


async def main():
    task = asyncio.create_task(top(), name="top")
    await asyncio.sleep(0)
    stack = task.get_stack()
    print(len(stack), [frame.f_lineno for frame in stack], stack[0].f_code.co_name)
    print(len(task.get_stack(limit=1)))
    import sys
    task.print_stack(file=sys.stdout)
    await task
    print(task.get_stack())
    task.print_stack(file=sys.stdout)
    bad = asyncio.create_task(fails(), name="bad")
    await asyncio.wait([bad])
    bad.print_stack(file=sys.stdout)
    print(repr(bad.exception()))


asyncio.run(main())
