# A generator that nobody else holds runs on while it is asked, and is closed right after.
def numbers(label):
    try:
        for pair in zip([1, 2], "ab"):
            print(label, "gives", pair)
            yield pair
    finally:
        print(label, "is closed")


def twice(label):
    got = yield from numbers(label)
    print(label, "is over", got)


def main():
    print(next(numbers("first")))
    print(numbers("second").send(None))
    print(next(twice("third"), "default"))
    print((lambda: next(numbers("fourth")))())
    try:
        next(numbers(1 / 0))
    except ZeroDivisionError as error:
        print(error)
    try:
        numbers("fifth").throw(ValueError("before the start"))
    except ValueError as error:
        print(error)
    a, b = next(numbers("sixth"))
    print(a, b, [next(numbers(n)) for n in range(2)])


main()
print(next(numbers("last")))
