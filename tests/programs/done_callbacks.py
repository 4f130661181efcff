import asyncio


def report(task):
    print("callback for", task.get_name(), "->", task.result())


def second(task):
    print("second callback", task.done())


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    task = asyncio.create_task(work(1), name="worker")
    task.add_done_callback(report)
    task.add_done_callback(second)
    task.add_done_callback(second)
    print("removed", task.remove_done_callback(second))
    await task
    print("await returned")
    task.add_done_callback(report)
    print("added late")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
