# __new__, metaclasses, __init_subclass__, type(name, bases, namespace): how classes come to be.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Base:
    names = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.names.append(cls.__name__)


class One(Base, tag="one"):
    pass


class Two(One):
    pass


print(Base.names, One.tag, Two.tag, Base.__subclasses__(), One.__base__)
attempt(lambda: type("Bad", (), {}, x=1))


class Singleton:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, n):
        self.n = n


first, second = Singleton(1), Singleton(2)
print(first is second, first.n)


class Meta(type):
    made = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kw):
        print("new", name, [k for k in namespace if not k.startswith('__')], kw)
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)
        cls.created = len(Meta.made)

    def __call__(cls, *args, **kwargs):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args, **kwargs)
        return cls.made[cls]

    @property
    def shout(cls):
        return cls.__name__ + "!"

    def __contains__(cls, x):
        return x == 3

    def __iter__(cls):
        return iter([1, 2])

    def __getitem__(cls, key):
        return key

    def __len__(cls):
        return 42

    def __repr__(cls):
        return f"<{cls.__name__} class>"

    def __instancecheck__(cls, obj):
        return obj == 5


class Database(metaclass=Meta, url="x"):
    def __init__(self, url):
        self.url = url


class Child(Database):
    pass


print(Database("a") is Database("b"), Database.shout, 3 in Database, list(Database), Database[7],
      Database, len(Database), isinstance(5, Database), isinstance("x", Database), Database.prepared)
print(type(Child), Child.__mro__, Child("z").url, Child.created)


class Registry(type):
    plugins = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if bases:
            Registry.plugins[name.lower()] = cls


class Plugin(metaclass=Registry):
    pass


class Csv(Plugin):
    pass


class Json(Plugin):
    pass


print(sorted(Registry.plugins), Registry.plugins['csv'] is Csv)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key if key.startswith('__') else key.upper(), value)


class UpperMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Upper()

    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, bases, dict(namespace))


class Shouting(metaclass=UpperMeta):
    a = 1

    def hello(self):
        return "hello"


print(Shouting.A, Shouting().HELLO(), hasattr(Shouting, 'a'))


class A:
    pass


X = type("X", (A,), {"v": 1, "f": lambda self: self.v})
print(X().f(), X.__name__, X.__qualname__, X.__module__, X.__bases__, X.mro())
attempt(lambda: type("X", (object, A), {}))
attempt(lambda: type("X", (bool,), {}))
attempt(lambda: type("X", (int, str), {}))
attempt(lambda: type("X", (A, A), {}))
attempt(lambda: type("X", (3,), {}))
attempt(lambda: type("X", (OSError, StopIteration), {}))
attempt(lambda: type(1, 2))
attempt(lambda: type(1, (), {}))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: object.__new__(3))
attempt(lambda: object.__new__())
attempt(lambda: A(1))
attempt(lambda: A(x=1))
attempt(lambda: object(1))
attempt(lambda: Singleton())


class Other(type):
    pass


class Mixed:
    pass


def clash():
    class Clash(metaclass=Other):
        pass

    class Both(Clash, Database):
        pass


attempt(clash)


class Shape:
    def __new__(cls, kind):
        made = super().__new__(Square if kind == "square" else cls)
        made.kind = kind
        return made


class Square(Shape):
    def __init__(self, kind):
        self.sides = 4


s = Shape("square")
print(type(s).__name__, s.kind, s.sides)


class NotMine:
    def __new__(cls):
        return 7

    def __init__(self):
        print("never")


print(NotMine())


class BadInit:
    def __init__(self):
        return 3


attempt(BadInit)


class Multi(KeyError, ValueError):
    pass


attempt(lambda: Multi(1))
try:
    raise Multi("x")
except ValueError as error:
    print(repr(error), error, Multi.__mro__)

A.extra = 5
a = A()
print(a.extra)
del A.extra
attempt(lambda: A.extra)
A.__name__ = "Renamed"
print(A, A.__qualname__)
attempt(lambda: setattr(A, '__name__', 3))
attempt(lambda: setattr(int, 'x', 3))
a.__class__ = Mixed
print(type(a))
attempt(lambda: setattr(a, '__class__', int))
attempt(lambda: setattr(a, '__class__', 3))
print(list(A.__dict__), type(A.__dict__), A.__dict__.get('no', 'default'))


def change(mapping):
    mapping['a'] = 1


attempt(lambda: change(A.__dict__))


class Documented:
    "What it is."
    x: int = 3
    y: "str"


print(Documented.__doc__, Documented.__annotations__, A.__doc__, A.__annotations__)


class Subscripted:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Subscripted[int])
print(sorted(n for n in dir(Documented()) if not n.startswith('__')), dir(object))
