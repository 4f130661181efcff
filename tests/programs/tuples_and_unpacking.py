point = (3, 4)
x, y = point
print(x, y, point[0], len(point), point + (5,), (1,) * 3, ())
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3, 4]
*start, last = "abcd"
head, *middle, tail = range(5)
print(first, rest, start, last, head, middle, tail)
(a, b), c = (1, 2), 3
print(a, b, c)
for i, (name, value) in [(0, ("x", 1)), (1, ("y", 2))]:
    print(i, name, value)
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1, "a") in [(1, "a")], [*range(3), *"ab"], (*[1], 2))
x = y = z = 0
x += 1
print(x, y, z)
data = [0, 0]
i = 0
i, data[i] = 1, "set"
print(i, data)
