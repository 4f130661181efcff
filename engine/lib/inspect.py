

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
    return isinstance(object, (FunctionType, MethodType, BuiltinFunctionType))


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


_export("inspect", """isgeneratorfunction=_inspect_isgeneratorfunction
iscoroutinefunction=_inspect_iscoroutinefunction isasyncgenfunction=_inspect_isasyncgenfunction
iscoroutine=_inspect_iscoroutine isgenerator=_inspect_isgenerator isasyncgen=_inspect_isasyncgen
isawaitable=_inspect_isawaitable isfunction=_inspect_isfunction ismethod=_inspect_ismethod
isclass=_inspect_isclass ismodule=_inspect_ismodule isbuiltin=_inspect_isbuiltin
isroutine=_inspect_isroutine cleandoc=_inspect_cleandoc getdoc=_inspect_getdoc""")
