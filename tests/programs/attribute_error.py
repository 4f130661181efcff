try:
    "text".foo
except AttributeError as error:
    print(error)
try:
    [].push(1)
except AttributeError as error:
    print(error)
try:
    (5).upper()
except AttributeError as error:
    print(error)
try:
    {}.has_key("a")
except AttributeError as error:
    print(error)
None.go()
