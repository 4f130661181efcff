# Deleted places of a set are used again: what the order of its items depends on.
u1 = {9,3,12,5}
a = {x for x in {1,3}}
a.symmetric_difference_update(u1 | a); print(1, a)
a = {1,3}
a.symmetric_difference_update(u1 | a); print(2, a)
a = {1,3}
a.symmetric_difference_update([1,3,5,9,12]); print(3, a)
a = {1,3}
a.discard(1); a.discard(3); a.add(5); a.add(9); print(4, a); a.add(12); print(4, a)
a = {1,3}
a.discard(1); a.add(9); a.add(17); print(5, a)
a = {1,3}
a.discard(1); a.discard(3); a.add(5); a.add(9); a.add(12); print(6, a)
a = {1,3}; a ^= u1 | a; print(7, a)
a = {1, 3}; a.symmetric_difference_update({1}); print(8, a); a.add(9); print(8, a, list({1,3} ^ {1, 9}))
a = {1, 9, 17}
a.discard(1); a.discard(9); a.add(3) ; a.add(25); print(a)
a = {1, 9}
a.discard(1); a.discard(9); a.add(17); a.add(3); print(a)
b = set()
for i in range(40): b.add(i * 7 % 31)
for i in range(0, 31, 3): b.discard(i)
for i in range(100, 110): b.add(i)
print(b)
s = set("abcdefghij")
for c in "acegi": s.remove(c)
for c in "zyxwv": s.add(c)
print(s)
c = set(range(20))
while len(c) > 3: c.pop()
c |= {64, 65, 96, 33}
print(c)
d = {1, 2, 3, 4}
for i in range(200):
    d.discard(i * 5 % 23); d.add(i * 11 % 37)
print(d)
