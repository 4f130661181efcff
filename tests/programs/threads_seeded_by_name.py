# Seeding with a text takes no time: threads that do it stay in step with the clock.
import hashlib
import random
import threading
import time


def dice(started):
    rng = random.Random(threading.current_thread().name)
    print(threading.current_thread().name, rng.randint(1, 6), time.monotonic() - started)


start = time.monotonic()
threads = [threading.Thread(target=dice, args=(start,), name=name) for name in ("Ann", "Ben")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for length in (0, 3, 111, 112, 127, 128, 300):
    data = b"lockstep" * 40
    print(length, hashlib.sha512(data[:length]).hexdigest()[:24],
          hashlib.sha384(data[:length]).hexdigest()[-24:])
