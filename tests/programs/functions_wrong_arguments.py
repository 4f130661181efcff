def two(a, b):
    return a + b


def keyword(a, *, flag):
    return a


def optional(a, b=1):
    return a


async def coroutine(a):
    return a


try:
    two(1)
except TypeError as error:
    print(error)
try:
    two()
except TypeError as error:
    print(error)
try:
    two(1, 2, 3)
except TypeError as error:
    print(error)
try:
    two(1, c=2)
except TypeError as error:
    print(error)
try:
    two(1, a=2)
except TypeError as error:
    print(error)
try:
    keyword(1, 2)
except TypeError as error:
    print(error)
try:
    keyword(1)
except TypeError as error:
    print(error)
try:
    optional(1, 2, 3)
except TypeError as error:
    print(error)
try:
    coroutine()
except TypeError as error:
    print(error)
try:
    two(*[1, 2, 3], **{"x": 1})
except TypeError as error:
    print(error)
two("only one")
