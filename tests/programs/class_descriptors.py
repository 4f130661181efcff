# Descriptors: __get__, __set__, __delete__, __set_name__; properties, class and static methods, slots.
from functools import cached_property


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("deleting", self.name)
        del instance.__dict__[self.name]


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Person("Ann", 30)
print(p.name, p.age, vars(p), type(Person.name).__name__)
attempt(lambda: setattr(p, 'age', 'old'))
del p.age
print(p.age)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        print("computing")
        value = instance.__dict__[self.f.__name__] = self.f(instance)
        return value


class Report:
    def __init__(self):
        self.count = 0

    @Lazy
    def total(self):
        return 99

    @cached_property
    def summary(self):
        self.count += 1
        return f"summary {self.count}"


r = Report()
print(r.total, r.total, r.summary, r.summary, r.count, r.__dict__)
del r.summary
print(r.summary)


class Account:
    def __init__(self):
        self._balance = 0

    @property
    def balance(self):
        "What is left."
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @balance.deleter
    def balance(self):
        self._balance = None

    @property
    def fixed(self):
        return 1

    @classmethod
    def opened(cls):
        return cls()

    @staticmethod
    def double(x):
        return 2 * x

    write_only = property(None, lambda self, value: None)


a = Account()
a.balance = 4
print(a.balance, Account.balance.__doc__, Account.double(3), a.double(4), Account.opened().balance,
      a.opened().balance)
attempt(lambda: setattr(a, 'balance', -1))
del a.balance
print(a.balance)
attempt(lambda: setattr(a, 'fixed', 1))
attempt(lambda: delattr(a, 'fixed'))
attempt(lambda: a.write_only)
print(type(Account.__dict__['opened']).__name__, type(Account.__dict__['double']).__name__,
      Account.balance.fget(a), isinstance(Account.balance, property))


class Savings(Account):
    @property
    def balance(self):
        return ("savings", super().balance)

    @Account.fixed.getter
    def fixed(self):
        return 2


s = Savings()
print(s.balance, s.fixed)
attempt(lambda: setattr(s, 'balance', 1))


class Upper(property):
    def __get__(self, instance, owner=None):
        value = super().__get__(instance, owner)
        return value.upper() if isinstance(value, str) else value


class Title:
    @Upper
    def text(self):
        return "quiet"


print(Title().text)


class Config:
    @classmethod
    @property
    def version(cls):
        return cls.__name__ + " 1"


print(Config.version)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


q = Point(1, 2)
q.x += 10
print(q, Point.x, Point.__slots__)
attempt(lambda: setattr(q, 'z', 1))
attempt(lambda: q.__dict__)
del q.y
attempt(lambda: q.y)
attempt(lambda: delattr(q, 'y'))
attempt(lambda: q.zz)


class Point3(Point):
    __slots__ = 'z'

    def __init__(self):
        super().__init__(1, 2)
        self.z = 3


t = Point3()
print(t.x, t.y, t.z, hasattr(t, '__dict__'))
attempt(lambda: setattr(t, 'w', 1))
attempt(lambda: type("Q", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: type("Q", (int,), {"__slots__": ("a",)}))
attempt(lambda: type("Q", (), {"__slots__": ("1a",)}))
attempt(lambda: type("Q", (), {"__slots__": (3,)}))


class Private:
    __slots__ = ('__secret',)

    def __init__(self):
        self.__secret = 5

    def reveal(self):
        return self.__secret


print(Private().reveal(), Private._Private__secret)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("no names")


def make():
    class Broken:
        field = BadName()


try:
    make()
except RuntimeError as error:
    print(error, repr(error.__cause__))


class ReadOnly:
    def __get__(self, instance, owner):
        return 5

    def __set__(self, instance, value):
        raise AttributeError("read only")


class Holder:
    value = ReadOnly()
    plain = 3


h = Holder()
attempt(lambda: setattr(h, 'value', 1))
attempt(lambda: delattr(h, 'value'))
attempt(lambda: delattr(h, 'plain'))
