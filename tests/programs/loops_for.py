for i in range(3):
    print(i, end=",")
for i in range(5, 0, -2):
    print(i, end=",")
for i in range(2, 2):
    print("never")
print()
for row in range(1, 4):
    for column in range(1, 4):
        if column == row:
            continue
        if row * column == 6:
            break
        print(row, column, sep="x", end=" ")
print()
print(range(5), list(range(10, 0, -3)), len(range(0, 100, 7)), 5 in range(5), range(3)[1], range(1, 3) == range(1, 3, 1))
for letter in "hi":
    for digit in [1, 2]:
        print(letter * digit)
for i in range(3):
    i = i * 10
    print(i)
print(i)
try:
    range(1, 2, 0)
except ValueError as error:
    print(error)
