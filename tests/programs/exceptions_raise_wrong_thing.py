try:
    raise "a string"
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
raise SystemError
