# Without a seed of its own a program gets the run's seed: the same numbers in every run.
import random

print(random.random(), random.randint(1, 100))
print(random.Random().random())
