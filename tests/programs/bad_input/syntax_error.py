print("good line")
print("bad line"
