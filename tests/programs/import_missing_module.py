print("not even this is printed")
import asynio


async def main():
    pass


asynio.run(main())
