import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(1, 2), random.choice("abc"))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.randrange(0, 100, 5), random.getrandbits(40))
print(random.gauss(0, 1), random.choices([1, 2, 3], k=4))
random.seed("text")
print(random.random())
