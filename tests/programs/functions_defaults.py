def greet(name, greeting="Hello", *, loud=False, mark="!"):
    text = f"{greeting}, {name}{mark}"
    return text.upper() if loud else text


print(greet("Ada"))
print(greet("Ada", "Hi"))
print(greet("Ada", loud=True, mark="?"))
print(greet(greeting="Bye", name="Alan"))


def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []))


def nothing():
    pass


def early(n):
    if n > 2:
        return "big"
    print("small")


print(nothing(), early(5), early(1))
