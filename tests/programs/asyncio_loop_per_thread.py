import asyncio
import threading


async def work(name, steps):
    for i in range(steps):
        await asyncio.sleep(0.1)
        lines.append((name, i))
    return name * steps


def run(name, steps):
    results[name] = asyncio.run(work(name, steps))


lines = []
results = {}
threads = [threading.Thread(target=run, args=pair) for pair in [("a", 3), ("b", 2)]]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(lines), results)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)


def no_loop():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)


t = threading.Thread(target=no_loop, name="bare")
t.start()
t.join()
