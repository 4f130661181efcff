import asyncio
import time


def note(what):
    print(f"{loop.time() - begin:.2f} {what}")


loop = asyncio.new_event_loop()
begin = loop.time()
loop.call_later(0.3, note, "later 0.3")
loop.call_later(0.1, note, "later 0.1")
loop.call_at(begin + 0.2, note, "at 0.2")
loop.call_soon(note, "soon")
handle = loop.call_later(0.15, note, "never")
handle.cancel()
loop.call_later(0.5, loop.stop)
loop.run_forever()
loop.close()
print("closed")
