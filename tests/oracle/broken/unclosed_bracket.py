names = ["ana", "bo"
print(names)
