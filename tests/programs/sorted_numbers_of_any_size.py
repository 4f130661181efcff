"""Sorting: many ints, floats with both zeros and NaN, mixed numbers; equals keep their order."""
numbers = [(i * 7919) % 1009 - 500 for i in range(2000)]
pairs = [(n, i) for i, n in enumerate(numbers)]
by_number = sorted(pairs, key=lambda pair: pair[0])
print(by_number == sorted(pairs), by_number[:3], by_number[-2:])
backwards = sorted(pairs, key=lambda pair: pair[0], reverse=True)
print(backwards[:3], [n for n, _ in backwards] == [n for n, _ in by_number][::-1])

halves = [n / 2 for n in numbers]
print(sorted(halves)[:4], sorted(halves)[-3:], sorted(halves[:70])[::23])
print(sorted([0.0, -0.0, 1.5, -0.0, 0.0, -1e300, float("inf"), float("-inf")]))
print(sorted([3.0, float("nan"), 1.0, 2.0, float("nan"), 0.0]))
print(sorted([2 ** 70, 5, -2 ** 70, 2 ** 47, -2 ** 47, 2 ** 47 - 1]), sorted([2, 1.5, True, -3]))
