

# --- argparse.py: argparse ----------------------------------------------------------------------------

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = \
    "==SUPPRESS==", "?", "*", "+", "A...", "..."


class Namespace:
    __module__ = "argparse"

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = [f"{name}={value!r}" if name.isidentifier() else f"**{{{name!r}: {value!r}}}"
                 for name, value in self.__dict__.items()]
        return f"{type(self).__name__}({', '.join(parts)})"


class ArgumentTypeError(Exception):
    __module__ = "argparse"


def _argument_name(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{" + ",".join([str(c) for c in action.choices]) + "}" if action.choices else None


class ArgumentError(Exception):
    __module__ = "argparse"

    def __init__(self, argument, message):
        self.argument_name = _argument_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return str(self.message)
        return f"argument {self.argument_name}: {self.message}"


class HelpFormatter:
    __module__ = "argparse"
    _keeps_lines = False  # of descriptions
    _keeps_help_lines = False
    _shows_defaults = False
    _shows_types = False

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog, self._indent = prog, indent_increment
        self._width = 78 if width is None else width
        self._place = min(max_help_position, max(self._width - 20, indent_increment * 2))

    def _fill(self, text):
        text = text % {"prog": self._prog} if "%(prog)" in text else text
        if self._keeps_lines:
            return text
        return _textwrap_fill(" ".join(text.split()), self._width)

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join([str(c) for c in action.choices]) + "}"
        if self._shows_types and action.option_strings:
            return action.type.__name__
        return default

    def _args(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else (name,) * 9
        n = action.nargs
        if n is None:
            return f"{names[0]}"
        if n == "?":
            return f"[{names[0]}]"
        if n == "*":
            return f"[{names[0]} [{names[1]} ...]]" if isinstance(name, tuple) and len(name) == 2 \
                else f"[{names[0]} ...]"
        if n == "+":
            return f"{names[0]} [{names[1]} ...]"
        if n == "...":
            return "..."
        if n == "A...":
            return f"{names[0]} ..."
        return " ".join([str(names[i]) for i in range(n)])

    def _default_metavar(self, action):
        return action.dest.upper() if action.option_strings else action.dest

    def _usage_parts(self, actions, groups):
        parts, shown = [], []
        for action in actions:
            if action.help == SUPPRESS or action in shown:
                continue
            group = [g for g in groups if action in g._group_actions]
            if group:
                members = [a for a in group[0]._group_actions if a.help != SUPPRESS]
                shown += members
                text = " | ".join([self._usage_part(a)[1:-1] if not a.required and
                                   self._usage_part(a)[:1] == "[" else self._usage_part(a)
                                   for a in members])
                if len(members) == 1:
                    parts.append(text if group[0].required else f"[{text}]")
                else:
                    parts.append(f"({text})" if group[0].required else f"[{text}]")
            else:
                parts.append(self._usage_part(action))
        return parts

    def _usage_part(self, action):
        args = self._args(action, self._default_metavar(action)) if action.nargs != 0 else ""
        if not action.option_strings:
            return args
        text = action.format_usage() + (" " + args if args else "")
        return text if action.required else f"[{text}]"

    def usage(self, parser, prefix="usage: "):
        if parser.usage is not None:
            return f"{prefix}{parser.usage % {'prog': self._prog}}\n"
        options = [a for a in parser._actions if a.option_strings]
        places = [a for a in parser._actions if not a.option_strings]
        first = self._usage_parts(options, parser._exclusive)
        last = self._usage_parts(places, parser._exclusive)
        whole = " ".join([self._prog] + first + last)
        if len(prefix) + len(whole) <= self._width:
            return f"{prefix}{whole}\n"
        if len(prefix) + len(self._prog) <= 0.75 * self._width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if first:
                lines = self._lines([self._prog] + first, indent, prefix)
                lines += self._lines(last, indent)
            else:
                lines = self._lines([self._prog] + last, indent, prefix)
        else:
            indent = " " * len(prefix)
            lines = self._lines(first + last, indent)
            if len(lines) > 1:
                lines = self._lines(first, indent) + self._lines(last, indent)
            lines = [self._prog] + lines
        return prefix + "\n".join(lines) + "\n"

    def _lines(self, parts, indent, prefix=None):
        lines, line = [], []
        start = len(indent) - 1
        length = len(prefix) - 1 if prefix is not None else start
        for part in parts:
            if length + 1 + len(part) > self._width and line:
                lines.append(indent + " ".join(line))
                line, length = [], start
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, action.dest)
            return " ".join(name) if isinstance(name, tuple) else str(name)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._args(action, self._default_metavar(action))
        return ", ".join([f"{option} {args}" for option in action.option_strings])

    def _help_of(self, action):
        text = action.help
        if self._shows_defaults and "%(default)" not in text and action.default != SUPPRESS and \
                (action.option_strings or action.nargs in ("?", "*")):
            text += " (default: %(default)s)"
        values = {name: value for name, value in vars(action).items() if value != SUPPRESS}
        values["prog"] = self._prog
        if action.choices is not None:
            values["choices"] = ", ".join([str(c) for c in action.choices])
        if isinstance(action.type, type) or hasattr(action.type, "__name__"):
            values["type"] = action.type.__name__
        return text % values

    def _rows(self, actions):  # [(indentation, action)]
        rows = []
        for action in actions:
            if action.help != SUPPRESS:
                rows.append((self._indent, action))
                for choice in getattr(action, "_choices_actions", ()):
                    rows.append((2 * self._indent, choice))
        return rows

    def table(self, actions, place):
        lines = []
        for indent, action in self._rows(actions):
            head = " " * indent + self._invocation(action)
            if not action.help or not action.help.strip():
                lines.append(head)
                continue
            text = self._help_of(action)
            width = max(self._width - place, 11)
            rest = text.splitlines() if self._keeps_help_lines \
                else _textwrap_wrap(" ".join(text.split()), width)
            if len(head) <= place - 2:
                lines.append(head.ljust(place) + rest[0])
                rest = rest[1:]
            else:
                lines.append(head)
            lines += [" " * place + line for line in rest]
        return lines

    def whole(self, parser):
        longest = 0
        for group in parser._groups:
            for _, action in self._rows(group._group_actions):
                longest = max(longest, self._indent + len(self._invocation(action)))
        place = min(longest + 2, self._place)
        parts = [self.usage(parser)]
        if parser.description:
            parts.append(self._fill(parser.description) + "\n")
        for group in parser._groups:
            lines = self.table(group._group_actions, place)
            if group.description:
                about = ["  " + line for line in
                         _textwrap_wrap(" ".join(group.description.split()), self._width - 2)]
                lines = about + [""] + lines if lines else about
            if lines:
                title = f"{group.title}:\n" if group.title is not None else ""
                parts.append(title + "\n".join(lines) + "\n")
        if parser.epilog:
            parts.append(self._fill(parser.epilog) + "\n")
        return "\n".join(parts)


class RawDescriptionHelpFormatter(HelpFormatter):
    __module__ = "argparse"
    _keeps_lines = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    __module__ = "argparse"
    _keeps_help_lines = True


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    __module__ = "argparse"
    _shows_defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    __module__ = "argparse"
    _shows_types = True


class Action:
    __module__ = "argparse"

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices = default, type, choices
        self.required, self.help, self.metavar = required, help, metavar

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        Action.__init__(self, option_strings, dest, nargs, const, default, type, choices, required,
                        help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None,
                 metavar=None):
        Action.__init__(self, option_strings, dest, 0, const, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        _StoreConstAction.__init__(self, option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        _StoreConstAction.__init__(self, option_strings, dest, False, default, required, help)


class _AppendAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        Action.__init__(self, option_strings, dest, nargs, const, default, type, choices, required,
                        help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    __module__ = "argparse"

    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    __module__ = "argparse"

    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        Action.__init__(self, option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        Action.__init__(self, option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        Action.__init__(self, option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version if self.version is not None else parser.version
        formatter = parser._formatter()
        _write_output(formatter._fill(version) + "\n")
        parser.exit()


class BooleanOptionalAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        Action.__init__(self, names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _SubParsersAction(Action):
    __module__ = "argparse"

    def __init__(self, prog, parser_class, dest, required, help, metavar, aliases_of):
        self._prog, self._parser_class, self._choices_actions = prog, parser_class, []
        self._aliases = aliases_of
        Action.__init__(self, [], dest, "A...", None, None, None, {}, required, help, metavar)

    def add_parser(self, name, *, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog} {name}"
        if "help" in kwargs:
            help = kwargs.pop("help")
            shown = name if not aliases else f"{name} ({', '.join(aliases)})"
            self._choices_actions.append(Action([], name, help=help, metavar=shown))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self.choices[known] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            known = ", ".join(self.choices)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {known})")
        found, extra = self.choices[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(extra)


_argparse_actions = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction, "store_false": _StoreFalseAction, "append": _AppendAction,
    "append_const": _AppendConstAction, "count": _CountAction, "help": _HelpAction,
    "version": _VersionAction, "extend": _ExtendAction}


class _ArgumentGroup:
    __module__ = "argparse"

    def __init__(self, parser, title=None, description=None):
        self._parser, self.title, self.description = parser, title, description
        self._group_actions = []

    def add_argument(self, *names, **kwargs):
        action = self._parser._make(names, kwargs)
        self._group_actions.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser._new_exclusive(required, self)


class _ExclusiveGroup(_ArgumentGroup):
    def __init__(self, parser, required, within):
        _ArgumentGroup.__init__(self, parser)
        self.required, self._within = required, within

    def add_argument(self, *names, **kwargs):
        action = self._parser._make(names, kwargs)
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(action)
        if self._within is not None:
            self._within._group_actions.append(action)
        else:
            self._parser._file(action)
        return action


class ArgumentParser:
    __module__ = "argparse"

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        self.prog = _path_basename(_sys_module().argv[0]) if prog is None else prog
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.prefix_chars = formatter_class, prefix_chars
        self.argument_default, self.add_help = argument_default, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._conflict, self._defaults = conflict_handler, {}
        self._actions, self._exclusive, self._options, self._subparsers = [], [], {}, None
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._groups = [self._positionals, self._optionals]
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                self._file(self._join(action))
            self._defaults.update(parent._defaults)

    def __repr__(self):
        return (f"ArgumentParser(prog={self.prog!r}, usage={self.usage!r}, "
                f"description={self.description!r}, formatter_class={self.formatter_class!r}, "
                f"conflict_handler={self._conflict!r}, add_help={self.add_help!r})")

    # --- arguments

    def _make(self, names, kwargs):
        kwargs = dict(kwargs)
        kind = kwargs.pop("action", None)
        cls = _argparse_actions.get(kind, kind) if kind is None or isinstance(kind, str) else kind
        if isinstance(cls, str):
            raise ValueError(f'unknown action "{cls}"')
        dest = kwargs.pop("dest", None)
        if not names or len(names) == 1 and names[0][:1] not in self.prefix_chars:
            if names and dest is not None:
                raise ValueError("dest supplied twice for positional argument")
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            dest, options = names[0] if names else dest, []
            if kwargs.get("nargs") not in ("?", "*") and cls in (_StoreAction, _AppendAction,
                                                                 _ExtendAction):
                kwargs["required"] = True
            if kwargs.get("nargs") == "*" and "default" not in kwargs:
                kwargs["required"] = True
        else:
            options = list(names)
            for name in options:
                if name[:1] not in self.prefix_chars:
                    raise ValueError(f"invalid option string {name!r}: must start with a "
                                     f"character {self.prefix_chars!r}")
            if dest is None:
                long = [name for name in options if name[:2].strip(self.prefix_chars) == ""
                        and len(name) > 2]
                dest = (long or options)[0].lstrip(self.prefix_chars).replace("-", "_")
        if kind in (None, "store", "append", "extend") and kwargs.get("nargs") == 0:
            raise ValueError(f"nargs for {'append' if kind == 'append' else 'store'} actions must "
                             "be != 0; if you have nothing to store, actions such as store true or "
                             "store const may be more appropriate")
        if "default" not in kwargs:
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        if kind == "version" or kind == "help":
            dest = SUPPRESS
        action = cls(option_strings=options, dest=dest, **kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError(f"{action.type!r} is not callable")
        return self._join(action)

    def _join(self, action):
        for name in action.option_strings:
            if name in self._options and self._conflict == "error":
                raise ArgumentError(action, f"conflicting option string: {name}")
            self._options[name] = action
        self._actions.append(action)
        return action

    def _file(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._group_actions.append(action)

    def add_argument(self, *names, **kwargs):
        action = self._make(names, kwargs)
        self._file(action)
        return action

    def add_argument_group(self, title=None, description=None):
        group = _ArgumentGroup(self, title, description)
        self._groups.append(group)
        return group

    def _new_exclusive(self, required, within=None):
        group = _ExclusiveGroup(self, required, within)
        self._exclusive.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        return self._new_exclusive(required)

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS,
                       required=False, help=None, metavar=None, parser_class=None, action=None):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if prog is None:
            formatter = self._formatter()
            places = [a for a in self._actions if not a.option_strings]
            prog = " ".join([self.prog] + formatter._usage_parts(places, self._exclusive))
        made = _SubParsersAction(prog, parser_class or type(self), dest, required, help, metavar,
                                 {})
        self._actions.append(made)
        self._subparsers = made
        if title is not None or description is not None:
            self.add_argument_group(title or "subcommands",
                                    description)._group_actions.append(made)
        else:
            self._file(made)
        return made

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error("unrecognized arguments: " + " ".join(extra))
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys_module().argv[1:] if args is None else args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS \
                    and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(found, name):
                setattr(found, name, value)
        if not self.exit_on_error:
            return self._parse(args, found)
        try:
            return self._parse(args, found)
        except ArgumentError as error:
            self.error(str(error))

    # (action, option, explicit value) of something that looks like an option; None: it is none.
    def _option_of(self, text):
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._options:
            return self._options[text], text, None
        if len(text) == 1:
            return None
        if "=" in text:
            name, _, value = text.partition("=")
            if name in self._options:
                return self._options[name], name, value
        matches = self._abbreviated(text)
        if len(matches) > 1:
            raise ArgumentError(None, f"ambiguous option: {text} could match "
                                + ", ".join([name for _, name, _ in matches]))
        if matches:
            return matches[0]
        if _is_negative_number(text) and not any([_is_negative_number(name)
                                                  for name in self._options]):
            return None
        return None if " " in text else (None, text, None)

    def _abbreviated(self, text):
        if text[1] in self.prefix_chars:
            name, mark, value = text.partition("=")
            return [(action, known, value if mark else None)
                    for known, action in self._options.items()
                    if self.allow_abbrev and known.startswith(name)]
        matches = []
        for known, action in self._options.items():
            if known == text[:2]:
                matches.append((action, known, text[2:]))
            elif known.startswith(text):
                matches.append((action, known, None))
        return matches

    def _parse(self, args, found):
        kinds, options, only_places = "", {}, False
        for i, text in enumerate(args):
            if only_places:
                kinds += "A"
            elif text == "--":
                kinds += "-"
                only_places = True
            else:
                option = self._option_of(text)
                kinds += "A" if option is None else "O"
                if option is not None:
                    options[i] = option
        places = [a for a in self._actions if not a.option_strings]
        seen, given, extra = [], [], []
        at = 0
        last = max(options, default=-1)
        while at <= last:
            following = min([i for i in options if i >= at])
            if at != following:
                end, places = self._take_places(args, kinds, at, places, seen, given, found)
                if end > at:
                    at = end
                    continue
                extra += args[at:following]
                at = following
            at = self._take_option(args, kinds, at, options[at], seen, given, found, extra)
        at, places = self._take_places(args, kinds, at, places, seen, given, found)
        extra += args[at:]
        self._check_required(seen, given, found)
        extra = found.__dict__.pop("_unrecognized_args", []) + extra
        return found, extra

    def _take_places(self, args, kinds, at, places, seen, given, found):
        rest = kinds[at:]
        counts = _match_places(rest, [a.nargs for a in places])
        for action, count in zip(places, counts):
            values = args[at:at + count]
            at += count
            if count == 0 and action.nargs not in ("*", "?", "...", "A...") and action.nargs != 0:
                continue
            self._apply(action, values, None, seen, given, found)
        return at, places[len(counts):]

    def _take_option(self, args, kinds, at, option, seen, given, found, extra):
        action, name, explicit = option
        if action is None:
            extra.append(args[at])
            return at + 1
        while explicit is not None:
            count = 0 if action.nargs == 0 else 1
            single = name[1] not in self.prefix_chars
            if count == 0 and single and explicit != "":
                self._apply(action, [], name, seen, given, found)
                name = name[0] + explicit[0]
                if name not in self._options:
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                action, explicit = self._options[name], explicit[1:] or None
            elif count == 1 and action.nargs in (None, "?", "*", "+", 1, "..."):
                self._apply(action, [explicit], name, seen, given, found)
                return at + 1
            else:
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
        count = _match_one(kinds[at + 1:], action.nargs)
        if count is None:
            raise ArgumentError(action, {
                None: "expected one argument", "?": "expected at most one argument",
                "+": "expected at least one argument"}.get(
                    action.nargs, f"expected {action.nargs} argument"
                    + ("" if action.nargs == 1 else "s")))
        self._apply(action, args[at + 1:at + 1 + count], name, seen, given, found)
        return at + 1 + count

    def _apply(self, action, texts, name, seen, given, found):
        seen.append(action)
        values = self._values(action, texts)
        if values is not action.default:
            given.append(action)
            for group in self._exclusive:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in given:
                            raise ArgumentError(action, "not allowed with argument "
                                                f"{_argument_name(other)}")
        if values is not SUPPRESS:
            action(self, found, values, name)

    def _values(self, action, texts):
        n = action.nargs
        if n not in ("A...", "...") and "--" in texts:
            texts = list(texts)
            texts.remove("--")
        if not texts and n == "?":
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._converted(action, value)
                self._check_choice(action, value)
            return value
        if not texts and n == "*" and not action.option_strings:
            if action.default is not None:
                return action.default
            return []
        if len(texts) == 1 and n in (None, "?"):
            value = self._converted(action, texts[0])
            self._check_choice(action, value)
            return value
        if n == "...":
            return [self._converted(action, text) for text in texts]
        if n == "A...":
            values = [self._converted(action, text) for text in texts]
            self._check_choice(action, values[0])
            return values
        if n == 0:
            return action.const if False else []
        values = [self._converted(action, text) for text in texts]
        for value in values:
            self._check_choice(action, value)
        return values

    def _converted(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check_choice(self, action, value):
        if action.choices is not None and value not in action.choices:
            known = ", ".join([repr(c) for c in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {known})")

    def _check_required(self, seen, given, found):
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_argument_name(action))
            elif isinstance(action.default, str) and action.dest is not SUPPRESS and \
                    action.default is getattr(found, action.dest, None):
                setattr(found, action.dest, self._converted(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: "
                                + ", ".join([str(name) for name in missing]))
        for group in self._exclusive:
            if group.required and not any([a in given for a in group._group_actions]):
                names = [_argument_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")

    # --- texts

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        return self._formatter().usage(self)

    def format_help(self):
        return self._formatter().whole(self)

    def print_usage(self, file=None):
        self._print(self.format_usage(), file)

    def print_help(self, file=None):
        self._print(self.format_help(), file)

    def _print(self, text, file):
        if file is None:
            _sys_module().stdout.write(text)
        else:
            file.write(text)

    def exit(self, status=0, message=None):
        if message:
            _sys_module().stderr.write(message)
        raise SystemExit(status)

    def error(self, message):
        self.print_usage(_sys_module().stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_negative_number(text):
    body = text[1:]
    whole, dot, part = body.partition(".")
    return text[:1] == "-" and (body.isdecimal() or dot == "." and part.isdecimal()
                                and (not whole or whole.isdecimal()))


# How many of the arguments (A, O for options, - for "--") an nargs takes, greedily; None: too few.
def _match_one(kinds, nargs):
    limit = 0
    marked = False
    while limit < len(kinds) and (kinds[limit] == "A" or kinds[limit] == "-" and nargs is None):
        limit += 1
    if nargs is None:
        start = 1 if kinds[:1] == "-" else 0
        return start + 1 if kinds[start:start + 1] == "A" else None
    if nargs == "?":
        return min(limit, 1)
    if nargs == "*":
        return limit
    if nargs == "+":
        return limit or None
    if nargs in ("...", "A..."):
        return len(kinds) if nargs == "..." or kinds[:1] == "A" else None
    return nargs if limit >= nargs else None


# The longest beginning of the positional arguments that can be served, each as much as it may.
def _match_places(kinds, nargs):
    for count in range(len(nargs), 0, -1):
        taken = _share(kinds, nargs[:count])
        if taken is not None:
            return taken
    return []


def _share(kinds, nargs):
    if not nargs:
        return []
    first, start = nargs[0], 0
    while kinds[start:start + 1] == "-":
        start += 1
    run = 0
    while start + run < len(kinds) and kinds[start + run] in "A-":
        run += 1
    if first in ("...", "A..."):
        if first == "A..." and run == 0:
            return None
        return [len(kinds)] + [0] * (len(nargs) - 1) \
            if _share("", nargs[1:]) is not None else None
    least, most = {None: (1, 1), "?": (0, 1), "*": (0, run), "+": (1, run)}.get(
        first, (first, first))
    for n in range(min(most, run), least - 1, -1):
        rest = _share(kinds[start + n:], nargs[1:])
        if rest is not None:
            return [(start + n) if n else 0] + rest if n or not start \
                else [0] + _share(kinds, nargs[1:])
    return None


class FileType:
    __module__ = "argparse"

    def __init__(self, *args, **kwargs):
        _unsupported("argparse.FileType: programs cannot open files")


_export("argparse", """ArgumentParser ArgumentError ArgumentTypeError Namespace Action HelpFormatter
RawDescriptionHelpFormatter RawTextHelpFormatter ArgumentDefaultsHelpFormatter
MetavarTypeHelpFormatter BooleanOptionalAction SUPPRESS OPTIONAL ZERO_OR_MORE ONE_OR_MORE PARSER
REMAINDER""")
