# Multiplying matrices: rows in a pool, Monte Carlo pi, sums of ranges, Collatz lengths.
import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def row_times(args):
    row, matrix = args
    return [sum(a * b for a, b in zip(row, column)) for column in zip(*matrix)]


def inside(args):
    seed, count = args
    rng = random.Random(seed)
    return sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(count))


def range_sum(bounds):
    return sum(range(*bounds))


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


if __name__ == "__main__":
    a = [[i + j for j in range(3)] for i in range(4)]
    b = [[i * j for j in range(2)] for i in range(3)]
    with Pool(2) as pool:
        for row in pool.map(row_times, [(row, b) for row in a]):
            print(row)
        hits = pool.map(inside, [(seed, 500) for seed in range(4)])
        print(hits, 4 * sum(hits) / 2000)
        n, parts = 10_000, 4
        bounds = [(i * n // parts, (i + 1) * n // parts) for i in range(parts)]
        print(sum(pool.map(range_sum, bounds)) == n * (n - 1) // 2)
    with ProcessPoolExecutor() as executor:
        lengths = dict(zip(range(1, 30), executor.map(collatz, range(1, 30), chunksize=5)))
    best = max(lengths, key=lengths.get)
    print(best, lengths[best])
