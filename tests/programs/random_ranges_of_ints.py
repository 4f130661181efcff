"""randrange: one, two and three arguments, steps of both signs, and what is no range."""
import random

random.seed(11)
print([random.randrange(10) for _ in range(12)])
print([random.randrange(-5, 5) for _ in range(12)])
print([random.randrange(0, 100, 7) for _ in range(12)])
print([random.randrange(50, 0, -3) for _ in range(12)])
print([random.randrange(10, step=1) for _ in range(3)], random.randrange(True))
print(random.randrange(2 ** 40), random.randrange(-2 ** 60, 2 ** 60, 2 ** 50))
for bounds in (0,), (-3,), (5, 5), (5, 1), (1, 5, -1), (1, 5, 0), (5, None, 2), ("a",):
    try:
        print(random.randrange(*bounds))
    except (ValueError, TypeError) as error:
        print(bounds, type(error).__name__, error)
