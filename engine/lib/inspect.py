

# --- inspect.py: types and inspect --------------------------------------------------------------------

async def _a_coroutine():
    pass


def _a_generator():
    yield


async def _an_async_generator():
    yield


_some_coroutine = _a_coroutine()
GeneratorType, CoroutineType = type(_a_generator()), type(_some_coroutine)
AsyncGeneratorType = type(_an_async_generator())
_some_coroutine.close()
del _some_coroutine
FunctionType = LambdaType = type(_a_generator)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType, NoneType, EllipsisType = type(_math), type(None), type(...)
NotImplementedType = type(NotImplemented)
UnionType, GenericAlias = type(int | str), type(list[int])


class _HasMethod:
    def method(self):
        pass


MethodType = type(_HasMethod().method)
try:
    raise ValueError
except ValueError as _error:
    TracebackType = type(_error.__traceback__)
_export("types", """SimpleNamespace GeneratorType CoroutineType AsyncGeneratorType FunctionType
LambdaType BuiltinFunctionType BuiltinMethodType ModuleType NoneType EllipsisType
NotImplementedType UnionType GenericAlias MethodType TracebackType""")

_generator_flag, _coroutine_flag, _async_generator_flag = 4, 8, 16


def _function_has(obj, flag):
    while isinstance(obj, partial):
        obj = obj.func
    obj = getattr(obj, "__func__", obj)
    return isinstance(obj, FunctionType) and bool(_code_flags(obj) & flag)


def _inspect_isgeneratorfunction(obj):
    return _function_has(obj, _generator_flag)


def _inspect_iscoroutinefunction(obj):
    return _function_has(obj, _coroutine_flag)


def _inspect_isasyncgenfunction(obj):
    return _function_has(obj, _async_generator_flag)


def _inspect_iscoroutine(object):
    return isinstance(object, CoroutineType)


def _inspect_isgenerator(object):
    return isinstance(object, GeneratorType)


def _inspect_isasyncgen(object):
    return isinstance(object, AsyncGeneratorType)


def _inspect_isawaitable(object):
    return isinstance(object, CoroutineType) or hasattr(type(object), "__await__")


def _inspect_isfunction(object):
    return isinstance(object, FunctionType)


def _inspect_ismethod(object):
    return isinstance(object, MethodType)


def _inspect_isclass(object):
    return isinstance(object, type)


def _inspect_ismodule(object):
    return isinstance(object, ModuleType)


def _inspect_isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def _inspect_isroutine(object):
    return isinstance(object, (FunctionType, MethodType, BuiltinFunctionType, *_descriptor_types,
                               _MethodWrapperType))


def _inspect_cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inspect_getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        for base in object.__mro__[1:-1]:
            if base.__dict__.get("__doc__") is not None:
                doc = base.__dict__["__doc__"]
                break
    return _inspect_cleandoc(doc) if isinstance(doc, str) else None


class _empty:
    __module__, __qualname__, __name__ = "inspect", "_empty", "_empty"


class _ParameterKind(IntEnum):
    __module__ = "inspect"

    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return _kind_names[self]


_kind_names = {0: "positional-only", 1: "positional or keyword", 2: "variadic positional",
               3: "keyword-only", 4: "variadic keyword"}
_some_kinds = tuple(_ParameterKind)


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        module = annotation.__module__
        return annotation.__qualname__ if module in ("builtins", base_module) else \
            f"{module}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    __module__ = "inspect"
    empty = _empty
    (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY,
     VAR_KEYWORD) = _some_kinds

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind = name, _ParameterKind(kind)
        self.default, self.annotation = default, annotation

    def replace(self, *, name=_no_default, kind=_no_default, annotation=_no_default,
                default=_no_default):
        return Parameter(self.name if name is _no_default else name,
                         self.kind if kind is _no_default else kind,
                         default=self.default if default is _no_default else default,
                         annotation=self.annotation if annotation is _no_default else annotation)

    def __str__(self):
        text = self.name
        hinted = self.annotation is not _empty
        if hinted:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if hinted else "=") + repr(self.default)
        return {2: "*", 4: "**"}.get(int(self.kind), "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == \
            (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind, self.default, self.annotation))


class BoundArguments:
    __module__ = "inspect"

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind >= 3 or name not in self.arguments:
                break
            if parameter.kind == 2:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        positional, found = len(self.args), {}
        for i, (name, parameter) in enumerate(self.signature.parameters.items()):
            if name in self.arguments and (parameter.kind >= 3 or i >= positional) \
                    and parameter.kind != 2:
                if parameter.kind == 4:
                    found.update(self.arguments[name])
                else:
                    found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        values = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                values[name] = self.arguments[name]
            elif parameter.default is not _empty:
                values[name] = parameter.default
            elif parameter.kind in (2, 4):
                values[name] = () if parameter.kind == 2 else {}
        self.arguments = values

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    __module__ = "inspect"
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _read_only(OrderedDict([(p.name, p) for p in parameters or ()]))
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj):
        return signature(obj)

    def replace(self, *, parameters=_no_default, return_annotation=_no_default):
        return Signature(self.parameters.values() if parameters is _no_default else parameters,
                         return_annotation=self.return_annotation
                         if return_annotation is _no_default else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partly):
        found, left = {}, list(args)
        for name, parameter in self.parameters.items():
            kind = int(parameter.kind)
            if kind == 2:
                if left:
                    found[name] = tuple(left)
                left = []
            elif kind == 4:
                names = [n for n in kwargs if n not in found]
                if names:
                    found[name] = {n: kwargs[n] for n in names}
                return BoundArguments(self, found)
            elif kind <= 1 and left:
                if kind == 1 and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = left.pop(0)
            elif kind >= 1 and name in kwargs:
                found[name] = kwargs[name]
            elif parameter.default is _empty and not partly:
                raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        for name in kwargs:
            if name not in found:
                raise TypeError(f"got an unexpected keyword argument {name!r}")
        return BoundArguments(self, found)

    def __str__(self):
        texts, had_star, needs_slash = [], False, False
        for parameter in self.parameters.values():
            kind = int(parameter.kind)
            if kind > 0 and needs_slash:
                texts.append("/")
            needs_slash = kind == 0
            if kind == 2:
                had_star = True
            elif kind == 3 and not had_star:
                texts.append("*")
                had_star = True
            texts.append(str(parameter))
        if needs_slash:
            texts.append("/")
        text = "(" + ", ".join(texts) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.items()) == list(other.parameters.items()) and \
            self.return_annotation == other.return_annotation

    __hash__ = None


# Of __init__ of a dataclass, which takes what it is given.
def _fields_signature(fields):
    made = [Parameter("self", 1)]
    for f in fields:
        default = _HasDefaultFactory() if f.default_factory is not _dc_missing else \
            f.default if f.default is not _dc_missing else _empty
        made.append(Parameter(f.name, 3 if f.kw_only else 1, default=default, annotation=f.type))
    return Signature(made, return_annotation=None)


def _function_signature(function):
    fields = getattr(function, "_parameters", None)
    if fields is not None:
        return _fields_signature(fields)
    code, hints = function.__code__, function.__annotations__
    names, plain, only = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    kinds = [0 if i < code.co_posonlyargcount else 1 for i in range(plain)]
    values = [_empty] * (plain - len(defaults)) + list(defaults)
    made = [Parameter(names[i], kinds[i], default=values[i],
                      annotation=hints.get(names[i], _empty)) for i in range(plain)]
    star = plain + only
    if code.co_flags & 4:
        made.append(Parameter(names[star], 2, annotation=hints.get(names[star], _empty)))
        star += 1
    for name in names[plain:plain + only]:
        made.append(Parameter(name, 3, default=(function.__kwdefaults__ or {}).get(name, _empty),
                              annotation=hints.get(name, _empty)))
    if code.co_flags & 8:
        made.append(Parameter(names[star], 4, annotation=hints.get(names[star], _empty)))
    return Signature(made, return_annotation=hints.get("return", _empty))


def _partial_signature(obj):
    whole = signature(obj.func)
    given = whole.bind_partial(*obj.args, **obj.keywords)
    made, by_name = [], False
    for name, parameter in whole.parameters.items():
        if name in obj.keywords and parameter.kind < 4:
            made.append(parameter.replace(kind=3, default=obj.keywords[name]))
            by_name = True
        elif name not in given.arguments or parameter.kind in (2, 4):
            made.append(parameter.replace(kind=3) if by_name and parameter.kind == 1 else parameter)
    return whole.replace(parameters=made)


def _class_signature(cls):
    for name in ("__init__", "__new__"):
        for base in cls.__mro__[:-1]:
            found = base.__dict__.get(name)
            found = getattr(found, "__func__", found)
            if isinstance(found, FunctionType):
                return _without_first(_function_signature(found))
            if found is not None:
                raise ValueError(f"no signature found for builtin type {cls!r}")
    return Signature()


def _without_first(whole):
    return whole.replace(parameters=list(whole.parameters.values())[1:])


def signature(obj, /, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    while follow_wrapped and hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    if "__signature__" in getattr(obj, "__dict__", ()):
        return obj.__signature__
    if isinstance(obj, MethodType):
        return _without_first(signature(obj.__func__))
    if isinstance(obj, partial):
        return _partial_signature(obj)
    if isinstance(obj, FunctionType):
        return _function_signature(obj)
    if isinstance(obj, type):
        return _class_signature(obj)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, FunctionType):
        return _without_first(_function_signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


_FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults "
                          "annotations", module="inspect")


def getfullargspec(func):
    plain = getattr(func, "__func__", func)  # self is one of them
    found = signature(plain, follow_wrapped=False).parameters.values()
    names = {kind: [p.name for p in found if p.kind == kind] for kind in range(5)}
    defaults = tuple([p.default for p in found if p.kind < 2 and p.default is not _empty])
    only = {p.name: p.default for p in found if p.kind == 3 and p.default is not _empty}
    return _FullArgSpec(names[0] + names[1], *[names[k][0] if names[k] else None for k in (2, 4)],
                        defaults or None, names[3], only or None,
                        dict(getattr(func, "__annotations__", {})))


def _state_of(frame, is_running, names):
    if is_running:
        return names + "_RUNNING"
    if frame is None:
        return names + "_CLOSED"
    return names + ("_SUSPENDED" if frame._has_begun else "_CREATED")


def getcoroutinestate(coroutine):
    return _state_of(coroutine.cr_frame, coroutine.cr_running, "CORO")


def getgeneratorstate(generator):
    return _state_of(generator.gi_frame, generator.gi_running, "GEN")


def getcoroutinelocals(coroutine):
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def getgeneratorlocals(generator):
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def _inspect_currentframe():
    return _frame(0)


_FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index",
                        module="inspect")


def _inspect_stack(context=1):
    return [_FrameInfo(frame, frame.f_code.co_filename, line, frame.f_code.co_name,
                       [_source_line(line) + "\n"], 0) for frame, line in walk_stack(_frame(0))]


def _inspect_getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def _inspect_unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def _inspect_getmro(cls):
    return cls.__mro__


def _inspect_isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


_some_coroutine = _a_coroutine()
FrameType, CodeType = type(_some_coroutine.cr_frame), type(_a_coroutine.__code__)
_some_coroutine.close()
del _some_coroutine


def _inspect_isframe(object):
    return isinstance(object, FrameType)


def _inspect_iscode(object):
    return isinstance(object, CodeType)


def _inspect_istraceback(object):
    return isinstance(object, TracebackType)


for _kind in ("CORO", "GEN"):
    for _state in ("CREATED", "RUNNING", "SUSPENDED", "CLOSED"):
        _put("inspect", f"{_kind}_{_state}", f"{_kind}_{_state}")
del _kind, _state
_export("types", "FrameType CodeType")
_export("inspect", """Signature Parameter BoundArguments signature getfullargspec formatannotation
getcoroutinestate getgeneratorstate getcoroutinelocals getgeneratorlocals currentframe=_inspect_currentframe stack=_inspect_stack
getmembers=_inspect_getmembers unwrap=_inspect_unwrap getmro=_inspect_getmro
isabstract=_inspect_isabstract isframe=_inspect_isframe iscode=_inspect_iscode
istraceback=_inspect_istraceback""")
_export("inspect", """isgeneratorfunction=_inspect_isgeneratorfunction
iscoroutinefunction=_inspect_iscoroutinefunction isasyncgenfunction=_inspect_isasyncgenfunction
iscoroutine=_inspect_iscoroutine isgenerator=_inspect_isgenerator isasyncgen=_inspect_isasyncgen
isawaitable=_inspect_isawaitable isfunction=_inspect_isfunction ismethod=_inspect_ismethod
isclass=_inspect_isclass ismodule=_inspect_ismodule isbuiltin=_inspect_isbuiltin
isroutine=_inspect_isroutine cleandoc=_inspect_cleandoc getdoc=_inspect_getdoc""")
