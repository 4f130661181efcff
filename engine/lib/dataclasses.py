

# --- dataclasses.py --------------------------------------------------------------------------------

class FrozenInstanceError(AttributeError):
    __module__ = "dataclasses"


class _HasDefaultFactory:
    __module__ = "dataclasses"
    _tp_name_ = "_HAS_DEFAULT_FACTORY_CLASS"

    def __repr__(self):
        return "<factory>"


class _MissingType:
    __module__ = "dataclasses"
    _tp_name_ = "_MISSING_TYPE"

    def __repr__(self):
        return f"<{type(self).__module__}._MISSING_TYPE object at {_address(self)}>"


class _KwOnlyType:
    __module__ = "dataclasses"
    _tp_name_ = "_KW_ONLY_TYPE"


_dc_missing = _MissingType()
KW_ONLY = _KwOnlyType()
_factory_mark = _HasDefaultFactory()


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")


class InitVar:
    __module__ = "dataclasses"
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{_type_text(self.type)}]"


class Field:
    __module__ = "dataclasses"
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _read_only({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ("Field("
                f"name={self.name!r},"
                f"type={self.type!r},"
                f"default={self.default!r},"
                f"default_factory={self.default_factory!r},"
                f"init={self.init!r},"
                f"repr={self.repr!r},"
                f"hash={self.hash!r},"
                f"compare={self.compare!r},"
                f"metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},"
                f"_field_type={self._field_type}"
                ")")


def field(*, default=_dc_missing, default_factory=_dc_missing, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=_dc_missing):
    if default is not _dc_missing and default_factory is not _dc_missing:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    __module__ = "dataclasses"

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},"
                f"order={self.order!r},unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def _is_hint_of(annotation, names):
    if isinstance(annotation, str):
        text = annotation.split("[")[0].strip()
        return text in names or text.split(".")[-1] in names
    return False


def _is_class_variable(annotation):
    return annotation is _typing_ClassVar or _is_hint_of(annotation, ("ClassVar",)) or \
        isinstance(annotation, _TypingAlias) and annotation.__origin__ is _typing_ClassVar


def _is_init_variable(annotation):
    return annotation is InitVar or type(annotation) is InitVar or \
        _is_hint_of(annotation, ("InitVar",))


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, _dc_missing)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) is _member_type:  # a name of __slots__
            default = _dc_missing
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_class_variable(annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_init_variable(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not _dc_missing:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not _dc_missing:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is _dc_missing:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


class _SlotProbe:
    __slots__ = ("x",)


_member_type = type(_SlotProbe.x)


def _dc_call(typename, qualname, names, defaults, kw_names, args, kwargs):
    """Values by name, as a function __init__(self, names..., *, kw_names...) would bind them."""
    text = f"{qualname}.__init__()"
    if len(args) > len(names):
        given = len(args) + 1
        most = len(names) + 1
        least = most - sum(1 for n in names if n in defaults)
        takes = f"{most}" if least == most else f"from {least} to {most}"
        extra = ""
        kw_given = sum(1 for n in kwargs if n in kw_names)
        if kw_given:
            extra = (f" positional argument{'s' if given != 1 else ''} (and {kw_given} keyword-only "
                     f"argument{'s' if kw_given != 1 else ''})")
        raise TypeError(f"{text} takes {takes} positional "
                        f"argument{'' if takes == '1' else 's'} but {given}{extra} "
                        f"{'was' if given == 1 and not kw_given else 'were'} given")
    values = dict(zip(names, args))
    for name, value in kwargs.items():
        if name in values:
            raise TypeError(f"{text} got multiple values for argument {name!r}")
        if name not in names and name not in kw_names:
            raise TypeError(f"{text} got an unexpected keyword argument {name!r}")
        values[name] = value
    for group, what in ((names, "positional"), (kw_names, "keyword-only")):
        missing = [n for n in group if n not in values and n not in defaults]
        if missing:
            raise TypeError(f"{text} missing {len(missing)} required {what} "
                            f"argument{'s' if len(missing) > 1 else ''}: {_list_of_names(missing)}")
    return values


def _make_init(cls, fields, frozen, has_post_init):
    std = [f for f in fields if f.init and not f.kw_only]
    kw = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for f in std:
        if f.default is not _dc_missing or f.default_factory is not _dc_missing:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = [f.name for f in std]
    kw_names = [f.name for f in kw]
    defaults = {f.name: f for f in std + kw
                if f.default is not _dc_missing or f.default_factory is not _dc_missing}
    init_vars = [f for f in fields if f._field_type is _FIELD_INITVAR]
    plain = not init_vars and all(f.init for f in fields)
    qualname = cls.__qualname__
    all_names = tuple(names + kw_names)
    positional = len(names)
    standards = tuple([_standard_of(f) for f in std + kw])
    kinds = tuple([_standard_kind(f) for f in std + kw])
    plan = all_names, positional, standards, kinds, frozen

    def __init__(self, /, *args, **kwargs):
        if not plain or not _fill_fields(self, *plan, args, kwargs):
            store = _store_frozen if frozen else setattr
            values = _dc_call(cls, qualname, names, defaults, kw_names, args, kwargs)
            for f in fields:
                if f.init and f.name in values:
                    value = values[f.name]
                elif f.default_factory is not _dc_missing:
                    value = f.default_factory()
                elif f.default is not _dc_missing:
                    value = f.default
                    if not f.init and f._field_type is _FIELD and not has_slots(self, f.name):
                        continue
                else:
                    continue
                values[f.name] = value
                if f._field_type is _FIELD:
                    store(self, f.name, value)
        if has_post_init:
            self.__post_init__(*[values[f.name] for f in init_vars])

    def has_slots(self, name):
        return type(getattr(type(self), name, None)) is _member_type

    if plain and not has_post_init:
        _shortcut(__init__, "fill fields")
    __init__.__qualname__ = qualname + ".__init__"
    __init__._parameters = std + kw  # for inspect.signature
    return __init__


def _standard_of(f):
    return f.default if f.default_factory is _dc_missing else f.default_factory


# What _fill_fields is to do for a field without an argument: see dataclass.c.
def _standard_kind(f):
    if f.default_factory is _dc_missing:
        return 0 if f.default is _dc_missing else 1
    return 2 if f.default_factory in (list, dict, set) else 3


def _store_frozen(self, name, value):
    object.__setattr__(self, name, value)


def _make_repr(cls, fields):
    shown = tuple([f.name for f in fields if f.repr])

    def __repr__(self):
        for other in _in_repr:
            if other is self:
                return "..."
        _in_repr.append(self)
        try:
            values = _field_values(self, shown)
            if values is NotImplemented:
                parts = [f"{name}={getattr(self, name)!r}" for name in shown]
            else:
                parts = [f"{name}={value!r}" for name, value in zip(shown, values)]
        finally:
            _in_repr.pop()
        return f"{type(self).__qualname__}({', '.join(parts)})"

    _shortcut(__repr__, "show fields")
    __repr__.__qualname__ = cls.__qualname__ + ".__repr__"
    return __repr__


def _fields_tuple(names):
    return lambda self: tuple([getattr(self, name) for name in names])


# All values of these fields, in their order.
def _values_of(self, names):
    values = _field_values(self, names)
    return tuple([getattr(self, n) for n in names]) if values is NotImplemented else values


def _make_compare(cls, name, names, compare):
    names = tuple(names)

    def method(self, other):
        if other.__class__ is self.__class__:
            a, b = _field_values(self, names), _field_values(other, names)
            if a is NotImplemented or b is NotImplemented:
                a, b = _values_of(self, names), _values_of(other, names)
            return a == b if compare is None else compare(a, b)
        return NotImplemented

    _shortcut(method, f"fields {name}")
    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _make_hash(cls, names):
    names = tuple(names)

    def __hash__(self):
        return hash(_values_of(self, names))

    _shortcut(__hash__, "hash fields")
    __hash__.__qualname__ = cls.__qualname__ + ".__hash__"
    return __hash__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _collect_fields(cls, kw_only):
    fields = {}
    any_frozen = False
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get("__dataclass_fields__")
        if base_fields is not None:
            has_dataclass_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            if base.__dataclass_params__.frozen:
                any_frozen = True
    own = []
    kw_only_seen = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _is_hint_of(annotation, ("KW_ONLY",)):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is _dc_missing:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields, any_frozen, has_dataclass_bases


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    fields, any_frozen, has_dataclass_bases = _collect_fields(cls, kw_only)
    if has_dataclass_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    class_hash = cls.__dict__.get("__hash__", _dc_missing)
    has_explicit_hash = not (class_hash is _dc_missing or
                             class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all_fields = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in all_fields if f._field_type is _FIELD]
    if init:
        made = _make_init(cls, all_fields, frozen, hasattr(cls, "__post_init__"))
        _set_new(cls, "__init__", made)
    if repr:
        _set_new(cls, "__repr__", _make_repr(cls, real))
    compared = [f.name for f in real if f.compare]
    if eq:
        _set_new(cls, "__eq__", _make_compare(cls, "__eq__", compared, None))
    if order:
        for name, compare in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b),
                              ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
            if _set_new(cls, name, _make_compare(cls, name, compared, compare)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for method in _make_frozen(cls, {f.name for f in real}):
            method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
            if _set_new(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class "
                                f"{cls.__name__}")
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _make_hash(cls, hashed)
    elif eq and not has_explicit_hash:
        cls.__hash__ = _make_hash(cls, hashed) if frozen else None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _init_text(all_fields)
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in all_fields if f.init and not f.kw_only]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, real)
    return update_abstractmethods(cls)


def _init_text(fields):
    parts = []
    kw_begun = False
    for f in [f for f in fields if not f.kw_only] + [f for f in fields if f.kw_only]:
        if not f.init:
            continue
        if f.kw_only and not kw_begun:
            kw_begun = True
            parts.append("*")
        text = f.name + ": " + (repr(f.type) if isinstance(f.type, str) else _type_text(f.type))
        if f.default is not _dc_missing:
            text += f" = {f.default!r}"
        elif f.default_factory is not _dc_missing:
            text += " = <factory>"
        parts.append(text)
    return "(" + ", ".join(parts) + ")"


# The same class made anew with __slots__: a class cannot get them later.
def _with_slots(cls, fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        names = base.__dict__.get("__slots__", ())
        inherited |= {names} if isinstance(names, str) else set(names)
    body = dict(cls.__dict__)
    body["__slots__"] = tuple([f.name for f in fields if f.name not in inherited])
    for f in fields:
        body.pop(f.name, None)
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    qualname = cls.__qualname__
    for value in body.values():
        if isinstance(value, _Function) and _uses_class_cell(value):
            _unsupported("a dataclass with slots=True whose methods use super()")
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = qualname
    if cls.__dataclass_params__.frozen:
        for method in _make_frozen(made, {f.name for f in fields}):
            method.__qualname__ = f"{qualname}.{method.__name__}"
            setattr(made, method.__name__, method)
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def _dc_fields(class_or_instance):
    fields = getattr(class_or_instance, "__dataclass_fields__", None)
    if fields is None:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in fields.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def _is_dataclass_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    if _is_dataclass_instance(obj):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory))
                             for f in _dc_fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_asdict_inner(v, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_asdict_inner(v, dict_factory) for v in obj])
    if isinstance(obj, dict):
        pairs = [(_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory))
                 for k, v in obj.items()]
        return type(obj)(pairs)
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory)
                              for f in _dc_fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory))
                          for k, v in obj.items()])
    return deepcopy(obj)


def _dc_replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is _dc_missing:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    body["__annotations__"] = annotations
    body["__module__"] = "types"
    cls = type(cls_name, bases, body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


_export("dataclasses", """dataclass field Field FrozenInstanceError InitVar KW_ONLY
MISSING=_dc_missing fields=_dc_fields asdict astuple make_dataclass replace=_dc_replace
is_dataclass""")
