# A pool whose workers fill a shared dict and count under a lock.
from multiprocessing import Manager, Pool


def count_words(args):
    line, counts, lock = args
    for word in line.split():
        with lock:
            counts[word] = counts.get(word, 0) + 1
    return len(line.split())


if __name__ == "__main__":
    lines = ["the quick brown fox", "jumps over the lazy dog", "the end", "fox and dog"]
    with Manager() as manager:
        counts = manager.dict()
        lock = manager.Lock()
        with Pool(3) as pool:
            totals = pool.map(count_words, [(line, counts, lock) for line in lines])
        print(totals, sum(totals))
        for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            print(f"{word:<6}{count}")
