# Adds up, and finds the greatest and the least of, more numbers than one would keep.
from threading import Thread


def add_up():
    print(sum(i ** 2 for i in range(50_000)))
    print(sum((i / 7 for i in range(30_000)), 0.5), sum((1 for _ in range(12_000)), start=-3))
    print(max(i * 7919 % 100_003 for i in range(30_000)))
    print(min(i * 7919 % 100_003 - 5.5 for i in range(30_000)))
    print(max((i % 1000 for i in range(12_000)), key=lambda n: -n))
    print(sum(2 ** 70 + i for i in range(12_000)))
    try:
        print(sum("x" if i == 9_000 else i for i in range(12_000)))
    except TypeError as error:
        print(error)


add_up()
thread = Thread(target=add_up)
thread.start()
thread.join()
