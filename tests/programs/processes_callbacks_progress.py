# Callbacks run in the parent; a bar of progress from imap.
import multiprocessing as mp

results = []
errors = []


def collect(value):
    results.append(value)


def complain(error):
    errors.append(str(error))


def job(n):
    if n == 4:
        raise RuntimeError(f"job {n} failed")
    return n * 10


if __name__ == "__main__":
    pool = mp.Pool(2)
    jobs = [pool.apply_async(job, args=(n,), callback=collect, error_callback=complain)
            for n in range(6)]
    pool.close()
    pool.join()
    print(sorted(results), errors)
    print([j.ready() for j in jobs], [j.successful() for j in jobs])
    with mp.Pool(2) as pool:
        total = 5
        for done, value in enumerate(pool.imap(job, [5, 6, 7, 8, 9]), start=1):
            print(f"{done / total:5.0%} {'#' * done:<5} {value}")
        r = pool.map_async(job, [1, 2], callback=collect)
        r.wait()
        print(r.get(), results[-1])
        r = pool.map_async(job, [3, 4, 5], error_callback=complain)
        r.wait(5)
        print(r.ready(), r.successful(), errors[-1])
