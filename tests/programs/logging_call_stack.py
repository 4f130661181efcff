# Where logging was called from: after a message that does not fit its arguments, and on request.
import io
import logging

written = io.StringIO()
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=written)
log = logging.getLogger("shop")


def sell(item, price):
    log.info("%s costs %d", item, price)


def audit():
    log.warning("who calls?", stack_info=True)


def main():
    sell("tea", 3)
    sell("cup", "four")
    audit()
    print(*written.getvalue().splitlines()[-6:], sep="\n")


main()
