"""Which of several objects dies first when what holds them goes."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def many(kind, names):
    return kind(Noisy(name) for name in names)


print("list")
many(list, "abc")
print("tuple")
many(tuple, "abc")
print("dict")
{name: Noisy(name) for name in "abc"}
print("nested")
[many(list, "ab"), many(tuple, "cd")]
print("clear")
kept = many(list, "abc")
kept.clear()
print("slice")
kept = many(list, "abcd")
del kept[1:3]
kept[:] = []
print("replaced")
kept = many(list, "abc")
kept[0:2] = [1]
kept = None


def locals_of(a, b):
    c = Noisy("c")
    d = [Noisy("d1"), Noisy("d2")]
    print("leaves")


locals_of(Noisy("a"), Noisy("b"))
print("instance")
holder = Noisy("holder")
holder.x = Noisy("x")
holder.y = Noisy("y")
del holder
also = many(tuple, "pq")
print("end")
