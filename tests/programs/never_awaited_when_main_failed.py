# main fails, and what it and the functions that it called still hold is never awaited. CPython
# collects it at the very end, in the order in which it reached it from the traceback: the frames
# from the outside in, of a tuple and of a list the last item first, what lies deeper later.
import asyncio


def drink(name):
    async def brew():
        pass

    brew.__qualname__ = name
    return brew()


def serve(*cups, **mugs):
    spare = drink("spare")
    raise ValueError(len(cups), len(mugs))


async def open_bar(tea, coffee):
    milk = drink("milk")
    serve(drink("first"), *[drink("second"), drink("third")], left=drink("left"))


async def main():
    water = drink("water")
    shelf = {"juice": drink("juice"), "more": [drink("lemon"), (drink("plum"), drink("pear"))]}
    try:
        await asyncio.gather(5, drink("gathered"), drink("with it"))
    except TypeError:
        print("cannot gather a number")
    await open_bar(drink("tea"), drink("coffee"))


asyncio.run(main())
