def attempt(kind):
    try:
        print("try", kind)
        if kind == "value":
            raise ValueError("bad value")
        if kind == "key":
            {}["k"]
        if kind == "return":
            return "returned"
    except ValueError as error:
        print("except", error)
    except (KeyError, IndexError):
        print("except lookup")
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for kind in ["none", "value", "key", "return"]:
    print(attempt(kind))
for i in range(3):
    try:
        if i == 1:
            continue
        print("loop", i)
    finally:
        print("cleanup", i)


def override():
    try:
        return 1
    finally:
        return 2


print(override())
