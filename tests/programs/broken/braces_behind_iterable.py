# A bracket that should not be there, behind what a comprehension walks.
names = ["ann", "bob"]
lengths = [len(name) for name in names{]
print(lengths)
