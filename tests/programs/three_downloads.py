import asyncio


async def download(name, seconds):
    print(f"{name}: start")
    await asyncio.sleep(seconds)
    print(f"{name}: done after {seconds} s")
    return len(name)


async def main():
    sizes = await asyncio.gather(
        download("map.png", 2), download("readme.txt", 0.5), download("song.ogg", 1.25)
    )
    print("sizes:", sizes, "sum:", sum(sizes))


asyncio.run(main())
