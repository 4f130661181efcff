import asyncio
import contextlib
from contextlib import asynccontextmanager, contextmanager, suppress


@contextmanager
def section(name):
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("caught", error)
    finally:
        print("leave", name)


with section("one") as value:
    print(value)
with section("two"):
    raise KeyError("k")
try:
    with section("three"):
        raise ValueError("v")
except ValueError as error:
    print("outside", error)


@section("deco")
def work():
    print("working")


work()
work()
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("suppressed")
with contextlib.nullcontext(5) as five:
    print(five)


@asynccontextmanager
async def connection(name):
    await asyncio.sleep(0.1)
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


async def main():
    async with connection("db") as db:
        print("using", db)
    try:
        async with connection("web"):
            raise RuntimeError("lost")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
