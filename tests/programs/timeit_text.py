# timeit of text: the statement is compiled into a loop.
import timeit
print(timeit.timeit("time.sleep(0.5)", "import time", number=4))
print(timeit.timeit("x = sum(range(10))", number=10) >= 0)
def f(): pass
print(timeit.timeit("f()", globals=globals(), number=3) >= 0)
print(timeit.timeit("f()", setup="from __main__ import f" if 1 else 0, number=3) >= 0)
try: timeit.timeit("f()", number=1)
except NameError as e: print(e)
try: timeit.timeit("x ===", number=1)
except SyntaxError as e: print(e)
print(len(timeit.repeat("pass", repeat=3, number=2)))
t = timeit.Timer("for i in range(3):\n    out.append(i)", "out = []")
t.timeit(2)
print(timeit.timeit(lambda: None, number=2) >= 0)
try: timeit.timeit(3)
except ValueError as e: print(e)
