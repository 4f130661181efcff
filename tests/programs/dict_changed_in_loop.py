numbers = {"a": 1, "b": 2}
for key in numbers:
    print(key)
    numbers[key + key] = 0
