

# --- typing.py, types: names for hints, and what they show of themselves ---------------------------

def _type_text(t):
    if isinstance(t, type) and not _is_parameterized(t):
        if t.__module__ == "builtins":
            return t.__qualname__
        return f"{t.__module__}.{t.__qualname__}"
    if t is ...:
        return "..."
    if isinstance(t, _Function):
        return t.__name__
    return repr(t)


_GenericAlias, _UnionType = type(list[int]), type(int | str)


def _is_parameterized(t):
    return type(t) in (_GenericAlias, _UnionType)


def _as_type(arg):
    return type(None) if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg


def _hint(arg, what=""):
    if isinstance(arg, _TypingForm) and arg._make is not None:
        raise TypeError(f"Plain {arg!r} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{what} Got {arg!r}.")
    return _as_type(arg)


def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, _TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        else:
            for inner in getattr(arg, "__parameters__", ()):
                if inner not in found:
                    found.append(inner)
    return tuple(found)


class _Hint:
    def __or__(self, other):
        return _typing_Union[self, other]

    def __ror__(self, other):
        return _typing_Union[other, self]

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")


class ForwardRef(_Hint):
    __module__ = "typing"

    def __init__(self, arg, module=None):
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        module = self.__forward_module__
        return f"ForwardRef({self.__forward_arg__!r}{f', module={module!r}' if module else ''})"


class TypeVar(_Hint):
    __module__ = "typing"

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = ForwardRef(bound) if isinstance(bound, str) else bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__module__ = "__main__"

    # What a type parameter of a def, a class or a type says when it is asked for the first time.
    def __getattr__(self, name):
        later = self.__dict__.get("_later", {})
        if name not in later:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        value = self.__dict__[name] = later[name]()
        return value

    def __repr__(self):
        if self.__dict__.get("__infer_variance__"):
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(TypeVar):
    __module__ = "typing"

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound=bound, covariant=covariant, contravariant=contravariant)
        self.args = _TypingAttribute(self, "args")
        self.kwargs = _TypingAttribute(self, "kwargs")


class _TypingAttribute(_Hint):
    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


class _TypeVarTuple(_Hint):
    __module__ = "typing"
    __getattr__ = TypeVar.__getattr__

    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


_TypeVarTuple.__name__ = _TypeVarTuple.__qualname__ = "TypeVarTuple"


def _stands_for_parameters(arg):
    return isinstance(arg, ParamSpec) or \
        isinstance(arg, _TypingAlias) and arg._name == "Concatenate"


def _is_generic_base(base):
    return isinstance(base, _TypingAlias) and base.__origin__ is Generic


# typing.List[int]: name and origin of the list, and its arguments.
class _TypingAlias(_Hint):
    __module__ = "typing"
    _tp_name_ = "_GenericAlias"

    def __init__(self, origin, args, name, form=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        self._name = name
        self._form = form

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        if len(args) != len(self.__parameters__):
            raise TypeError(f"Too {'many' if len(args) > len(self.__parameters__) else 'few'} "
                            f"arguments for {self!r}; actual {len(args)}, "
                            f"expected {len(self.__parameters__)}")
        given = dict(zip(self.__parameters__, [_hint(a) for a in args]))
        new = []
        for arg in self.__args__:
            if isinstance(arg, TypeVar):
                new.append(given[arg])
            elif getattr(arg, "__parameters__", ()) and isinstance(arg, _TypingAlias):
                new.append(arg[tuple([given[p] for p in arg.__parameters__])])
            else:
                new.append(arg)
        if self._form is not None:
            return self._form[tuple(new)]
        return _TypingAlias(self.__origin__, tuple(new), self._name)

    def __call__(self, *args, **kwds):
        if self._form is not None or not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name is not None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwds)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name is None:
            if self.__origin__ in bases:
                return ()
            return (self.__origin__,)
        if self.__origin__ is Generic and [b for b in bases if _is_generic_base(b)][-1] is not self:
            return ()
        entries = () if self.__origin__ in bases else (self.__origin__,)
        if Generic not in bases and not any(
                isinstance(b, _TypingAlias) and b.__origin__ in (Generic, Protocol)
                for b in bases) and not any(isinstance(b, type) and issubclass(b, Generic)
                                            for b in bases):
            entries += (Generic,)
        return entries

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _TypingAlias):
            return NotImplemented
        if self.__origin__ is _typing_Union:
            return other.__origin__ is _typing_Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is _typing_Union:
            return hash(frozenset(self.__args__))
        return hash((self._name, self.__args__))

    def __repr__(self):
        if self.__origin__ is _typing_Union:
            rest = [a for a in self.__args__ if a is not type(None)]
            if len(rest) == 1 and len(self.__args__) == 2:
                return f"typing.Optional[{_type_text(rest[0])}]"
            return f"typing.Union[{', '.join([_type_text(a) for a in self.__args__])}]"
        if self._name == "Callable":
            if self.__args__[0] is ...:
                return f"typing.Callable[..., {_type_text(self.__args__[-1])}]"
            if len(self.__args__) == 2 and _stands_for_parameters(self.__args__[0]):
                return f"typing.Callable[{', '.join([_type_text(a) for a in self.__args__])}]"
            inner = ", ".join([_type_text(a) for a in self.__args__[:-1]])
            return f"typing.Callable[[{inner}], {_type_text(self.__args__[-1])}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join([repr(a) for a in self.__args__])}]"
        if self._name == "Annotated":
            inner = ", ".join([_type_text(self.__args__[0])] + [repr(a) for a in self.__metadata__])
            return f"typing.Annotated[{inner}]"
        name = "typing." + self._name if self._name is not None else _type_text(self.__origin__)
        args = ", ".join([_type_text(a) for a in self.__args__])
        return f"{name}[{args or '()'}]"

    def __instancecheck__(self, obj):
        if self.__origin__ is _typing_Union:
            return any(isinstance(obj, a) for a in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is _typing_Union:
            return any(issubclass(cls, a) for a in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


# typing.List without arguments: may be subscripted, derived from and asked with isinstance.
class _TypingClass(_Hint):
    __module__ = "typing"
    _tp_name_ = "_SpecialGenericAlias"

    def __init__(self, name, origin, count):
        self._name = name
        self.__origin__ = origin
        self._count = count

    def __getitem__(self, args):
        if self._name == "Callable":
            return self._callable(args)
        if not isinstance(args, tuple):
            args = (args,)
        if self._count == -1:
            if len(args) == 2 and args[1] is ...:
                return _TypingAlias(self.__origin__, (_hint(args[0]), ...), self._name)
        elif len(args) != self._count:
            raise TypeError(f"Too {'many' if len(args) > self._count else 'few'} arguments for "
                            f"{self!r}; actual {len(args)}, expected {self._count}")
        return _TypingAlias(self.__origin__, tuple([_hint(a) for a in args]), self._name)

    def _callable(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        takes, gives = args
        if isinstance(takes, list):
            takes = tuple([_as_type(a) for a in takes])
        elif takes is ... or isinstance(takes, (ParamSpec, _TypingAlias)):
            takes = (takes,)
        else:
            raise TypeError(f"Callable[args, result]: args must be a list. Got {takes!r}")
        return _TypingAlias(self.__origin__, takes + (_hint(gives),), self._name)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        entries = () if self.__origin__ in bases else (self.__origin__,)
        return entries if Generic in bases else entries + (Generic,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __repr__(self):
        return "typing." + self._name


# Names that mean something of their own: Any is a class, the others are forms.
class _TypingForm(_Hint):
    __module__ = "typing"
    _tp_name_ = "_SpecialForm"

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __getitem__(self, args):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, args)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "<class 'typing.Annotated'>" if self._name == "Annotated" else "typing." + self._name


def _make_union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    members = []
    for arg in args:
        arg = _hint(arg, "Union[arg, ...]: each arg must be a type.")
        inner = arg.__args__ if isinstance(arg, _TypingAlias) and arg.__origin__ is _typing_Union \
            or _is_union(arg) else (arg,)
        for one in inner:
            if one not in members:
                members.append(one)
    if len(members) == 1:
        return members[0]
    return _TypingAlias(_typing_Union, tuple(members), None, _typing_Union)


def _make_optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {arg!r}.")
    return _typing_Union[arg, None]


def _make_literal(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    return _TypingAlias(form, tuple(dict.fromkeys(args)), "Literal")


def _make_single(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {arg!r}.")
    return _TypingAlias(form, (_hint(arg),), form._name)


def _make_annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    made = _TypingAlias(args[0], (args[0],), "Annotated")
    made.__metadata__ = args[1:]
    return made


def _make_concatenate(form, args):
    return _TypingAlias(form, args if isinstance(args, tuple) else (args,), "Concatenate")


class _AnyMeta(type):
    __module__ = "typing"

    def __repr__(cls):
        return "typing.Any" if cls is Any else type.__repr__(cls)

    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)


class Any(metaclass=_AnyMeta):
    __module__ = "typing"

    def __new__(cls, *args, **kwds):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


_typing_Union = _TypingForm("Union", _make_union)
_typing_Optional = _TypingForm("Optional", _make_optional)
_typing_Literal = _TypingForm("Literal", _make_literal)
_typing_Final = _TypingForm("Final", _make_single)
_typing_ClassVar = _TypingForm("ClassVar", _make_single)
_typing_Required = _TypingForm("Required", _make_single)
_typing_NotRequired = _TypingForm("NotRequired", _make_single)
_typing_TypeGuard = _TypingForm("TypeGuard", _make_single)
_typing_Annotated = _TypingForm("Annotated", _make_annotated)
_typing_Concatenate = _TypingForm("Concatenate", _make_concatenate)
Unpack = _TypingForm("Unpack", _make_single)
_typing_NoReturn = _TypingForm("NoReturn")
_typing_Never = _TypingForm("Never")
_typing_Self = _TypingForm("Self")
_typing_LiteralString = _TypingForm("LiteralString")
_typing_TypeAlias = _TypingForm("TypeAlias")

_typing_List = _TypingClass("List", list, 1)
_typing_Dict = _TypingClass("Dict", dict, 2)
_typing_Set = _TypingClass("Set", set, 1)
_typing_FrozenSet = _TypingClass("FrozenSet", frozenset, 1)
_typing_Tuple = _TypingClass("Tuple", tuple, -1)
_typing_Type = _TypingClass("Type", type, 1)
_typing_Deque = _TypingClass("Deque", deque, 1)
_typing_DefaultDict = _TypingClass("DefaultDict", defaultdict, 2)
_typing_OrderedDict = _TypingClass("OrderedDict", OrderedDict, 2)
_typing_Counter = _TypingClass("Counter", Counter, 1)
_typing_ChainMap = None
_typing_Callable = _TypingClass("Callable", Callable, 2)
_typing_Awaitable = _TypingClass("Awaitable", Awaitable, 1)
_typing_Coroutine = _TypingClass("Coroutine", Coroutine, 3)
_typing_AsyncIterable = _TypingClass("AsyncIterable", AsyncIterable, 1)
_typing_AsyncIterator = _TypingClass("AsyncIterator", AsyncIterator, 1)
_typing_AsyncGenerator = _TypingClass("AsyncGenerator", AsyncGenerator, 2)
_typing_Iterable = _TypingClass("Iterable", Iterable, 1)
_typing_Iterator = _TypingClass("Iterator", Iterator, 1)
_typing_Generator = _TypingClass("Generator", Generator, 3)
_typing_Reversible = _TypingClass("Reversible", Reversible, 1)
_typing_Container = _TypingClass("Container", Container, 1)
_typing_Collection = _TypingClass("Collection", Collection, 1)
_typing_AbstractSet = _TypingClass("AbstractSet", Set, 1)
_typing_MutableSet = _TypingClass("MutableSet", MutableSet, 1)
_typing_Mapping = _TypingClass("Mapping", Mapping, 2)
_typing_MutableMapping = _TypingClass("MutableMapping", MutableMapping, 2)
_typing_Sequence = _TypingClass("Sequence", Sequence, 1)
_typing_MutableSequence = _TypingClass("MutableSequence", MutableSequence, 1)
_typing_KeysView = _TypingClass("KeysView", KeysView, 1)
_typing_ItemsView = _TypingClass("ItemsView", ItemsView, 2)
_typing_ValuesView = _TypingClass("ValuesView", ValuesView, 1)
_typing_Hashable = _TypingClass("Hashable", Hashable, 0)
_typing_Sized = _TypingClass("Sized", Sized, 0)

AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    __module__ = "typing"
    __slots__ = ()

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_hint(a) for a in args])
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(a, (TypeVar, _TypeVarTuple, _TypingAlias)) for a in args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _TypingAlias(cls, args, cls.__name__ if cls is Generic else "Protocol")
        wanted = cls.__dict__.get("__parameters__", ())
        if not wanted:
            raise TypeError(f"{cls!r} is not a generic class")
        if len(args) != len(wanted) and not any(isinstance(p, _TypeVarTuple) for p in wanted):
            raise TypeError(f"Too {'many' if len(args) > len(wanted) else 'few'} arguments for "
                            f"{cls!r}; actual {len(args)}, expected {len(wanted)}")
        return _TypingAlias(cls, args, None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = ()
            return
        found = _parameters_of(bases)
        if len([base for base in bases if _is_generic_base(base)]) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        for base in bases:
            if isinstance(base, _TypingAlias) and base.__origin__ in (Generic, Protocol):
                found = base.__parameters__
        cls.__parameters__ = tuple(found)


_protocol_own = ("__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__",
                 "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__",
                 "__class_getitem__", "__parameters__", "__orig_bases__", "_is_protocol",
                 "_is_runtime_protocol", "__hash__")


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        if base.__dict__.get("_is_protocol"):
            names |= set(base.__dict__) | set(base.__dict__.get("__annotations__", ()))
    return {n for n in names if n not in _protocol_own and not n.startswith("_abc_")}


class _ProtocolMeta(ABCMeta):
    __module__ = "typing"

    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol"):
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            if super().__instancecheck__(instance):
                return True
            return all(hasattr(instance, n) and
                       (not callable(getattr(cls, n, None)) or getattr(instance, n) is not None)
                       for n in _protocol_members(cls))
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            names = _protocol_members(cls)
            if not all(callable(getattr(cls, n, None)) for n in names):
                raise TypeError("Protocols with non-method members don't support issubclass()")
            if all(any(n in base.__dict__ for base in other.__mro__) for n in names):
                return True
        return super().__subclasscheck__(other)


def _protocol_init(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not base.__dict__.get("_is_protocol") and \
                        base.__module__ != "collections.abc":
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            if "__init__" not in cls.__dict__:
                cls.__init__ = _protocol_init
        elif cls.__init__ is _protocol_init:
            for base in cls.__mro__[1:]:
                init = base.__dict__.get("__init__", _protocol_init)
                if init is not _protocol_init:
                    cls.__init__ = init
                    break


def runtime_checkable(cls):
    if not isinstance(cls, type) or not cls.__dict__.get("_is_protocol"):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __abs__(self):
        pass


class _TypedDictMeta(type):
    __module__ = "typing"

    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        hints, required, optional = {}, set(), set()
        for base in bases:
            hints.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        own = {n: ForwardRef(t, ns.get("__module__")) if isinstance(t, str) else _hint(t)
               for n, t in ns.get("__annotations__", {}).items()}
        hints.update(own)
        for key, t in own.items():
            if isinstance(t, _TypingAlias) and t._name == "Required":
                required.add(key)
            elif isinstance(t, _TypingAlias) and t._name == "NotRequired" or not total:
                optional.add(key)
            else:
                required.add(key)
        made.__annotations__ = hints
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwds):
        return dict(*args, **kwds)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=None, /, *, total=True):
    namespace = {"__annotations__": dict(fields or {}), "__module__": _caller_module()}
    return _TypedDictMeta(typename, (), namespace, total=total)


class _TypedDictBase:
    __module__ = "typing"

    def __init__(self, function):
        self._function = function

    def __call__(self, *args, **kwds):
        return self._function(*args, **kwds)

    def __mro_entries__(self, bases):
        return (_TypedDictRoot,)

    def __repr__(self):
        return f"<function TypedDict at {_address(self)}>"


_TypedDictRoot = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictBase(TypedDict)


def NewType(name, tp):
    return _NewType(name, tp)


class _NewType(_Hint):
    __module__ = "typing"
    _tp_name_ = "NewType"

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


def overload(func):
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of "
                              "@overload-decorated functions outside a stub module should always "
                              "be followed by an implementation that is not @overload-ed.")


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    _write_error(f"Runtime type is {type(obj).__name__!r}\n")
    return obj


def get_origin(tp):
    if isinstance(tp, _TypingAlias):
        return Annotated_ if tp._name == "Annotated" else tp.__origin__
    if isinstance(tp, _TypingClass):
        return tp.__origin__
    if _is_union(tp):
        return _UnionType
    if _is_parameterized(tp):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _TypingAlias):
        if tp._name == "Annotated":
            return tp.__args__ + tp.__metadata__
        if tp._name == "Callable" and tp.__args__[0] is not ...:
            return (list(tp.__args__[:-1]), tp.__args__[-1])
        return tp.__args__
    return tp.__args__ if _is_parameterized(tp) else ()


TYPE_CHECKING = False
Annotated_ = _typing_Annotated

_export("typing", """Any AnyStr TypeVar ParamSpec TypeVarTuple=_TypeVarTuple Generic Protocol
ForwardRef TypedDict NewType Unpack SupportsInt SupportsFloat SupportsIndex SupportsAbs
runtime_checkable cast overload final no_type_check assert_type assert_never reveal_type get_origin
get_args TYPE_CHECKING Union=_typing_Union Optional=_typing_Optional Literal=_typing_Literal
Final=_typing_Final ClassVar=_typing_ClassVar Required=_typing_Required
NotRequired=_typing_NotRequired TypeGuard=_typing_TypeGuard Annotated=_typing_Annotated
Concatenate=_typing_Concatenate NoReturn=_typing_NoReturn Never=_typing_Never Self=_typing_Self
LiteralString=_typing_LiteralString TypeAlias=_typing_TypeAlias List=_typing_List Dict=_typing_Dict
Set=_typing_Set FrozenSet=_typing_FrozenSet Tuple=_typing_Tuple Type=_typing_Type
Deque=_typing_Deque DefaultDict=_typing_DefaultDict OrderedDict=_typing_OrderedDict
Counter=_typing_Counter Callable=_typing_Callable Awaitable=_typing_Awaitable
Coroutine=_typing_Coroutine AsyncIterable=_typing_AsyncIterable AsyncIterator=_typing_AsyncIterator
AsyncGenerator=_typing_AsyncGenerator Iterable=_typing_Iterable Iterator=_typing_Iterator
Generator=_typing_Generator Reversible=_typing_Reversible Container=_typing_Container
Collection=_typing_Collection AbstractSet=_typing_AbstractSet MutableSet=_typing_MutableSet
Mapping=_typing_Mapping MutableMapping=_typing_MutableMapping Sequence=_typing_Sequence
MutableSequence=_typing_MutableSequence KeysView=_typing_KeysView ItemsView=_typing_ItemsView
ValuesView=_typing_ValuesView Hashable=_typing_Hashable Sized=_typing_Sized Text=str""")
_export("__future__", "annotations=TYPE_CHECKING")


async def _a_coroutine():
    pass


async def _an_async_generator():
    yield


def _a_generator():
    yield


_types_coroutine = _a_coroutine()
_CoroutineType = type(_types_coroutine)
_types_coroutine.close()
_types_coroutine = None
_GeneratorType = type(_a_generator())
_AsyncGeneratorType = type(_an_async_generator())
_MethodType = type(ABC.register)
_BuiltinFunctionType = type(print)
_MethodDescriptorType = type(str.join)
_WrapperDescriptorType = type(object.__init__)
_MethodWrapperType = type(object().__str__)
_descriptor_types = _MethodDescriptorType, _WrapperDescriptorType
_MappingProxyType = _read_only
_NoneType = type(None)
_EllipsisType = type(...)
_NotImplementedType = type(NotImplemented)
_ModuleType = _builtin_class("module")
_TracebackType = _builtin_class("traceback")
_FrameType = _builtin_class("frame")
_CodeType = _builtin_class("code")
_CellType = _builtin_class("cell")

_export("types", """FunctionType=_Function LambdaType=_Function
MethodType=_MethodType BuiltinFunctionType=_BuiltinFunctionType
BuiltinMethodType=_BuiltinFunctionType GeneratorType=_GeneratorType CoroutineType=_CoroutineType
AsyncGeneratorType=_AsyncGeneratorType MappingProxyType=_MappingProxyType NoneType=_NoneType
EllipsisType=_EllipsisType NotImplementedType=_NotImplementedType ModuleType=_ModuleType
TracebackType=_TracebackType FrameType=_FrameType CodeType=_CodeType CellType=_CellType
MethodDescriptorType=_MethodDescriptorType WrapperDescriptorType=_WrapperDescriptorType
MethodWrapperType=_MethodWrapperType GenericAlias=_GenericAlias""")
