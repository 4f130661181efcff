# A queue of a manager can be given to the workers of a pool; a multiprocessing.Queue cannot.
import multiprocessing
import queue


def work(task, results):
    results.put((task, task ** 2))
    return task


def main():
    with multiprocessing.Manager() as manager:
        results = manager.Queue()
        with multiprocessing.Pool(processes=2) as pool:
            done = [pool.apply_async(work, (n, results)) for n in range(6)]
            print([job.get() for job in done])
        found = []
        while not results.empty():
            found.append(results.get())
        print(sorted(found), results.qsize())
        try:
            results.get_nowait()
        except queue.Empty:
            print("empty")
        small = manager.Queue(maxsize=1)
        small.put("one")
        try:
            small.put("two", timeout=0.05)
        except queue.Full:
            print("full", small.full())
    plain = multiprocessing.Queue()
    with multiprocessing.Pool(1) as pool:
        try:
            pool.apply(work, (1, plain))
        except RuntimeError as error:
            print(error)


if __name__ == "__main__":
    main()
