import asyncio
import logging
import sys

logging.basicConfig(
    level=logging.DEBUG,
    format="%(asctime)s [%(levelname)-8s] %(name)s: %(message)s (%(funcName)s:%(lineno)d)",
    datefmt="%H:%M:%S",
    stream=sys.stdout,
)
log = logging.getLogger("shop")
orders = logging.getLogger("shop.orders")
orders.setLevel(logging.INFO)


async def order(number, delay):
    orders.debug("never seen %d", number)
    orders.info("order %d starts", number)
    try:
        await asyncio.sleep(delay)
        if number == 2:
            raise ValueError("sold out")
        orders.info("order %(n)d done after %(s).2f s", {"n": number, "s": delay})
    except ValueError:
        orders.exception("order %d failed", number)
    except asyncio.CancelledError:
        orders.warning("order %d cancelled", number)
        raise


async def main():
    log.info("opening")
    tasks = [asyncio.create_task(order(i, i * 0.75)) for i in range(1, 5)]
    await asyncio.wait(tasks, timeout=2.5)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    log.critical("closing %s", [task.cancelled() for task in tasks])


asyncio.run(main())
log.error("done", exc_info=ZeroDivisionError("nothing"))
print(log, orders, logging.getLogger(), logging.getLogger("asyncio"))
