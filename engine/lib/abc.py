

# --- abc.py: abstract classes ----------------------------------------------------------------------

def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(object):
    __module__ = "abc"

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return classmethod(callable)


class abstractstaticmethod(object):
    __module__ = "abc"

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return staticmethod(callable)


class abstractproperty(object):
    __module__ = "abc"

    def __new__(cls, fget=None, fset=None, fdel=None, doc=None):
        fget.__isabstractmethod__ = True
        return property(fget, fset, fdel, doc)


def _is_abstract(value):
    if isinstance(value, property):
        return any(_is_abstract(f) for f in (value.fget, value.fset, value.fdel) if f is not None)
    if isinstance(value, (classmethod, staticmethod)):
        return _is_abstract(value.__func__)
    return getattr(value, "__isabstractmethod__", False)


def _abstract_names(cls):
    names = {name for name, value in cls.__dict__.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls


# What an abstract class knows of others: those that were registered, and by their numbers those that
# are subclasses and those that are not, as of so many registrations anywhere. As in CPython nobody
# is asked twice, and no class is kept alive.
class _abc_data:
    def __init__(self):
        self.registered = []
        self.known = set()
        self.refused = set()
        self.as_of = 0


_abc_registrations = [0]


# A class is a subclass of an abstract one when it derives from it, when the abstract one's
# __subclasshook__ says so, or when it was registered.
class ABCMeta(type):
    __module__ = "abc"

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls.__dict__["_abc_impl"].registered.append(subclass)
        _abc_registrations[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        return ABCMeta.__subclasscheck__(cls, type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        data, number = cls.__dict__["_abc_impl"], _class_number(subclass)
        if number in data.known:
            return True
        if data.as_of != _abc_registrations[0]:
            data.refused.clear()
            data.as_of = _abc_registrations[0]
        elif number in data.refused:
            return False
        answer = _is_abstractly(cls, subclass, data.registered)
        (data.known if answer else data.refused).add(number)
        return answer


def _is_abstractly(cls, subclass, registered):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return answer
    if cls in subclass.__mro__:
        return True
    for known in registered:
        if issubclass(subclass, known):
            return True
    for child in type.__subclasses__(cls):
        if type(child) is not type and issubclass(subclass, child):
            return True
    return False


class ABC(metaclass=ABCMeta):
    __module__ = "abc"
    __slots__ = ()


_export("abc", """ABC ABCMeta abstractmethod abstractclassmethod abstractstaticmethod
abstractproperty update_abstractmethods""")
