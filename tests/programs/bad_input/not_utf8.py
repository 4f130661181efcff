print("first line")
print("café")
