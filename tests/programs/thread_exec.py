# Code made from text in threads, tasks and processes.
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

template = """
def work(name, pause):
    for step in range(3):
        time.sleep(pause)
        log.append((name, step))
    return name * 2
"""
log = []
space = {"time": time, "log": log}
exec(template, space)
threads = [threading.Thread(target=space["work"], args=("a", 0.3)),
           threading.Thread(target=space["work"], args=("b", 0.2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(eval, ["1 + 1", "2 * 3", "sum(range(5))"])))


async def ask(text):
    await asyncio.sleep(0.1)
    return eval(text, {"text": text})


async def main():
    print(await asyncio.gather(ask("len(text)"), ask("text.upper()"), ask("1 / 0"),
                               return_exceptions=True))
    exec("async def inner():\n    await asyncio.sleep(1)\n    return 'inner'\n", globals())
    task = asyncio.create_task(globals()["inner"](), name="made")
    print(task.get_name(), await task)


asyncio.run(main())
lock = threading.Lock()
exec("with lock:\n    print('holds', lock.locked())")
counter = 0


def add():
    for _ in range(100):
        exec("global counter\ncounter += 1")


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
