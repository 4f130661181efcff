# Parts are sorted in processes and merged as they come back.
import heapq
import multiprocessing as mp
import random


def sort_part(index, part, connection):
    connection.send((index, sorted(part)))
    connection.close()


def merge_sort(data, parts):
    size = -(-len(data) // parts)
    jobs = []
    for i in range(parts):
        receiver, sender = mp.Pipe(False)
        p = mp.Process(target=sort_part, args=(i, data[i * size:(i + 1) * size], sender))
        p.start()
        sender.close()
        jobs.append((p, receiver))
    sorted_parts = [None] * parts
    for p, receiver in jobs:
        index, part = receiver.recv()
        sorted_parts[index] = part
        p.join()
    return list(heapq.merge(*sorted_parts))


if __name__ == "__main__":
    random.seed(4)
    data = [random.randrange(1000) for _ in range(40)]
    result = merge_sort(data, 4)
    print(result == sorted(data), result[:8], result[-3:])
