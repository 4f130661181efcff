# expect: exec
print("before")
exec("x = 1")  # <--
