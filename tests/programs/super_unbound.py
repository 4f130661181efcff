# super(B) with one argument is bound to nothing: it takes an object when it is looked up through
# one, as an attribute of the class.


class Base:
    kind = "base"

    def greet(self, name):
        return "base greets " + name

    @property
    def size(self):
        return 3


class Derived(Base):
    kind = "derived"

    def greet(self, name):
        above = self.__super
        return above.greet(name), above.kind, above.size


Derived._Derived__super = super(Derived)


class Further(Derived):
    pass


print(Derived().greet("Ada"), Further().greet("Bob"))
unbound = super(Derived)
print(unbound, unbound.__thisclass__, unbound.__self__, unbound.__self_class__)
print(super(Derived, None), Derived._Derived__super)
derived = Derived()
bound = unbound.__get__(derived)
print(bound.greet("Cy"), bound.__self__ is derived, bound.__self_class__)
print(bound.__get__(derived) is bound, unbound.__get__(None, Derived) is unbound)
print(Further()._Derived__super.__self_class__, unbound == super(Derived))


class Stranger:
    above = super(Derived)


for attempt in (lambda: unbound.kind, lambda: super(), lambda: super(3), lambda: super(Derived, 3),
                lambda: super(Derived, derived, 1), lambda: super(Derived, x=3),
                lambda: unbound.__get__(3), lambda: Stranger().above):
    try:
        print(attempt())
    except (TypeError, AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)
