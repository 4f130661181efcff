import random

for seed in ("hello", "", "ü" * 100, b"bytes"):
    random.seed(seed)
    print(random.random(), random.randint(1, 1000))
