

# --- later.py: what Python 3.12 and 3.13 have that 3.11 has not --------------------------------------

def _iter_batched(iterable, n):
    return _batches(iterable, n, False)


def _iter_batched_3_13(iterable, n, *, strict=False):
    return _batches(iterable, n, strict)


def _batches(iterable, n, strict):
    n = _as_index(n)
    if n < 1:
        raise ValueError("n must be at least one")
    return _batches_of(iter(iterable), n, strict)


def _batches_of(it, n, strict):
    while True:
        batch = tuple([item for _, item in zip(range(n), it)])
        if not batch:
            return
        if strict and len(batch) < n:
            raise ValueError("batched(): incomplete batch")
        yield batch


_batched_class = _iterator_class("batched", _iter_batched)
_batched_class_3_13 = _iterator_class("batched", _iter_batched_3_13)


# Products of ints are added exactly, then those with floats with one rounding at the end, then the
# others as they come.
def _sumprod(p, q, /):
    total, exact, stage = 0, Fraction(0), 0
    missing = object()
    p, q = iter(p), iter(q)
    while True:
        a, b = next(p, missing), next(q, missing)
        if (a is missing) != (b is missing):
            raise ValueError("Inputs are not the same length")
        kinds = {type(a), type(b)} - {bool}
        if stage == 0 and kinds <= {int} and a is not missing:
            total += a * b
        elif stage < 2 and float in kinds and kinds <= {int, float} and \
                _math.isfinite(a) and _math.isfinite(b):
            stage = 1
            exact += Fraction(a) * Fraction(b)
        else:
            if stage == 1:
                total += float(exact)
                exact = Fraction(0)
            stage = 2
            if a is missing:
                return total
            total += a * b


def _typing_override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def _get_original_bases(cls, /):
    if not isinstance(cls, type):
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}")
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def _copy_replace(obj, /, **changes):
    cls = obj.__class__
    if hasattr(cls, "__replace__"):
        return cls.__replace__(obj, **changes)
    if hasattr(cls, "__dataclass_fields__"):
        return _dc_replace(obj, **changes)
    if issubclass(cls, tuple) and hasattr(cls, "_fields"):
        return obj._replace(**changes)
    if issubclass(cls, (date, _Time)):
        return obj.replace(**changes)
    if issubclass(cls, SimpleNamespace):
        made = cls(**obj.__dict__)
        made.__dict__.update(changes)
        return made
    raise TypeError(f"replace() does not support {cls.__name__} objects")


def _is_integer(self):
    return self.denominator == 1


_is_integer.__name__ = "is_integer"


class deprecated:
    __module__ = "warnings"

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError("Expected an object of type str for 'message', not "
                            f"{type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if not isinstance(arg, _Function) or iscoroutinefunction(arg):
            _unsupported("warnings.deprecated of anything but a function")

        @wraps(arg)
        def wrapper(*args, **kwargs):
            _warn_from(stacklevel, message, category)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


_typing_TypeIs = _TypingForm("TypeIs", _make_single)
_typing_ReadOnly = _TypingForm("ReadOnly", _make_single)

class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


# --- type parameters: LOAD_GENERIC ---------------------------------------------------------------

def _type_parameter(cls, name, default, **later):
    made = cls.__new__(cls)
    made.__name__, made.__module__ = name, "__main__"
    made.__dict__.update(__infer_variance__=True, __covariant__=False, __contravariant__=False)
    made.__dict__["_later"] = later
    if _minor >= 13:
        later["__default__"] = default or (lambda: NoDefault)
        made.__dict__["has_default"] = lambda: made.__default__ is not NoDefault
    return made


def _type_variable(name, bound, default):
    return _type_parameter(TypeVar, name, default, __constraints__=tuple,
                           __bound__=bound or (lambda: None))


def _constrained_variable(name, constraints, default):
    return _type_parameter(TypeVar, name, default, __constraints__=constraints,
                           __bound__=lambda: None)


def _type_variable_tuple(name, bound, default):
    return _type_parameter(_TypeVarTuple, name, default)


def _parameter_specification(name, bound, default):
    made = _type_parameter(ParamSpec, name, default, __bound__=lambda: None)
    made.args, made.kwargs = _TypingAttribute(made, "args"), _TypingAttribute(made, "kwargs")
    return made


def _generic_function(parameters, function):
    function.__type_params__ = parameters
    return function


def _generic_base(parameters):
    return Generic[tuple([Unpack[p] if isinstance(p, _TypeVarTuple) else p for p in parameters])]


class TypeAliasType(_Hint):
    __module__ = "typing"

    def __init__(self, name, value, *, type_params=()):
        self.__dict__.update(__name__=name, __value__=value, __type_params__=type_params,
                             __module__="__main__")

    @property
    def __parameters__(self):
        return _parameters_of([Unpack[p] if isinstance(p, _TypeVarTuple) else p
                               for p in self.__type_params__])

    def __getattr__(self, name):
        if name != "__value__":
            raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}")
        value = self.__dict__[name] = self.__dict__["_value"]()
        return value

    def __setattr__(self, name, value):
        if name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}")

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _parameterized(self, args)

    def __repr__(self):
        return self.__name__


def _type_alias(name, parameters, value):
    made = TypeAliasType.__new__(TypeAliasType)
    made.__dict__.update(__name__=name, _value=value, __type_params__=parameters,
                         __module__="__main__")
    return made


# By the version that brought them: what is here, and what is refused.
_later_exports = {
    12: {"itertools": "batched=_iter_batched batched=_batched_class", "math": "sumprod=_sumprod",
         "typing": "override=_typing_override TypeAliasType", "types": "get_original_bases=_get_original_bases"},
    13: {"itertools": "batched=_iter_batched_3_13 batched=_batched_class_3_13", "copy": "replace=_copy_replace",
         "warnings": "deprecated", "concurrent.futures": "InvalidStateError",
         "re": "PatternError=_RegexError", "typing": "TypeIs=_typing_TypeIs ReadOnly=_typing_ReadOnly NoDefault"},
}
_later_refused = {
    12: {"random": "binomialvariate", "csv": "QUOTE_NOTNULL QUOTE_STRINGS",
         "calendar": "Day Month JANUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER "
                     "DECEMBER",
         "collections.abc": "Buffer", "inspect": "AGEN_CLOSED AGEN_CREATED AGEN_RUNNING "
         "AGEN_SUSPENDED BufferFlags getasyncgenlocals getasyncgenstate markcoroutinefunction",
         "logging": "getHandlerByName getHandlerNames", "os.path": "isjunction splitroot",
         "sys": "activate_stack_trampoline deactivate_stack_trampoline getunicodeinternedsize "
                "is_stack_trampoline_active monitoring",
         "threading": "setprofile_all_threads settrace_all_threads"},
    13: {"base64": "z85decode z85encode", "enum": "EnumDict", "math": "fma",
         "os": "process_cpu_count", "pathlib": "UnsupportedOperation", "statistics": "kde kde_random",
         "typing": "get_protocol_members is_protocol"},
    14: {"asyncio": "future_add_to_awaited_by future_discard_from_awaited_by capture_call_graph "
                    "format_call_graph print_call_graph"},
}


# A class, so that using the name in any way says so.
class _RefusedName:
    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def _refuse(self, *args, **kwargs):
        _unsupported(self._name)

    __call__ = __getitem__ = __mro_entries__ = __eq__ = __index__ = __repr__ = _refuse

    def __getattr__(self, name):
        _unsupported(f"{self._name}.{name}")


def _add_later_names(minor):
    for since, modules in _later_exports.items():
        for module, names in modules.items() if minor >= since else ():
            _export(module, names)
    for since, modules in _later_refused.items():
        for module, names in modules.items() if minor >= since else ():
            for name in names.split():
                _put(module, name, _RefusedName(f"{module}.{name}"))
