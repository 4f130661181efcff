# expect: eval
print("before")
print(eval("1 + 1"))  # <--
