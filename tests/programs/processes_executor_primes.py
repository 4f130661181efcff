# The documentation's ProcessPoolExecutor example, and what comes with futures.
import concurrent.futures
import math

PRIMES = [112272535095293, 115280095190773, 1099726899285419]
SMALL = [101, 103, 105, 107, 109, 111]


def is_prime(n):
    if n < 2:
        return False
    if n == 2:
        return True
    if n % 2 == 0:
        return False
    sqrt_n = int(math.floor(math.sqrt(n)))
    for i in range(3, sqrt_n + 1, 2):
        if n % i == 0:
            return False
    return True


def halve(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def main():
    with concurrent.futures.ProcessPoolExecutor() as executor:
        for number, prime in zip(SMALL, executor.map(is_prime, SMALL)):
            print("%d is prime: %s" % (number, prime))
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
        future_of = {executor.submit(halve, n): n for n in range(6)}
        results = {}
        for future in concurrent.futures.as_completed(future_of):
            n = future_of[future]
            try:
                results[n] = future.result()
            except Exception as exc:
                results[n] = "%r generated an exception: %s" % (n, exc)
        for n in sorted(results):
            print(n, results[n])
        done, pending = concurrent.futures.wait(future_of)
        print(len(done), len(pending))
        future = executor.submit(halve, 3)
        print(type(future.exception()).__name__, future.done(), future.cancelled())
        print(list(executor.map(pow, [2, 3, 4], [5, 2, 1], chunksize=2)))
    try:
        executor.submit(halve, 2)
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    main()
