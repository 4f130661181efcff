total = 0
print("sum:", (total + 1)
for i in range(3):
    total += i
