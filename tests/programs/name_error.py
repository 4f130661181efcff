import asyncio


async def main():
    print("start")
    await asyncio.slep(1)


try:
    undefined
except NameError as error:
    print(error)


def local():
    if False:
        value = 1
    print(value)


try:
    local()
except UnboundLocalError as error:
    print(error)
asyncio.run(main())
