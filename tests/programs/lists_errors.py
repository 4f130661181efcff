items = [1, 2]
try:
    items[2]
except IndexError as error:
    print(error)
try:
    items[5] = 0
except IndexError as error:
    print(error)
try:
    items.remove(7)
except ValueError as error:
    print(error)
try:
    items.index(7)
except ValueError as error:
    print(error)
try:
    [].pop()
except IndexError as error:
    print(error)
try:
    items["a"]
except TypeError as error:
    print(error)
try:
    (1, 2)[0] = 5
except TypeError as error:
    print(error)
try:
    [1, "a"].sort()
except TypeError as error:
    print(error)
items.push(3)
