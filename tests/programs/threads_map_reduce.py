import threading
from collections import Counter

text = """the cat sat on the mat and the dog sat by the door
a dog and a cat and a bird sang on the mat the whole day""".split()


def count(words, out, index):
    counter = Counter()
    for word in words:
        counter[word] += 1
    out[index] = counter


def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]


parts = list(chunks(text, 7))
out = [None] * len(parts)
threads = [threading.Thread(target=count, args=(part, out, i)) for i, part in enumerate(parts)]
for t in threads:
    t.start()
for t in threads:
    t.join()
total = sum(out, Counter())
print(total.most_common(4))
print(len(parts), sum(total.values()), total["bird"], total["cow"])
