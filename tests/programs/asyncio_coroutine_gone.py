"""The decorator of old tutorials does not exist any more."""
import asyncio

for name in ["corutine", "runn", "Sleep", "gathr", "create_tsk", "event", "Queu", "time_out"]:
    try:
        getattr(asyncio, name)
    except AttributeError as error:
        print(error)


@asyncio.coroutine
def hello():
    yield from asyncio.sleep(1)


asyncio.run(hello())
