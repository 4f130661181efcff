# A little map-reduce: words per text in parallel, then summed.
import collections
import itertools
import multiprocessing
import string

TEXTS = {
    "one.txt": "It was the best of times, it was the worst of times.",
    "two.txt": "It was the age of wisdom; it was the age of foolishness!",
    "three.txt": "We had everything before us, we had nothing before us.",
}
STOP_WORDS = {"it", "was", "the", "of", "we", "us", "had"}


class SimpleMapReduce:
    def __init__(self, map_func, reduce_func, num_workers=None):
        self.map_func = map_func
        self.reduce_func = reduce_func
        self.pool = multiprocessing.Pool(num_workers)

    def partition(self, mapped_values):
        partitioned_data = collections.defaultdict(list)
        for key, value in mapped_values:
            partitioned_data[key].append(value)
        return partitioned_data.items()

    def __call__(self, inputs, chunksize=1):
        map_responses = self.pool.map(self.map_func, inputs, chunksize=chunksize)
        partitioned_data = self.partition(itertools.chain(*map_responses))
        return self.pool.map(self.reduce_func, partitioned_data)


def words_of(name):
    table = str.maketrans("", "", string.punctuation)
    words = TEXTS[name].translate(table).lower().split()
    return [(word, 1) for word in words if word not in STOP_WORDS]


def count_words(item):
    word, occurrences = item
    return (word, sum(occurrences))


if __name__ == "__main__":
    mapper = SimpleMapReduce(words_of, count_words, 2)
    counts = mapper(list(TEXTS))
    counts.sort(key=lambda pair: (-pair[1], pair[0]))
    for word, count in counts:
        print(f"{word:>12}: {count:2}")
    mapper.pool.close()
    mapper.pool.join()
