import asyncio


async def ticker(loop):
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(1)
    loop.stop()


loop = asyncio.new_event_loop()
loop.create_task(ticker(loop))
try:
    loop.run_forever()
finally:
    print("stopped")
    loop.close()
