# Four ways to get results back in order: index with the result, imap, futures, a pipe for each.
import concurrent.futures
import multiprocessing as mp
import time


def work(n):
    time.sleep(0.02 * (4 - n))
    return n, n * n


def to_queue(n, q):
    q.put(work(n))


def to_pipe(n, conn):
    with conn:
        conn.send(work(n))


if __name__ == "__main__":
    q = mp.Queue()
    ps = [mp.Process(target=to_queue, args=(n, q)) for n in range(4)]
    for p in ps:
        p.start()
    results = [q.get() for _ in ps]
    for p in ps:
        p.join()
    print([square for _, square in sorted(results)])
    with mp.Pool(4) as pool:
        print([r for r in pool.imap(work, range(4))])
        print(sorted(pool.imap_unordered(work, range(4), chunksize=2)))
    with concurrent.futures.ProcessPoolExecutor(4) as executor:
        futures = [executor.submit(work, n) for n in range(4)]
        print([f.result()[1] for f in futures])
    pairs = [mp.Pipe(False) for _ in range(4)]
    ps = [mp.Process(target=to_pipe, args=(n, w)) for n, (_, w) in enumerate(pairs)]
    for p in ps:
        p.start()
    print([r.recv() for r, _ in pairs])
    for p in ps:
        p.join()
