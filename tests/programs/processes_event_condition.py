# Processes that wait for each other.
import multiprocessing as mp
import time


def wait_for_start(event, number, queue):
    queue.put(("waits", number, event.is_set()))
    event.wait()
    queue.put(("goes", number, event.is_set()))


def impatient(event, queue):
    queue.put(("in time", event.wait(0.05)))


def consumer(condition, box, queue):
    with condition:
        condition.wait_for(lambda: box.value > 0)
        queue.put(("took", box.value))


def party(barrier, number, queue):
    time.sleep(0.02 * number)
    index = barrier.wait()
    queue.put(("met", index))


def collect(queue, count):
    return sorted(queue.get() for _ in range(count))


if __name__ == "__main__":
    queue = mp.Queue()
    event = mp.Event()
    processes = [mp.Process(target=wait_for_start, args=(event, n, queue)) for n in range(3)]
    for process in processes:
        process.start()
    print(collect(queue, 3))
    event.set()
    print(collect(queue, 3), event.is_set())
    event.clear()
    processes.append(mp.Process(target=impatient, args=(event, queue)))
    processes[-1].start()
    print(collect(queue, 1))
    condition, box = mp.Condition(), mp.Value("i", 0)
    processes += [mp.Process(target=consumer, args=(condition, box, queue)) for _ in range(2)]
    for process in processes[-2:]:
        process.start()
    time.sleep(0.1)
    with condition:
        box.value = 7
        condition.notify_all()
    print(collect(queue, 2))
    with condition:
        print(condition.wait(0.01))
    barrier = mp.Barrier(3)
    processes += [mp.Process(target=party, args=(barrier, n, queue)) for n in range(3)]
    for process in processes[-3:]:
        process.start()
    print(collect(queue, 3))
    for process in processes:
        process.join()
    print(barrier.parties, barrier.n_waiting, barrier.broken)
