# Where for, with, assert, a condition and a comprehension fail.
import traceback


class Broken:
    def __iter__(self):
        return 5

    def __bool__(self):
        raise ValueError("neither")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        raise ValueError("not closed")


def tell(function):
    try:
        function()
    except Exception:
        traceback.print_exc()


def loop():
    for item in Broken():
        print(item)


def closing():
    with Broken(), Broken() as second:
        return second


def asserting():
    assert len([
        1,
    ]) == 2, "two"


def condition():
    if Broken():
        return 1


def comprehension():
    return [1 / number for number in (1, 0)]


def comprehension_inside():
    return {name: [letter.real for letter in name]
            for name in ("a",)}


def comprehension_of_nothing():
    return {item for item in Broken()}


def element():
    return {[]: letter for letter in "a"}


def generator():
    return sum(1 / number
               for number in (1, 0))


class Body:
    tell(lambda: [1 / number for number in (1, 0)])


def definition():
    class Inner(Body):
        numbers = [1 / number for number in (1, 0)]


for failing in (loop, closing, asserting, condition, comprehension, comprehension_inside,
                comprehension_of_nothing, element, generator, definition):
    tell(failing)


def again(depth):
    return [again(depth - 1) for _ in "x"] if depth else 1 / 0


again(5)
