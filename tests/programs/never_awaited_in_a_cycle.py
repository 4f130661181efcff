# A coroutine that only a cycle of garbage holds: it is found at the end, when CPython still can say more.
import asyncio


class Job:
    def __init__(self, coro):
        self.coro = coro
        self.owner = self


async def step(n):
    await asyncio.sleep(n)


def plan():
    Job(step(1))
    jobs = [step(2)]
    jobs.append(jobs)
    print("planned")


async def main(coro):
    await misspelt
    await coro


plan()
try:
    asyncio.run(main(step(3)))
except NameError as error:
    print(error)
