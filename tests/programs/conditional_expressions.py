for n in [0, 1, 5, -3]:
    if n > 3:
        size = "big"
    elif n > 0:
        size = "small"
    elif not n:
        size = "zero"
    else:
        size = "negative"
    print(n, size, "yes" if n else "no", n and "true", n or "false", None is None, n is not None)
print(1 if False else 2 if False else 3, not True or True, 1 < 2 and 2 < 3, not (1 == 2))
print(bool([]), bool([0]), bool(""), bool(" "), bool({}), bool(0.0), bool(None), bool(-1))


def noisy(value):
    print("asked", value)
    return value


print(noisy(0) or noisy(2) or noisy(3), noisy(1) and noisy(0) and noisy(5))
print(1 < noisy(5) < 3, 9 > noisy(8) > 7)
