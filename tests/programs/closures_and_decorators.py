import functools


def counter():
    count = 0

    def bump(by=1):
        nonlocal count
        count += by
        return count

    return bump


first, second = counter(), counter()
print(first(), first(5), second())


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("result", result)
        return result

    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


@logged
def add(a, b=1):
    return a + b


@repeat(3)
def hello(name):
    return "hi " + name


add(1)
add(1, b=5)
print(hello("Ada"), add.__name__)
functions = [lambda x: x * i for i in range(3)]
print([function(10) for function in functions], (lambda a, *b: (a, b))(1, 2, 3))
print(sorted(["bb", "a", "ccc"], key=len, reverse=True), functools.partial(add, 10)())
