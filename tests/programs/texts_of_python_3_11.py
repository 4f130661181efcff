# judge: 3.11
# Later versions say these differently.
try:
    max([])
except ValueError as error:
    print(error)
print(sum([0.1] * 10))
