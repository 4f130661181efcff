# options: --max-time 5.2
import asyncio


async def heartbeat(name, period):
    while True:
        print(name)
        await asyncio.sleep(period)


async def main():
    await asyncio.gather(heartbeat("ping", 1), heartbeat("pong", 1.5))


asyncio.run(main())
