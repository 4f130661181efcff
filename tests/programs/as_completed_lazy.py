# as_completed starts nothing by itself: its tasks are made when the first value is asked for.
import asyncio


async def main():
    ways = asyncio.as_completed([asyncio.sleep(2, 'slow'), asyncio.sleep(1, 'fast')])
    print(len(asyncio.all_tasks()), 'task')
    first = next(ways)
    print(len(asyncio.all_tasks()), 'tasks')
    print(await first, [await way for way in ways])

    wrong = asyncio.as_completed(5)
    print('nothing was looked at yet:', type(wrong).__name__, wrong.__name__)
    for way in wrong:
        print(await way)


asyncio.run(main())
