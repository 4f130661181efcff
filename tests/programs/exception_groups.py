group = ExceptionGroup("several", [ValueError("v"), ExceptionGroup("inner", [KeyError("k"), TypeError("t")])])
print(group, repr(group), group.message, len(group.exceptions))
print(group.split(ValueError))
print(group.subgroup(KeyError), group.subgroup(lambda e: isinstance(e, TypeError)))
print(group.subgroup(OSError), type(BaseExceptionGroup("b", [ValueError()])).__name__)
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, ExceptionGroup.__mro__)
for args in ((), ("m",), (1, [ValueError()]), ("m", []), ("m", 5), ("m", [1]),
             ("m", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*args)
    except Exception as error:
        print(type(error).__name__, error)
try:
    raise group
except* KeyError as part:
    print("keys", part.exceptions)
except* (ValueError, TypeError) as part:
    print("values", part)
try:
    try:
        raise group
    except* ValueError:
        print("only values")
except ExceptionGroup as rest:
    print("rest", rest, rest.exceptions)
try:
    try:
        raise ExceptionGroup("two", [ValueError(1), KeyError(2)])
    except* ValueError as part:
        raise RuntimeError("new") from None
except ExceptionGroup as rest:
    print(repr(rest))
try:
    raise ValueError("plain")
except* ValueError as part:
    print(repr(part))
