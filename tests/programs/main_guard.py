import asyncio


async def main():
    print("in main", __name__)


if __name__ == "__main__":
    asyncio.run(main())
else:
    print("imported")
