import asyncio
import time


async def main():
    print(time.ctime())
    print(time.strftime("%H:%M:%S"), time.strftime("%X"), time.strftime("%Y-%m-%d %A %d %B %j %p %y"))
    await asyncio.sleep(3661)
    print(time.ctime(), time.strftime("%I:%M %p"))
    print(time.ctime(0), time.strftime("%Y-%m-%d", time.gmtime(86400)), time.localtime().tm_hour)


asyncio.run(main())
