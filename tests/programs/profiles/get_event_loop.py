# get_event_loop without a running loop: makes one, warns, or fails.
import asyncio
import sys

print(sys.version_info[:2], sys.version_info >= (3, 12))
try:
    loop = asyncio.get_event_loop()
    print(loop.is_running(), asyncio.get_event_loop() is loop)
    print(loop.run_until_complete(asyncio.sleep(1, "slept")))
    loop.close()
except RuntimeError as error:
    print("RuntimeError:", error)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print("RuntimeError:", error)
