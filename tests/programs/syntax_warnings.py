"""What CPython says about a program that it compiles all the same."""
x = 5


def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


if x is 5:
    print("is")
if x is not -1 and x is not "a":
    print("is not")
print(x is (), x is None, None is x, x is True)
assert (x == 6, "a tuple is always true")
show(lambda: [
    (1, 2)
    (3, 4)
])
show(lambda: "abc"["x"])
show(lambda: [1, 2]["x", 1])
show(lambda: {1, 2}[0])
show(lambda: f"{x}"(1))
show(lambda: (lambda: 1)[0])
show(lambda: 1.5[0])
show(lambda: None[0])
show(lambda: "abc"[True])
