x = 10
x += 5
x -= 3
x *= 2
x //= 5
x **= 3
x %= 50
print(x)
x /= 7
print(x)
y = 0b1100
y &= 0b0110
y |= 1
y ^= 0b11
y <<= 3
y >>= 1
print(y)
items = [1]
items += (2, 3)
items *= 2
word = "ab"
word += "cd"
word *= 2
table = {"n": 1}
table["n"] += 1
items[0] += 10
print(items, word, table)
pair = ([1], 2)
try:
    pair[0] += [5]
except TypeError as error:
    print(error, pair)
