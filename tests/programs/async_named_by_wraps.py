"""A coroutine and a generator bear the name that their function has when it is called."""
import asyncio
import functools


def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        return await function(*args)
    return wrapper


def twice(function):
    @functools.wraps(function)
    def wrapper(*args):
        yield from function(*args)
        yield from function(*args)
    return wrapper


@logged
async def fetch(number):
    await asyncio.sleep(0.1)
    return number


@twice
def numbers():
    yield 1


class Service:
    @logged
    async def start(self):
        raise ValueError('no')


async def main():
    task = asyncio.create_task(fetch(1))
    print(task.get_coro().__name__, task.get_coro().__qualname__, fetch.__wrapped__.__name__)
    print(str(task).split(' running at ')[0])
    print(await task)
    service = asyncio.create_task(Service().start())
    await asyncio.wait([service])
    print(str(service).split(' at 0x')[0].split(', defined')[0], service.exception())
    iterator = numbers()
    print(iterator.__name__, list(iterator))

    def plain():
        yield 1
    plain.__name__ = 'other'
    plain.__qualname__ = 'some.other'
    renamed = plain()
    print(renamed.__name__, renamed.__qualname__, plain.__code__.co_name)
    renamed.__name__ = 'third'
    print(renamed.__name__)
    fetch(2)


asyncio.run(main())
