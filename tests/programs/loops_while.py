n = 0
while n < 10:
    n += 1
    if n == 3:
        continue
    if n == 6:
        break
    print(n, end=" ")
else:
    print("not reached")
print("stopped at", n)
while n > 4:
    n -= 1
else:
    print("ended by itself at", n)
while True:
    n *= 2
    if n > 100:
        break
print(n)
