"""What traceback and the tasks tell about who called whom."""
import asyncio
import sys
import traceback


def fail():
    raise ValueError("no")


def middle():
    fail()


async def pause():
    await asyncio.sleep(1)


async def broken():
    middle()


async def main():
    try:
        middle()
    except ValueError as error:
        for entry in traceback.extract_tb(error.__traceback__):
            print(entry.name, entry.lineno, entry.line, "|", entry)
        print("".join(traceback.format_list(traceback.extract_tb(error.__traceback__, limit=1))))
        traceback.print_exc(limit=1, file=sys.stdout)
        print(traceback.format_exc(limit=-1))
        summary = traceback.TracebackException.from_exception(error)
        print("".join(summary.format()), summary, summary.exc_type)
    print([entry.name for entry in traceback.extract_stack()][-1])
    traceback.print_stack(limit=1)
    task = asyncio.create_task(pause(), name="pause")
    await asyncio.sleep(0)
    task.print_stack()
    task.print_stack(file=sys.stdout)
    print([frame.f_code.co_name for frame in task.get_stack()], task.get_coro().cr_frame)
    other = asyncio.create_task(broken(), name="broken")
    await asyncio.wait([other])
    other.print_stack(file=sys.stdout)
    await task
    task.print_stack(file=sys.stdout)
    asyncio.get_running_loop().call_soon(int, "x")
    await asyncio.sleep(0)
    raise ExceptionGroup("two", [ValueError(1), ExceptionGroup("inner", [KeyError("k")])])


asyncio.run(main())
