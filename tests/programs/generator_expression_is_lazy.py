def noisy(n):
    print("making", n)
    return n


numbers = (noisy(n) for n in range(3))
print("nothing made yet")
for number in numbers:
    print("got", number)
print(list(numbers))
