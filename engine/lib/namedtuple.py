

# --- collections.namedtuple, typing.NamedTuple -----------------------------------------------------

_keywords = frozenset("""False None True and as assert async await break class continue def del elif
else except finally for from global if import in is lambda nonlocal not or pass raise return try
while with yield""".split())


_tuple_item, _tuple_new = tuple.__getitem__, tuple.__new__


# Reads one place of the tuple.
class _tuplegetter:
    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return _tuple_item(instance, self._index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f"_tuplegetter({self._index}, {self.__doc__!r})"

    _shortcut(__get__, "get tuple item")


def _check_fields(typename, field_names, rename):
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if (not name.isidentifier() or name in _keywords or name.startswith("_")
                    or name in seen):
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _list_of_names(names):
    if len(names) == 1:
        return repr(names[0])
    if len(names) == 2:
        return f"{names[0]!r} and {names[1]!r}"
    return ", ".join([repr(n) for n in names[:-1]]) + f", and {names[-1]!r}"


# The values of the fields in order, from what __new__ was called with; errors as a function's.
def _bind_fields(typename, fields, defaults, args, kwargs):
    given = len(args) + 1
    if len(args) > len(fields):
        most = len(fields) + 1
        least = most - len(defaults)
        takes = f"{most}" if least == most else f"from {least} to {most}"
        raise TypeError(f"{typename}.__new__() takes {takes} positional "
                        f"argument{'s' if most != 1 or least != most else ''} "
                        f"but {given} {'were' if given != 1 else 'was'} given")
    values = list(args)
    for name in kwargs:
        if name not in fields:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {name!r}")
        if fields.index(name) < len(args):
            raise TypeError(f"{typename}.__new__() got multiple values for argument {name!r}")
    missing = []
    for name in fields[len(args):]:
        if name in kwargs:
            values.append(kwargs[name])
        elif name in defaults:
            values.append(defaults[name])
        else:
            missing.append(name)
    if missing:
        raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional "
                        f"argument{'s' if len(missing) > 1 else ''}: {_list_of_names(missing)}")
    return values


def _namedtuple_namespace(typename, fields, defaults):
    def __new__(_cls, *args, **kwargs):
        if kwargs or len(args) != len(fields):
            args = _bind_fields(typename, fields, defaults, args, kwargs)
        return _tuple_new(_cls, args)

    @classmethod
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **kwds):
        values = [kwds.pop(name, value) for name, value in zip(fields, self)]
        if kwds:
            raise (ValueError if _minor < 13 else TypeError)(f"Got unexpected field names: {list(kwds)!r}")
        return self._make(values)

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(fields, self)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": defaults,
        "__new__": __new__,
        "_make": _make,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    _shortcut(__new__, "new named tuple")
    _shortcut(_replace, "replace named tuple")
    _shortcut(__repr__, "show named tuple")
    for function in (__new__, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f"{typename}.{function.__name__}"
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    return namespace


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    _check_fields(typename, field_names, rename)
    with_default = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        with_default = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
    namespace = _namedtuple_namespace(typename, tuple(field_names), with_default)
    namespace["__module__"] = _caller_module() if module is None else module
    return type(typename, (tuple,), namespace)


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTupleRoot and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        default_names = []
        for name in types:
            if name in ns:
                default_names.append(name)
            elif default_names:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(default_names) > 1 else ''} "
                                f"{', '.join(default_names)}")
        _check_fields(typename, list(types), False)
        made = _namedtuple_namespace(typename, tuple(types), {n: ns[n] for n in default_names})
        made["__annotations__"] = dict(types)
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in types and key != "__classcell__":
                made[key] = value
            elif key == "__classcell__":
                made[key] = value
        if made.get("__doc__") is None:
            made["__doc__"] = f"{typename}({', '.join(types)})"
        parents = (tuple, Generic) if Generic in bases else (tuple,)
        return type.__new__(type, typename, parents, made)


_NamedTupleRoot = None
_NamedTupleRoot = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


class _NamedTupleForm:
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        types = {n: t for n, t in fields}
        made = namedtuple(typename, list(types), module=_caller_module())
        made.__annotations__ = types
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleRoot,)

    def __repr__(self):
        return f"<function NamedTuple at {_address(self)}>"


NamedTuple = _NamedTupleForm()

_export("collections", "namedtuple")
_export("typing", "NamedTuple")

# What cache_info() of functools gives.
_CacheInfo = namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools")
