# What hints show of themselves: forms, forward references, queues with an item type.
import asyncio
import queue
from typing import Annotated, Awaitable, Callable, Concatenate, ParamSpec, TypedDict, TypeVar, get_origin

P = ParamSpec("P")
R = TypeVar("R", bound="Base")


class Base:
    pass


class Row(TypedDict):
    name: "str"
    size: int


class Jobs(asyncio.Queue[int]):
    pass


print(Callable[P, R], Callable[Concatenate[int, P], Awaitable[R]], Callable[[int], str])
print(R.__bound__, Row.__annotations__, Annotated, get_origin(Annotated[int, 3]))
print(asyncio.Queue[int], queue.Queue[str], asyncio.PriorityQueue[tuple[int, str]])


async def main():
    jobs: asyncio.Queue[int] = asyncio.Queue[int](maxsize=2)
    await jobs.put(1)
    own = Jobs()
    own.put_nowait(2)
    print(await jobs.get(), await own.get(), jobs.maxsize, type(jobs).__name__)


asyncio.run(main())
