"""What is no integer fails twice: first as an index, then as what int() takes."""
import random

for low in (None, "1", [1]):
    try:
        random.randint(low, 3)
    except (TypeError, ValueError) as error:
        print(repr(low), type(error).__name__, error, "after", repr(error.__context__))
random.seed(3)
print(random.randint(True, 3))
random.randint(None, 5)
