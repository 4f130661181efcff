

# --- enum.py ---------------------------------------------------------------------------------------

_auto_warning = ("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be "
                 "sortable and support adding +1\nand the value returned will be the largest "
                 "value in the enum incremented by 1")


class auto:
    __module__ = "enum"

    def __init__(self, value=_no_default):
        self._value = value

    def __repr__(self):
        return "auto(%r)" % self._value


class member:
    __module__ = "enum"

    def __init__(self, value):
        self.value = value


class nonmember:
    __module__ = "enum"

    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    return name.startswith(f"_{class_name}__") and not name.endswith("__")


def _is_descriptor(value):
    return isinstance(value, (_Function, property, classmethod, staticmethod)) or \
        hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


# The namespace of an enum's body: knows which names are members, gives auto() its value at once.
class _EnumDict(dict):
    __module__ = "enum"

    def __init__(self, class_name):
        super().__init__()
        self._class_name = class_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if _is_private(self._class_name, key):
            pass
        elif _is_sunder(key):
            if Flag is not None and key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_",
                           "_ignore_", "_iter_member_", "_iter_member_by_value_",
                           "_iter_member_by_def_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) \
                    else list(value)
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not isinstance(value, member) and _is_descriptor(value):
            pass
        else:
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, auto):
                if value._value is _no_default:
                    value._value = self._generate(key, 1, len(self._member_names),
                                                  self._last_values[:])
                value = value._value
            elif type(value) is tuple and any(isinstance(v, auto) for v in value):
                parts = []
                for v in value:
                    if isinstance(v, auto):
                        if v._value is _no_default:
                            v._value = self._generate(key, 1, len(self._member_names),
                                                      self._last_values[:])
                        v = v._value
                    parts.append(v)
                value = tuple(parts)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)


def _enum_data_type(bases):
    for base in bases:
        for parent in base.__mro__:
            if parent is object or isinstance(parent, EnumType):
                continue
            if parent in (int, str, float, bytes, tuple, frozenset, list, dict, set):
                return parent
            if "__new__" in parent.__dict__:
                return base if not isinstance(base, EnumType) else parent
    return object


def _enum_maker(namespace, bases, data_type):
    """The __new__ that makes members, and whether it takes the value's parts."""
    own = namespace.get("__new__")
    if own is not None:
        return own.__func__ if isinstance(own, staticmethod) else own, True
    for base in bases:
        for parent in base.__mro__:
            made = parent.__dict__.get("__new_member__")
            if made is not None:
                return made, True
    if data_type is object:
        return object.__new__, False
    return data_type.__new__, True


_contains_warning = "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n" \
    "False depending on whether the value is a member or the value of a member"


class EnumType(type):
    __module__ = "enum"

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        if not bases:
            return {}
        namespace = _EnumDict(cls)
        for base in bases:
            generate = getattr(base, "_generate_next_value_", None)
            if generate is not None:
                namespace._generate = generate
                break
        return namespace

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not bases:
            return super().__new__(metacls, name, bases, namespace)
        if not isinstance(namespace, _EnumDict):
            made = metacls.__prepare__(name, bases)
            for key, value in namespace.items():
                made[key] = value
            namespace = made
        names = list(namespace._member_names)
        values = {key: namespace[key] for key in names}
        invalid = {"mro", ""} & set(names)
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(repr(n) for n in invalid))
        body = {key: value for key, value in namespace.items()
                if key not in values and key not in namespace._ignore and key != "_ignore_"
                and key != "_order_"}
        generate = body.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            body["_generate_next_value_"] = staticmethod(generate)
        data_type = _enum_data_type(bases)
        maker, with_value = _enum_maker(namespace, bases, data_type)
        if "__new__" in body:
            body["__new_member__"] = maker
            del body["__new__"]
        is_flag = any(issubclass(base, Flag) for base in bases) if Flag is not None else False
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = data_type
        if is_flag:
            body["_flag_mask_"] = 0
            body["_singles_mask_"] = 0
            body["_boundary_"] = boundary or _inherited(bases, "_boundary_")
        body.setdefault("__doc__", None)
        body["_value_repr_"] = _value_repr(bases)
        cls = super().__new__(metacls, name, bases, body, **kwds)
        type.__setattr__(cls, "__new__", staticmethod(Enum.__new__))
        _take_enum_text(cls, namespace, bases, data_type)
        for key in names:
            _add_member(cls, key, values[key], maker, with_value, data_type, is_flag)
        order = namespace.get("_order_")
        if order is not None:
            wanted = order.replace(",", " ").split()
            if wanted != cls._member_names_:
                raise TypeError("member order does not match _order_:\n  %r\n  %r"
                                % (cls._member_names_, wanted))
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value, names=_no_default, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is _no_default:
            return cls.__new__(cls, value)
        return _functional_enum(cls, value, names, module or "__main__", qualname, type, start,
                                boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if _minor >= 12:
            return isinstance(member, cls) or member in cls._value2member_map_ \
                or member in cls._unhashable_values_
        if not isinstance(member, Enum):
            _warn_from(1, _contains_warning, DeprecationWarning)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        members = cls.__dict__.get("_member_map_", {})
        if name in members and not _is_dunder(name):
            return members[name]
        text = name if _minor < 12 else \
            f"type object {cls.__name__!r} has no attribute {_short_repr(name)}"
        raise AttributeError(text, name=name, obj=cls)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @property
    def __members__(cls):
        return _read_only(cls._member_map_)

    def __repr__(cls):
        return _enum_repr(cls)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __dir__(cls):
        names = ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                 "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"]
        return sorted(set(names) | set(cls._member_names_))


EnumMeta = EnumType
ReprEnum = None
Flag = None


def _enum_repr(cls):
    if Flag is not None and issubclass(cls, Flag):
        return f"<flag {cls.__name__!r}>"
    return f"<enum {cls.__name__!r}>"


def _inherited(bases, name):
    for base in bases:
        if hasattr(base, name):
            return getattr(base, name)
    return None


# How the value of a member is shown: as the data type does.
def _value_repr(bases):
    for base in bases:
        for parent in base.__mro__:
            if parent is object:
                continue
            if isinstance(parent, EnumType):
                return parent._value_repr_
            if "__repr__" in parent.__dict__:
                return parent.__dict__["__repr__"]
    return None


# What the data type or object would show, Enum shows instead.
def _take_enum_text(cls, namespace, bases, data_type):
    settled = set(namespace)
    if ReprEnum is not None and ReprEnum in bases:
        if "__format__" not in settled:
            type.__setattr__(cls, "__format__", data_type.__format__)
        if "__str__" not in settled:
            method = data_type.__str__
            type.__setattr__(cls, "__str__", data_type.__repr__ if method is object.__str__ else method)
        settled |= {"__format__", "__str__"}
    if Flag is not None and issubclass(cls, Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in settled:
                type.__setattr__(cls, name, getattr(Flag, name))
    for name in ("__repr__", "__str__", "__format__"):
        if name not in settled:
            found = getattr(cls, name)
            if found is getattr(data_type, name) or found is getattr(object, name):
                type.__setattr__(cls, name, getattr(bases[-1], name))


def _add_member(cls, name, value, maker, with_value, data_type, is_flag):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if not with_value:
        made = maker(cls)
        if not hasattr(made, "_value_"):
            made._value_ = value
    else:
        made = maker(cls, *args)
        if not hasattr(made, "_value_"):
            if data_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from None
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    known = _member_of_value(cls, value)
    if known is not None:
        type.__setattr__(cls, name, known)
        cls._member_map_[name] = known
        return
    if is_flag:
        if not isinstance(value, int):
            raise TypeError(f"unsupported operand type(s) for |=: 'int' and "
                            f"{type(value).__name__!r}")
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
        if value > 0 and value & (value - 1) == 0:
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
            cls._member_names_.append(name)
    else:
        cls._member_names_.append(name)
    type.__setattr__(cls, name, made)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _member_of_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
    return None


def _functional_enum(cls, class_name, names, module, qualname, data_type, start, boundary):
    bases = (cls,) if data_type is None else (data_type, cls)
    metacls = type(cls)
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        original, names, last_values = names, [], []
        for count, name in enumerate(original):
            value = namespace._generate(name, start, count, last_values[:])
            last_values.append(value)
            names.append((name, value))
    for item in (names.items() if isinstance(names, dict) else names):
        namespace[item[0]] = item[1]
    namespace["__module__"] = module
    if qualname is not None:
        namespace["__qualname__"] = qualname
    return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)


# Reads an attribute of a member through its property: value and name are not members themselves.
class _EnumProperty:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.name = fget.__name__ if fget is not None else None

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            members = ownerclass.__dict__.get("_member_map_", {})
            if self.name in members:
                return members[self.name]
            raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))

    def __delete__(self, instance):
        raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))


class Enum(metaclass=EnumType):
    __module__ = "enum"
    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _value_repr_ = None

    def __new__(cls, value):
        if type(value) is cls:
            return value
        known = _member_of_value(cls, value)
        if known is not None:
            return known
        if not cls._member_map_:
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
            result = None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and \
                isinstance(result, int):
            return result
        invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and problem is None:
            raise invalid
        if problem is None:
            problem = TypeError("error in %s._missing_: returned %r instead of None or a valid member"
                                % (cls.__name__, result))
        if not isinstance(problem, ValueError):
            problem.__context__ = invalid
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            if _minor >= 13 or last_values[-1] == max(last_values):
                return max(last_values) + 1
            raise TypeError
        except TypeError:
            if _minor < 13:
                _warn_from(1, _auto_warning, DeprecationWarning)
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = type(self)._value_repr_ or repr
        return "<%s.%s: %s>" % (type(self).__name__, self._name_, shown(self._value_))

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        for cls in type(self).__mro__:
            if cls is not object and cls is not Enum:
                names |= {m for m in cls.__dict__ if m[0] != "_" and m not in type(self)._member_map_}
        return sorted(names | {n for n in self.__dict__ if n[0] != "_"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __reduce_ex__(self, proto):
        return (self.__class__, (self._value_,))

    def __hash__(self):
        return hash(self._name_)

    _shortcut(__hash__, "enum hash")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    name = _EnumProperty(lambda self: self._name_)
    value = _EnumProperty(lambda self: self._value_)


class ReprEnum(Enum):
    __module__ = "enum"


class IntEnum(int, ReprEnum):
    __module__ = "enum"


class StrEnum(str, ReprEnum):
    __module__ = "enum"

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    __module__ = "enum"
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits_of(value):
    bits, bit = [], 1
    while bit <= value:
        if value & bit:
            bits.append(bit)
        bit <<= 1
    return bits


class Flag(Enum, boundary=STRICT):
    __module__ = "enum"
    _flag_mask_ = 0
    _singles_mask_ = 0
    _boundary_ = STRICT
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** last_value.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last_value) from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        all_bits = 2 ** mask.bit_length() - 1
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, _flag_bits(value, width), _flag_bits(mask, width)))
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)]
        made._name_ = "|".join(names) or None
        if names and unknown:
            made._name_ += "|%s" % cls._numeric_repr_(unknown)
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _iter_member_(cls, value):
        found = [cls._value2member_map_[bit] for bit in _bits_of(value & cls._flag_mask_)
                 if bit in cls._value2member_map_]
        values = [member._value_ for member in cls]
        if values != sorted(values):  # as they were defined
            found.sort(key=lambda member: values.index(member._value_))
        return iter(found)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, type(self).__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = type(self)
        value = cls._numeric_repr_(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (cls.__name__, value)
        return "<%s.%s: %s>" % (cls.__name__, self._name_, value)

    def __str__(self):
        if self._name_ is None:
            return "%s(%s)" % (type(self).__name__, type(self)._numeric_repr_(self._value_))
        return "%s.%s" % (type(self).__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if type(self)._member_type_ is not object and isinstance(other, type(self)._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ ^ value)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _flag_bits(value, width):
    shown = bin(value if value >= 0 else value + 2 ** width)[2:].rjust(width, "0")
    return "0b%s %s" % ("1" if value < 0 else "0", shown)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __module__ = "enum"


def unique(enumeration):
    duplicates = [(name, made._name_) for name, made in enumeration._member_map_.items()
                  if name != made._name_]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" % (
            enumeration, ", ".join(["%s -> %s" % pair for pair in duplicates])))
    return enumeration


class EnumCheck(StrEnum):
    __module__ = "enum"
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    __module__ = "enum"

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(name, made._name_) for name, made in enumeration._member_map_.items()
                           if name != made._name_]
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (
                        enumeration, ", ".join(["%s -> %s" % pair for pair in aliases])))
            elif check is CONTINUOUS:
                values = set(e.value for e in enumeration)
                if len(values) >= 2:
                    missing = [i for i in range(min(values) + 1, max(values)) if i not in values]
                    if missing:
                        raise ValueError("invalid enum %r: missing values %s" % (
                            enumeration.__name__, ", ".join(str(i) for i in missing)))
            else:
                _unsupported("enum.verify(NAMED_FLAGS)")
        return enumeration


_enum_property = _EnumProperty

# What asyncio's own objects show as `_state`.
_RunnerState = Enum("_State", {"CREATED": "created", "INITIALIZED": "initialized",
                               "CLOSED": "closed"}, module="asyncio.runners")
_TimeoutState = Enum("_State", {"CREATED": "created", "ENTERED": "active", "EXPIRING": "expiring",
                                "EXPIRED": "expired", "EXITED": "finished"},
                     module="asyncio.timeouts")
_BarrierState = Enum("_BarrierState", {"FILLING": "filling", "DRAINING": "draining",
                                       "RESETTING": "resetting", "BROKEN": "broken"},
                     module="asyncio.locks")

_export("enum", """Enum IntEnum StrEnum Flag IntFlag ReprEnum EnumType EnumMeta FlagBoundary
EnumCheck STRICT CONFORM EJECT KEEP CONTINUOUS NAMED_FLAGS UNIQUE auto unique verify member
nonmember property=_enum_property""")
