print(len([1, 2]), len("abc"), len({}), sum([1, 2, 3], 10), min("b", "a"), max([1, 5], [2]))
print(str(5) + "!", repr("a"), bool("x"), list((1, 2)), tuple([1]), dict(), int(), str(), float())
print(abs(-2.5), round(2.567, 1), round(15, -1), divmod(7, 2), pow(2, 8), min([3, 1, 2]), max(4, 4.0))
print(hex(255), bin(5), oct(8), chr(65), ord("a"), ord("€"))
try:
    sum(["a"])
except TypeError as error:
    print(error)
try:
    ord("ab")
except TypeError as error:
    print(error)
try:
    int("5", 1)
except ValueError as error:
    print(error)
print(print("inner"))
