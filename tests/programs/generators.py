def countdown(n):
    print("begin")
    while n > 0:
        yield n
        n -= 1
    print("end")
    return "done"


for number in countdown(3):
    print(number)


def chain(*parts):
    for part in parts:
        result = yield from part
        print("part returned", result)


print(list(chain(countdown(1), "ab")))


def echo():
    received = None
    while True:
        received = yield received
        if received is None:
            return


generator = echo()
next(generator)
print(generator.send("one"), generator.send("two"))
try:
    generator.send(None)
except StopIteration:
    print("stopped")


def careful():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


generator = careful()
print(next(generator))
generator.close()
print(sum(x * x for x in range(4)), next(iter([7])))
