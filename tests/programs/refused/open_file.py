# expect: open
print("before")
with open("data.txt") as file:  # <--
    print(file.read())
