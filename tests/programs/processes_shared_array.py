# Shared arrays: each process fills its part.
from multiprocessing import Array, Process, RawArray, RawValue, Value


def fill(array, start, stop):
    for i in range(start, stop):
        array[i] = i * i


def negate(n, a):
    n.value = 3.1415927
    for i in range(len(a)):
        a[i] = -a[i]


def shout(text):
    text.value = text.value.upper()


if __name__ == "__main__":
    num = Value("d", 0.0)
    arr = Array("i", range(10))
    p = Process(target=negate, args=(num, arr))
    p.start()
    p.join()
    print(num.value)
    print(arr[:])
    squares = Array("i", 12)
    ps = [Process(target=fill, args=(squares, i, i + 4)) for i in range(0, 12, 4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(list(squares), len(squares), squares[3], squares[-1], squares[2:5])
    squares[0:3] = [7, 8, 9]
    print(squares[:4], sum(squares), max(squares))
    text = Array("c", b"hello")
    p = Process(target=shout, args=(text,))
    p.start()
    p.join()
    print(text.value, text[0], len(text))
    raw, one = RawArray("d", [1.5, 2.5]), RawValue("i", 4)
    raw[0] += 1
    one.value += 1
    print(list(raw), one.value)
    with arr.get_lock():
        arr[0] = 1
    print(arr.get_obj()[0], arr[0])
    for action in (lambda: arr[99], lambda: setattr(num, "value", "x"), lambda: arr.__setitem__(0, "y")):
        try:
            action()
        except (IndexError, TypeError) as error:
            print(type(error).__name__, error)
