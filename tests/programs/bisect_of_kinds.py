# bisect compares as < does, whatever the items are.
import bisect

words = sorted("the quick brown fox jumps over the lazy dog".split())
print(words, bisect.bisect(words, "fox"), bisect.bisect_left(words, "the"), bisect.bisect_right(words, "the"))
numbers = [1, 2, 2, 2.0, 3, 10 ** 30]
print([bisect.bisect_left(numbers, x) for x in (0, 2, 2.5, 10 ** 30, float("inf"))])
print([bisect.bisect(numbers, x) for x in (0, 2, 2.5, 10 ** 30, float("nan"))])
pairs = [(1, "b"), (2, "a")]
bisect.insort(pairs, (1, "c"))
bisect.insort_left(pairs, (2, "a", 0))
print(pairs, bisect.bisect((1, 3, 5), 3), bisect.bisect(range(0, 100, 10), 35))


class Version:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        print("  ", self.text, "<", other.text)
        return self.text.split(".") < other.text.split(".")


versions = [Version("1.0"), Version("1.2"), Version("2.0")]
bisect.insort(versions, Version("1.1"))
print([version.text for version in versions])
bisect.insort(words, "Fox", key=str.lower)
print(words, bisect.bisect_left(words, "o", 2, 5), bisect.bisect_left(words, "o", lo=1))
for call in (lambda: bisect.bisect([1, "x", 3], 2), lambda: bisect.bisect([1], 2, -1),
             lambda: bisect.insort((1, 2), 3)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
