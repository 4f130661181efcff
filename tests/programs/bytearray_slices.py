# A bytearray takes bytes in the places of others, as many or more or fewer.
def primes(n):
    marks = bytearray([1]) * (n + 1)
    marks[0:2] = b"\x00\x00"
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            marks[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, mark in enumerate(marks) if mark]


print(primes(60))
data = bytearray(b"abcdefgh")
shown = bytes(data)
for key, new in ((slice(2, 4), b"XY"), (slice(0, 0), b"<<"), (slice(3, None), b""),
                 (slice(5, 2), b"!"), (slice(None, None, 2), b"123"), (slice(None, None, -1), [1, 2]),
                 (slice(None, None, -1), b"......"), (slice(1, 3), [65, 66, 67]), (slice(1, 2), [300]),
                 (slice(0, 2), "no"), (slice(0, 2), 5)):
    try:
        data[key] = new
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    print(key, data)
print(shown)

data = bytearray(b"abc")
data[:] = data
data[1:1] = data
print(data, len(data), data[0], data[-1])
data[0], data[-1] = 255, 0
for index, byte in ((9, 1), (0, 256), (0, -1), (-7, 1), ("x", 1)):
    try:
        data[index] = byte
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(data, [byte for byte in data])

# What is added while it is walked is walked, too.
grown = bytearray(b"\x01\x02")
for byte in grown:
    if len(grown) < 6:
        grown.append(byte + 10)
print(list(grown), sum(grown), 11 in grown)


class Tape(bytearray):
    def __getitem__(self, index):
        return "cell %r" % (super().__getitem__(index),)


print(Tape(b"xy")[1], list(Tape(b"xy")), len(Tape(b"xyz")))
