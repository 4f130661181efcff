def show(error):
    print("TypeError:", error)


try:
    1 + "a"
except TypeError as error:
    show(error)
try:
    "a" + 1
except TypeError as error:
    show(error)
try:
    [1] + (2,)
except TypeError as error:
    show(error)
try:
    "a" * "b"
except TypeError as error:
    show(error)
try:
    1 < "a"
except TypeError as error:
    show(error)
try:
    None + 1
except TypeError as error:
    show(error)
try:
    len(5)
except TypeError as error:
    show(error)
try:
    5[0]
except TypeError as error:
    show(error)
try:
    5()
except TypeError as error:
    show(error)
try:
    for x in 5:
        pass
except TypeError as error:
    show(error)
try:
    {}[[1]]
except TypeError as error:
    show(error)
try:
    "abc"["x"]
except TypeError as error:
    show(error)
try:
    {} - {}
except TypeError as error:
    show(error)
try:
    1 in 5
except TypeError as error:
    show(error)
count = None
count += 1
