

# --- warnings.py ------------------------------------------------------------------------------------

_warning_filters = [("default", "", DeprecationWarning, "__main__"),
                    ("ignore", "", DeprecationWarning, ""),
                    ("ignore", "", PendingDeprecationWarning, ""),
                    ("ignore", "", ImportWarning, ""), ("ignore", "", ResourceWarning, "")]
_warnings_shown = {}
_warning_catchers = []
_warning_actions = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    __module__ = "warnings"

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename = message, category, filename
        self.lineno, self.file, self.line, self.source = lineno, file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : "
                f"{self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def _warnings_formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return f"{text}  {line.strip()}\n" if line else text


def _warning_action(category, text, module):
    for action, start, kind, where in _warning_filters:
        if issubclass(category, kind) and (not start or _re_match(start, text, _re_i)) \
                and (not where or where == module or _re_fullmatch(where, module)):
            return action
    return "default"


def _warn_from(level, message, category=UserWarning):
    if isinstance(message, Warning):
        category = type(message)
    text = str(message)
    caller = _caller(level - 1)
    line, _, source = caller or (1, "", "")
    module = "__main__" if caller else "sys"
    action = _warning_action(category, text, module)
    if action == "ignore":
        return
    error = message if isinstance(message, Warning) else category(message)
    if action == "error":
        raise error
    key = (text, category) if action == "once" else (text, category, 0) if action == "module" \
        else (text, category, line)
    if action != "always" and key in _warnings_shown:
        return
    _warnings_shown[key] = True
    if _warning_catchers:
        if _warning_catchers[-1]._record:
            _warning_catchers[-1]._log.append(
                WarningMessage(error, category, _main_file(), line))
            return
    filename = _main_file() if caller else "sys"
    import warnings
    if warnings.showwarning is not _warnings_showwarning:
        warnings.showwarning(error, category, filename, line)
        return
    _sys_module().stderr.write(
        warnings.formatwarning(text, category, filename, line, source if caller else None))


def _warnings_showwarning(message, category, filename, lineno, file=None, line=None):
    import warnings
    if line is None and filename == _main_file():
        line = _source_line(lineno)
    (_sys_module().stderr if file is None else file).write(
        warnings.formatwarning(message, category, filename, lineno, line))


def _warnings_warn(message, category=None, stacklevel=1, source=None):
    if category is None:
        category = type(message) if isinstance(message, Warning) else UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{_type_name(category)}'")
    _warn_from(max(stacklevel, 1), message, category)


# Modules that warn when a program imports them; of a name without a text CPython says the same
# sentence each time.
_deprecated_modules = {
    "asynchat": "The asynchat module is deprecated and will be removed in Python 3.12. "
                "The recommended replacement is asyncio",
    "asyncore": "The asyncore module is deprecated and will be removed in Python 3.12. "
                "The recommended replacement is asyncio",
    "distutils": "The distutils package is deprecated and slated for removal in Python 3.12. "
                 "Use setuptools or check PEP 632 for potential alternatives",
    "imp": "the imp module is deprecated in favour of importlib and slated for removal in Python "
           "3.12; see the module's documentation for alternative uses",
    "lib2to3": "lib2to3 package is deprecated and may not be able to parse Python 3.10+",
    "mailcap": "The mailcap module is deprecated and will be removed in Python 3.13. "
               "See the mimetypes module for an alternative.",
    "smtpd": "The smtpd module is deprecated and unmaintained and will be removed in Python 3.12.  "
             "Please see aiosmtpd (https://aiosmtpd.readthedocs.io/) for the recommended "
             "replacement.",
    "sre_compile": "module 'sre_compile' is deprecated",
    "sre_constants": "module 'sre_constants' is deprecated",
    "sre_parse": "module 'sre_parse' is deprecated",
}
_deprecated_modules.update({name: f"'{name}' is deprecated and slated for removal in Python 3.13"
                            for name in """aifc audioop cgi cgitb chunk crypt imghdr nis nntplib
ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib""".split()})
# By the version that has them no longer.
_removed_modules = {12: "asynchat asyncore distutils imp smtpd".split(),
                    13: """aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis
nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib""".split()}
_deprecated_imported = set()
_forgetters.append(_deprecated_imported.clear)


def _warn_of_import(name):
    top = name.partition(".")[0]
    for minor, names in _removed_modules.items():
        if _minor >= minor and top in names:
            raise ModuleNotFoundError(f"No module named {_short_repr(top)}", name=top)
    if top in _deprecated_modules and top not in _deprecated_imported:
        _deprecated_imported.add(top)
        _warn_from(1, _deprecated_modules[top], DeprecationWarning)


def _warnings_warn_explicit(message, category, filename, lineno, module=None, registry=None,
                            module_globals=None, source=None):
    text = str(message)
    action = _warning_action(category, text, module or filename)
    if action == "error":
        raise category(text)
    if action != "ignore":
        _sys_module().stderr.write(_warnings_formatwarning(text, category, filename, lineno))


def _add_warning_filter(entry, append):
    if entry in _warning_filters:
        if append:
            return
        _warning_filters.remove(entry)
    if append:
        _warning_filters.append(entry)
    else:
        _warning_filters.insert(0, entry)
    _warnings_shown.clear()


def _assert_about_filter(condition, text):
    if not condition:
        raise AssertionError(text)


def _warnings_simplefilter(action, category=Warning, lineno=0, append=False):
    _assert_about_filter(action in _warning_actions, f"invalid action: {action!r}")
    _assert_about_filter(isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0")
    _add_warning_filter((action, "", category, ""), append)


def _warnings_filterwarnings(action, message="", category=Warning, module="", lineno=0,
                             append=False):
    for condition, text in ((action in _warning_actions, f"invalid action: {action!r}"),
                            (isinstance(message, str), "message must be a string"),
                            (isinstance(category, type), "category must be a class"),
                            (isinstance(category, type) and issubclass(category, Warning),
                             "category must be a Warning subclass"),
                            (isinstance(module, str), "module must be a string"),
                            (isinstance(lineno, int) and lineno >= 0,
                             "lineno must be an int >= 0")):
        _assert_about_filter(condition, text)
    _add_warning_filter((action, message, category, module), append)


def _warnings_resetwarnings():
    _warning_filters.clear()
    _warnings_shown.clear()


class catch_warnings:
    __module__ = "warnings"

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._filter = None if action is None else (action, "", category, "")
        self._append = append
        self._log = []

    def __enter__(self):
        import warnings
        self._kept, self._shown_by = list(_warning_filters), warnings.showwarning
        if self._record:
            warnings.showwarning = _warnings_showwarning
        _warning_catchers.append(self)
        _warnings_shown.clear()
        if self._filter:
            _add_warning_filter(self._filter, self._append)
        return self._log if self._record else None

    def __exit__(self, *exc_info):
        import warnings
        _warning_filters[:], warnings.showwarning = self._kept, self._shown_by
        _warning_catchers.remove(self)
        _warnings_shown.clear()


def _forget_warnings():
    import warnings
    warnings.showwarning = _warnings_showwarning
    _warning_filters.clear()
    _warnings_shown.clear()


_forgetters.append(_forget_warnings)
_export("warnings", """warn=_warnings_warn warn_explicit=_warnings_warn_explicit
simplefilter=_warnings_simplefilter filterwarnings=_warnings_filterwarnings
resetwarnings=_warnings_resetwarnings formatwarning=_warnings_formatwarning
showwarning=_warnings_showwarning catch_warnings
WarningMessage filters=_warning_filters""")
