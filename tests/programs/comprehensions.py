print([x * x for x in range(6)], [x for x in range(20) if x % 3 == 0 if x % 2])
print([(x, y) for x in range(3) for y in "ab"], [[0] * 2 for i in range(2)])
print({word: len(word) for word in ["one", "three"]}, {v: k for k, v in {"a": 1, "b": 2}.items()})
print(sum(x for x in range(101)), max(len(w) for w in ["a", "bbb"]), list(c.upper() for c in "abc"))
print(["even" if x % 2 == 0 else "odd" for x in range(3)], [a + b for a, b in [(1, 2), (3, 4)]])
x = "outer"
print([x for x in range(3)], x)
rows = [[1, 2], [3, 4], [5]]
print([cell for row in rows for cell in row], tuple(i for i in range(3)), dict((i, -i) for i in range(3)))
print(",".join(str(n) for n in [1, 2, 3]), [i for i in range(3) if i not in [1]])
