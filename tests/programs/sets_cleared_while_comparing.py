# A comparison may empty the very set that looks for an equal item.


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return 1  # so that all keys meet

    def __eq__(self, other):
        global clears
        if clears:
            clears = False
            keys.clear()
        return self.number == other.number

    def __repr__(self):
        return f"Key({self.number})"


clears = False
keys = {Key(1)}

clears = True
keys.add(Key(2))
print(keys)

clears = True
keys.discard(Key(3))
print(keys)

keys = {Key(4)}
clears = True
print(Key(5) in keys, keys)

keys = {Key(6)}
clears = True
keys |= {Key(7)}
print(keys)
