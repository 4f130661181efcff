a = [1, 2]
x = *a
print(x)
