# A class with __slots__ and a __dict__, too: what stands where.
import copy
import pickle


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name


class Open:
    __slots__ = ("fixed", "__dict__")


p = Named(1, 2, "corner")
print(p.__dict__, vars(p), p.x, p.y)
p.__dict__["colour"] = "red"
print(p.colour, sorted(vars(p)))
p.__dict__ = {"name": "new"}
print(p.x, p.name, hasattr(p, "colour"))
p.__dict__["x"] = "hidden by the slot"
print(p.x, vars(p))
del p.x
try:
    print(p.x)
except AttributeError as error:
    print(error)
q = Named(3, 4, "copied")
for other in (copy.copy(q), copy.deepcopy(q), pickle.loads(pickle.dumps(q))):
    print(other.x, other.y, other.__dict__)
print(q.__reduce_ex__(2)[2])
o = Open()
o.fixed, o.free = 1, 2
print(o.__dict__, o.fixed)
try:
    Point(1, 2).__dict__
except AttributeError as error:
    print(error)
try:
    object().__dict__
except AttributeError as error:
    print(error)
