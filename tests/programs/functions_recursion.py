def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    if n == 3:
        print(source, "->", target)
    return moves + 1 + hanoi(n - 1, spare, target, source)


print(factorial(20), factorial(30))
print([fibonacci(n) for n in range(15)])
print(hanoi(5, "A", "C", "B"))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))
