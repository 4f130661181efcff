# expect: globals
print("before")
globals()["x"] = 1  # <--
