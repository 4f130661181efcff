"""Groups that end at the same place share one closing line, drawn where the innermost stands."""


def gathered(name, *errors):
    try:
        raise ExceptionGroup(name, list(errors))
    except ExceptionGroup as group:
        return group


inner = gathered("inner", KeyError("k"), ValueError("v"))
raise ExceptionGroup("outer", [TypeError("first"), gathered("middle", inner)])
