"""What programs about threads ask of sys: the switch interval, the path, their own frame."""
import asyncio
import logging
import sys


def here():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, sys._getframe(1).f_code.co_name


def caller():
    return here()


print(caller())
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
print(sys.getswitchinterval())
sys.setswitchinterval(1e-6)
print(sys.getswitchinterval())
for wrong in (0, -1, "fast"):
    try:
        sys.setswitchinterval(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
sys.path.append("helpers")
sys.path.insert(0, "first")
print(sys.path[0], sys.path[-1], type(sys.path).__name__)

# A loop that is made because somebody asks for one says so too.
logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s", stream=sys.stdout)
loop = asyncio.get_event_loop()
again = asyncio.get_event_loop()
print(loop is again)
loop.run_until_complete(asyncio.sleep(0.1))
loop.close()
