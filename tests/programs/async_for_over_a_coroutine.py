# `async def __aiter__`: the iterator is a coroutine, which has no __anext__.
import asyncio


class Letters:
    async def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Numbers:
    def __aiter__(self):
        return [1, 2]


async def main():
    for source in (Numbers(), Letters(), [1]):
        try:
            async for item in source:
                print(item)
        except TypeError as error:
            print("TypeError:", error)


asyncio.run(main())
