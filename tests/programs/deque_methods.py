from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], 3 in d, list(reversed(d)))
print(d.pop(), d.popleft(), d)
d.rotate(1)
print(d)
d.rotate(-2)
print(d)
d.extend([7, 8])
d.extendleft([9, 10])
print(d, d.count(7), d.index(8))
d.remove(7)
d.insert(1, "x")
d.reverse()
print(d, d == deque(d), d.copy())
last = deque(maxlen=3)
for i in range(6):
    last.append(i)
print(last, last.maxlen, bool(deque()))
del d[0]
d[0] = "first"
print(d)
while d:
    d.popleft()
for bad in (lambda: d.pop(), lambda: d.popleft(), lambda: d[3], lambda: d.remove(1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
