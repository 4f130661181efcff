# expect: compile
print("before")
code = compile("1", "x", "eval")  # <--
