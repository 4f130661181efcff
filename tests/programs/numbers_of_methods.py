"""Methods that give a bool or a number of a derived class where a plain number is wanted."""
import math
import operator


class Small(int):
    pass


class Half(float):
    pass


class Number:
    def __init__(self, number):
        self.number = number

    def __int__(self):
        return self.number

    def __index__(self):
        return self.number

    def __float__(self):
        return float(self.number)


class Ratio:
    def __float__(self):
        return Half(2.5)


class Cut:
    def __trunc__(self):
        return True


for number in (3, True, Small(5)):
    whole = int(Number(number))
    place = operator.index(Number(number))
    print(whole, type(whole), place, type(place), "abcdef"[Number(number)])
value = float(Ratio())
print(value, type(value), math.floor(Ratio()), math.sqrt(Number(9)))
whole = int(Cut())
print(whole, type(whole))
print(math.isclose(Number(2), 2.0), operator.index(True))
for wrong in ("7", 2.0, None):
    for convert in (int, operator.index):
        try:
            convert(Number(wrong))
        except TypeError as error:
            print(error)

print("sums", [1, 2])
for unprintable in ([10**5000], {"z": 10**5000}, (1, 10**5000)):
    try:
        print("before", unprintable)
    except ValueError as error:
        print("|", str(error)[:40])
