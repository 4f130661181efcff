name = "ana
print(name)
