# Every method of the random module that a seed makes repeatable.
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(2, 5))
print([random.randrange(100) for _ in range(5)], random.randrange(10, 50, 7))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=4))
print(random.choices("xyz", weights=[1, 5, 1], k=6), random.choices("xyz", cum_weights=[1, 2, 9]))
cards = list(range(12))
random.shuffle(cards)
print(cards, random.sample(cards, 4), random.sample(range(1000), 8))
print(random.getrandbits(1), random.getrandbits(32), random.getrandbits(100), random.randbytes(5))
print(random.gauss(0, 1), random.gauss(10, 2), random.normalvariate(0, 1))
print(random.expovariate(0.5), random.triangular(0, 10, 3), random.lognormvariate(0, 1))
print(random.randint(0, 10**30), random.randrange(2**40))
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
own = random.Random(7)
other = random.Random(7)
print(own.random() == other.random(), own.randint(1, 100), isinstance(own, random.Random))
for seed in (0, -5, 2**70, 1.5):
    random.seed(seed)
    print(seed, random.random())
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0),
            lambda: random.sample([1, 2], 3), lambda: random.sample({1, 2}, 1),
            lambda: random.choices([1, 2], weights=[1]), lambda: random.randrange(1, 5, 0)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
