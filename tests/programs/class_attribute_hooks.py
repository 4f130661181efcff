# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, and what reading through them says.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Proxy:
    def __getattr__(self, name):
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(f"no {name}")


p = Proxy()
attempt(lambda: p.dyn_x)
attempt(lambda: p.zzz)
attempt(lambda: getattr(p, 'q', 5))
attempt(lambda: hasattr(p, 'dyn_1'))


class Loud:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def method(self):
        return self.x


loud = Loud()
loud.y = 3
print(loud.y, loud.method())
del loud.y
attempt(lambda: loud.y)


class Delegate:
    def __init__(self, target):
        object.__setattr__(self, '_target', target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)

    def __dir__(self):
        return ['b', 'a']


class Target:
    level = 1

    def ping(self):
        return 'pong'


d = Delegate(Target())
d.level = 7
print(d.level, d.ping(), vars(d._target), dir(d))
attempt(lambda: d.nothing)


class Both:
    def __getattribute__(self, name):
        raise AttributeError("first " + name)

    def __getattr__(self, name):
        return "second " + name


print(Both().thing)


class Locked:
    __slots__ = ('value',)

    def __setattr__(self, name, value):
        if name != 'value':
            raise AttributeError(f"cannot set {name}")
        object.__setattr__(self, name, value)


k = Locked()
k.value = 1
attempt(lambda: setattr(k, 'other', 1))
attempt(lambda: setattr(k, 3, 1))
attempt(lambda: getattr(k, 3))
attempt(lambda: object.__getattribute__(k, 'no'))
attempt(lambda: delattr(k, 'no'))
print(object.__getattribute__(k, 'value'))


class Module:
    pass


m = Module()
m.__dict__['direct'] = 5
print(m.direct, m.__dict__, vars(m) is m.__dict__)
m.__dict__ = {'new': 1}
print(m.new, hasattr(m, 'direct'))
attempt(lambda: setattr(m, '__dict__', 3))
attempt(lambda: vars(5))
