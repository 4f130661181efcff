"""Seeding with nothing: the module's own generator begins again, each other one gets its own."""
import random

print(random.random())
first, second = random.Random(), random.Random()
print(first.random(), second.random())
random.seed(5)
random.seed()
print(random.random())
random.seed(None)
print(random.random(), random.randint(1, 6))
first.seed()
print(first.random())
