import asyncio


class Robot:
    def __init__(self, name):
        self.name = name
        self.log = []

    async def move(self, seconds):
        self.log.append("start")
        await asyncio.sleep(seconds)
        self.log.append("stop")
        print(self.name, self.log)

    async def __aenter__(self):
        print(self.name, "on")
        return self

    async def __aexit__(self, kind, error, trace):
        print(self.name, "off", kind.__name__ if kind else None)
        return False


async def main():
    async with Robot("r2") as first, Robot("c3") as second:
        await asyncio.gather(first.move(1), second.move(0.5))
    try:
        async with Robot("hal"):
            raise ValueError("sorry")
    except ValueError as error:
        print(error)


asyncio.run(main())
