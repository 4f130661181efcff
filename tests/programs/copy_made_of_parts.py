# What has parts that are not attributes is copied, too: moments, zones, numbers, generators of
# random numbers.
import copy
import random
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone


@dataclass
class Order:
    created: datetime
    due: date
    weight: complex = 1 + 2j
    lines: list = field(default_factory=list)


order = Order(datetime(2024, 5, 1, 9, 30), date(2024, 5, 8), lines=[time(10, 15)])
twin = copy.deepcopy(order)
twin.lines.append(timedelta(hours=2))
print(order)
print(twin, twin.created == order.created, twin.created is order.created)

aware = datetime(2024, 5, 1, tzinfo=timezone(timedelta(hours=1), "CET"))
print(copy.copy(aware), copy.deepcopy(aware).tzname(), copy.deepcopy(timezone.utc) is timezone.utc)
print(copy.deepcopy([slice(1, 5), 3j]), copy.copy(slice(2)))

dice = random.Random(7)
dice.random()
loaded = copy.deepcopy(dice)
print(loaded is dice, loaded.random() == dice.random(), copy.copy(dice).random() == dice.random())

word = re.compile(r"\w+")
print(copy.deepcopy(word) is word)
for held in (memoryview(b"ab"), (n for n in "ab")):
    try:
        copy.copy(held)
    except TypeError as error:
        print(error)
