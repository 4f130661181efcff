"""Tasks that only names of the program hold fail when nobody looks: asyncio tells it at the very
end, with the lines of the source, but by then nothing finds the operator in them."""
import asyncio


async def half(number):
    await asyncio.sleep(1)
    return "the half of " + number


async def fail():
    await asyncio.sleep(2)
    missing()


loop = asyncio.new_event_loop()
tasks = [loop.create_task(half(7)), loop.create_task(fail())]
loop.run_until_complete(asyncio.wait(tasks))
loop.close()
print("nobody has asked how they ended")
