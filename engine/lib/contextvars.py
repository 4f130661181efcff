

# --- contextvars.py -----------------------------------------------------------------------------------
# The context that holds is a dict that nobody changes: setting a variable makes another one, so
# that a task or a copy simply keeps what was there. Or it is a Context, whose _values is such a
# dict: then the variables that are set are its own.

class _TokenMissing:
    __module__ = "builtins"
    _tp_name_ = "Token.MISSING"

    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    _tp_name_ = "_contextvars.Token"
    __module__ = "_contextvars"
    MISSING = _TokenMissing()

    def __init__(self, var, old_value):
        self.var, self.old_value = var, old_value
        self._used = False

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {_address(self)}>"


_ContextToken = Token  # other modules have classes of that name


def _context_now():
    context = _context()
    return context._values if type(context) is Context else context or {}


def _change_context(values):
    context = _context()
    if type(context) is Context:
        context._values = values
    else:
        _set_context(values)


class ContextVar:
    _tp_name_ = "_contextvars.ContextVar"
    __module__ = "_contextvars"

    def __init__(self, name, *, default=_ContextToken.MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, default=_ContextToken.MISSING, /):
        context = _context_now()
        if self in context:
            return context[self]
        if default is not _ContextToken.MISSING:
            return default
        if self._default is not _ContextToken.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _context_now()
        token = _ContextToken(self, context.get(self, _ContextToken.MISSING))
        _change_context({**context, self: value})
        return token

    def reset(self, token, /):
        if not isinstance(token, _ContextToken):
            raise TypeError("expected an instance of Token, got "
                            f"{token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._used = True
        context = dict(_context_now())
        if token.old_value is _ContextToken.MISSING:
            context.pop(self, None)
        else:
            context[self] = token.old_value
        _change_context(context)

    def __repr__(self):
        default = "" if self._default is _ContextToken.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {_address(self)}>"


class Context:
    __module__ = "_contextvars"
    _tp_name_ = "_contextvars.Context"

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        outer = _context()
        if self._entered or outer is self:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        _set_context(self)
        try:
            return callable(*args, **kwargs)
        finally:
            self._entered = False
            _set_context(outer)

    def copy(self):
        made = Context()
        made._values = self._values
        return made

    def get(self, key, default=None, /):
        return self._values.get(key, default)

    def __getitem__(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")
        return self._values[key]

    def __contains__(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")
        return key in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None


def copy_context():
    made = Context()
    made._values = _context_now()
    return made


_export("contextvars", "Token ContextVar Context copy_context")
