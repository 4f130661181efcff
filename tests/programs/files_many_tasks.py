# Tasks and threads that write to one log file, and a counter that is kept in a file.
import asyncio
import os
import threading

LOG = "/tmp/lockstep_files_log.txt"
COUNTER = "/tmp/lockstep_files_counter.txt"


async def worker(name, lock):
    for i in range(2):
        await asyncio.sleep(0.1)
        async with lock:
            with open(LOG, "a") as log:
                log.write(f"{name}: {i}\n")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(name, lock) for name in "abc"))
    print(await asyncio.to_thread(lambda: open(LOG).read()))


def count(lock):
    for _ in range(3):
        with lock:
            with open(COUNTER) as file:
                value = int(file.read())
            with open(COUNTER, "w") as file:
                file.write(str(value + 1))


def read_missing(name):
    try:
        with open(name) as file:
            return file.read()
    except FileNotFoundError as error:
        return f"missing: {error}"


print(read_missing("lockstep_no_such_file.txt"))
open(LOG, "w").close()
asyncio.run(main())
with open(COUNTER, "w") as f:
    f.write("0")
threads = [threading.Thread(target=count, args=(threading.Lock(),)) for _ in range(1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(read_missing(COUNTER))
os.remove(LOG)
os.remove(COUNTER)
