# An exception of a worker of a pool ends the program, with both tracebacks.
from multiprocessing import Pool


def check(n):
    if n == 3:
        raise ValueError(f"bad number {n}")
    return n


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(check, [1, 2]))
        print(pool.map(check, [1, 2, 3, 4]))
