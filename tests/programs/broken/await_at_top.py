import asyncio
import time


async def download(name, seconds):
    print("start", name)
    await asyncio.sleep(seconds)
    print("done", name)
    return len(name)


async def main():
    start = time.monotonic()
    sizes = await asyncio.gather(
        download("logo.png", 0.3),
        download("index.html", 0.1),
        download("style.css", 0.2),
    )
    elapsed = time.monotonic() - start
    print("total", sum(sizes), f"in {elapsed:.1f} s")


await main()
