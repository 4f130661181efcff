try:
    f"{3.5:d}"
except ValueError as error:
    print(error)
try:
    f"{'text':.2f}"
except ValueError as error:
    print(error)
try:
    f"{[1]:>5}"
except TypeError as error:
    print(error)
try:
    f"{5:q}"
except ValueError as error:
    print(error)
