

# --- hints.py: what typing tells about the hints of functions and classes -----------------------------

_typing_ContextManager = _TypingClass("ContextManager", AbstractContextManager, 1)
_typing_AsyncContextManager = _TypingClass("AsyncContextManager", AbstractAsyncContextManager, 1)
_typing_ChainMap = _TypingClass("ChainMap", ChainMap, 2)
_typing_MappingView = _TypingClass("MappingView", MappingView, 1)
_typing_Pattern = _TypingClass("Pattern", Pattern, 1)
_typing_Match = _TypingClass("Match", Match, 1)


class IO(Generic[AnyStr]):
    __module__ = "typing"
    __slots__ = ()


class TextIO(IO[str]):
    __module__ = "typing"
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __module__ = "typing"
    __slots__ = ()


@runtime_checkable
class SupportsBytes(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol):
    __module__ = "typing"

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


def is_typeddict(tp):
    return isinstance(tp, type) and type(tp) is _TypedDictMeta and tp is not _TypedDictRoot


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "field_specifiers": field_specifiers,
            "kwargs": kwargs}
        return cls_or_fn
    return decorator


_overloads = {}  # name -> the functions that @overload saw, in order


def overload(func):
    func = getattr(func, "__func__", func)
    _overloads.setdefault(func.__qualname__, []).append(func)
    return _overload_dummy


def get_overloads(func):
    return list(_overloads.get(getattr(func, "__func__", func).__qualname__, []))


def clear_overloads():
    _overloads.clear()


_forgetters.append(clear_overloads)


# Reads the text of a hint: names, attributes, subscripts, |, lists, tuples, strings, numbers.
class _HintReader:
    _words = _re_compile(r"""\s*(?:(?P<name>[^\W\d]\w*)|(?P<number>-?\d+)|(?P<more>\.\.\.)
        |(?P<text>"[^"\\]*"|'[^'\\]*')|(?P<sign>[][.,|()]))""", 64)

    def __init__(self, text, names):
        self.text, self.names, self.words, at = text, names, [], 0
        while text[at:].strip():
            word = self._words.match(text, at)
            if word is None:
                _unsupported(f"the hint {text!r} as text")
            self.words.append((word.lastgroup, word[word.lastgroup]))
            at = word.end()
        self.words.append(("end", ""))

    def read(self):
        found = self.union()
        if self.words[0][0] != "end":
            _unsupported(f"the hint {self.text!r} as text")
        return found

    def takes(self, sign):
        if self.words[0] == ("sign", sign):
            self.words.pop(0)
            return True
        return False

    def union(self):
        found = self.postfix()
        while self.takes("|"):
            found = found | self.postfix()
        return found

    def postfix(self):
        found = self.atom()
        while True:
            if self.takes("."):
                found = getattr(found, self.words.pop(0)[1])
            elif self.takes("["):
                items, tuple_like = self.items("]")
                found = found[tuple(items) if tuple_like else items[0]]
            else:
                return found

    def items(self, end):
        items, tuple_like = [], False
        while not self.takes(end):
            items.append(self.union())
            if self.takes(","):
                tuple_like = True
            elif self.words[0] != ("sign", end):
                _unsupported(f"the hint {self.text!r} as text")
        return items, tuple_like or not items

    def atom(self):
        if self.takes("["):
            return self.items("]")[0]
        if self.takes("("):
            items, tuple_like = self.items(")")
            return tuple(items) if tuple_like else items[0]
        kind, word = self.words.pop(0)
        if kind == "text":
            return word[1:-1]
        if kind == "number":
            return int(word)
        if kind == "more":
            return ...
        if kind != "name":
            _unsupported(f"the hint {self.text!r} as text")
        if word in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[word]
        for names in self.names:
            if word in names:
                return names[word]
        raise NameError(f"name {word!r} is not defined")


def _hint_meaning(hint, names):
    if hint is None:
        return type(None)
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        return _hint_meaning(_HintReader(hint, names).read(), names)
    if isinstance(hint, _TypingAlias) and hint._name not in ("Literal", "Annotated"):
        args = tuple([a if isinstance(a, str) else _hint_meaning(a, names) if a is not ... else a
                      for a in hint.__args__])
        if args == hint.__args__:
            return hint
        if hint.__origin__ is _typing_Union:
            return _typing_Union[args]
        return _TypingAlias(hint.__origin__, args, hint._name, hint._form)
    return hint


def _hint_without_notes(hint):
    if isinstance(hint, _TypingAlias):
        if hint._name == "Annotated":
            return _hint_without_notes(hint.__args__[0])
        if hint._name in ("Required", "NotRequired"):
            return _hint_without_notes(hint.__args__[0])
        if hint._name == "Literal":
            return hint
        args = tuple([a if a is ... else _hint_without_notes(a) for a in hint.__args__])
        if args != hint.__args__:
            return _TypingAlias(hint.__origin__, args, hint._name, hint._form)
    return hint


def _hints_of(obj):
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            hints = base.__dict__.get("__annotations__", {})
            if isinstance(hints, dict):
                yield from hints.items()
        return
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        if callable(obj) or isinstance(obj, _ModuleType):
            return
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    yield from hints.items()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    given = obj
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    names = globalns
    if names is None:
        names = getattr(obj, "__globals__", None) or _frame(0).f_globals
    scopes = [names if localns is None else localns, names, vars(_builtins_module())]
    if isinstance(obj, type):
        scopes.insert(0, vars(obj))
    hints = {name: _hint_meaning(hint, scopes) for name, hint in _hints_of(given)}
    if include_extras:
        return hints
    return {name: _hint_without_notes(hint) for name, hint in hints.items()}


def _builtins_module():
    import builtins
    return builtins


_export("typing", """IO TextIO BinaryIO SupportsBytes SupportsComplex SupportsRound is_typeddict
no_type_check_decorator dataclass_transform overload get_overloads clear_overloads get_type_hints
ContextManager=_typing_ContextManager AsyncContextManager=_typing_AsyncContextManager
ChainMap=_typing_ChainMap MappingView=_typing_MappingView Pattern=_typing_Pattern
Match=_typing_Match""")
