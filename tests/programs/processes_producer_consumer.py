# Work through queues, with one None for every worker.
import multiprocessing as mp


def worker(tasks, results):
    while True:
        task = tasks.get()
        if task is None:
            break
        results.put((task, task ** 2))
    results.put(None)


if __name__ == "__main__":
    tasks = mp.Queue()
    results = mp.Queue()
    workers = [mp.Process(target=worker, args=(tasks, results)) for _ in range(3)]
    for process in workers:
        process.start()
    for number in range(12):
        tasks.put(number)
    for _ in workers:
        tasks.put(None)
    found = []
    ended = 0
    while ended < len(workers):
        result = results.get()
        if result is None:
            ended += 1
        else:
            found.append(result)
    for process in workers:
        process.join()
    print(sorted(found))
    print(tasks.empty(), results.empty(), results.qsize())
