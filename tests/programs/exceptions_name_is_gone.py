try:
    raise ValueError("temporary")
except ValueError as problem:
    print(problem)
print(problem)
