# expect: input
print("before")
name = input("Your name: ")  # <--
