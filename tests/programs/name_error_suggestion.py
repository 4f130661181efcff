counter = 1
print("value:", countr)
