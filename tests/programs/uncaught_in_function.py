def level_two(values):
    return values[3]


def level_one():
    return level_two([1, 2])


print("before")
level_one()
print("never")
