for n in range(2, 12):
    for divisor in range(2, n):
        if n % divisor == 0:
            break
    else:
        print(n, "is prime")
values = [5, 8, 2]
if (largest := max(values)) > 6:
    print("largest", largest)
while (value := values.pop()) != 5:
    print("popped", value)
table = {"a": 1, "b": 2}
del table["a"]
print(table)
x = 1
del x
print(x)
