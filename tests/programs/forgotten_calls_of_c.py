"""What a forgotten or a wrong call of a method shows when CPython has the method in C."""
import collections
import contextvars
import datetime
import random
import time


def show(call):
    try:
        print(call())
    except TypeError as error:
        print(f"TypeError: {error}")


moment = datetime.datetime(2024, 5, 6, 7, 8, 9)
show(lambda: moment - datetime.datetime.fromtimestamp)
show(lambda: datetime.datetime.fromtimestamp(1, 2, 3))
show(lambda: datetime.datetime.fromtimestamp())
show(lambda: moment.astimezone(zone=None))
show(lambda: moment.strftime())
show(lambda: moment.strftime("%H", "%M"))
show(lambda: moment.replace(years=2))
show(lambda: moment.replace(1, 2, 3, 4, 5, 6, 7, None, 9))
show(lambda: moment.isoformat(1, 2, 3))
show(lambda: moment.timestamp + 1)
show(lambda: moment.date().weekday > 3)
show(lambda: moment.date().weekday(1))
show(lambda: datetime.datetime.strptime("2024"))
show(lambda: datetime.datetime.fromisoformat())
show(lambda: datetime.timedelta(1).total_seconds * 2)
show(lambda: datetime.timedelta(1).total_seconds(1))
show(lambda: datetime.timezone.utc.tzname())
show(lambda: 1 + random.random)
show(lambda: time.sleep(random.random))
show(lambda: random.random(10))
show(lambda: random.random(most=10))
show(lambda: random.getrandbits())
show(lambda: contextvars.ContextVar("name").set + 1)
show(lambda: contextvars.copy_context().run + 1)
show(lambda: contextvars.copy_context().items(1))
show(lambda: collections.OrderedDict().move_to_end())
show(lambda: collections.OrderedDict().popitem(first=True))
print(type(moment.isoformat), type(random.random), type(random.randint))
