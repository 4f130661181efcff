

# --- argparse.py: a program's own options; Lockstep gives none, so that the defaults hold ---------------

class Namespace:
    __module__ = "argparse"

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in self.__dict__.items()]
        return f"Namespace({', '.join(shown)})"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    __hash__ = None


class ArgumentError(Exception):
    __module__ = "argparse"

    def __init__(self, argument, message):
        self.argument_name = argument and _argument_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    __module__ = "argparse"


class HelpFormatter:
    __module__ = "argparse"


class RawDescriptionHelpFormatter(HelpFormatter):
    __module__ = "argparse"


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    __module__ = "argparse"


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    __module__ = "argparse"


SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "==SUPPRESS==", "?", "*", "+", "..."


class Action:
    __module__ = "argparse"

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices = default, type, choices
        self.required, self.help, self.metavar = required, help, metavar


def _argument_name(action):
    return "/".join(action.option_strings) or _metavar_of(action)


def _metavar_of(action):
    if action.metavar is not None:
        return action.metavar
    if action.choices is not None:
        return "{" + ",".join([str(choice) for choice in action.choices]) + "}"
    return action.dest.upper() if action.option_strings else action.dest


_flag_actions = ("store_true", "store_false", "store_const", "count", "help", "version",
                 "append_const")


class _Group:
    def __init__(self, parser, title=None, description=None, required=False, is_exclusive=False):
        self._parser, self.title, self.description = parser, title, description
        self._is_exclusive, self._is_required, self._actions = is_exclusive, required, []

    def add_argument(self, *names, **options):
        action = self._parser.add_argument(*names, **options)
        self._actions.append(action)
        return action


class ArgumentParser:
    __module__ = "argparse"

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        self.prog = _path_basename(_sys_module().argv[0]) if prog is None else prog
        self.usage, self.description, self.epilog = usage, description, epilog
        self._actions, self._defaults, self._groups = [], {}, []
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")

    def add_argument(self, *names, action="store", nargs=None, const=None, default=None, type=None,
                     choices=None, required=False, help=None, metavar=None, dest=None,
                     version=None):
        if not isinstance(action, str):
            _unsupported("argparse with an action class")
        options = [name for name in names if name.startswith("-")]
        if not options and names:
            dest = names[0]
        elif dest is None:
            long = [name for name in options if name.startswith("--")]
            dest = (long or options)[0].lstrip("-").replace("-", "_")
        made = Action(options, dest, nargs, const, default, type, choices, required, help, metavar)
        made._kind = action
        if action in ("store_true", "store_false"):
            made.const = action == "store_true"
            made.default = not made.const if default is None else default
        elif action == "version":
            made.const, made.default = version, SUPPRESS
        if not options:
            made.required = nargs not in ("?", "*")
        self._actions.append(made)
        return made

    def add_argument_group(self, title=None, description=None):
        return _Group(self, title, description)

    def add_mutually_exclusive_group(self, *, required=False):
        self._groups.append(_Group(self, required=required, is_exclusive=True))
        return self._groups[-1]

    def add_subparsers(self, **kwargs):
        _unsupported("argparse.ArgumentParser.add_subparsers()")

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error("unrecognized arguments: " + " ".join(extra))
        return found

    def parse_known_args(self, args=None, namespace=None):
        words = list(_sys_module().argv[1:] if args is None else args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.default is not SUPPRESS and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(found, name) or getattr(found, name) is None:
                setattr(found, name, value)
        try:
            extra = self._parse(words, found)
        except ArgumentError as error:
            self.error(str(error))
        return found, extra

    def _parse(self, words, found):
        free, extra, seen = [], [], []
        self._left = [action for action in self._actions if not action.option_strings]
        while words:
            word = words.pop(0)
            if word == "--":
                free += words
                break
            if not self._is_option(word):
                free.append(word)
                continue
            if free:
                extra += self._take_positionals(free, found, seen)
                free = []
            name, equals, value = word.partition("=")
            action = self._option(name)
            if action is None and len(word) > 2 and word[1] != "-":
                action = self._option(word[:2])
                value, equals = word[2:], "="
                if action and action._kind in _flag_actions:
                    words.insert(0, "-" + value)
                    equals = ""
            if action is None:
                extra.append(word)
                continue
            seen.append(action)
            self._take(action, found, [value] if equals else None, words)
        extra += self._take_positionals(free, found, seen)
        self._check(found, seen)
        return extra

    def _option(self, name):
        for action in self._actions:
            if name in action.option_strings:
                return action
        near = [a for a in self._actions
                for option in a.option_strings if name[:2] == "--" and option.startswith(name)]
        return near[0] if len(near) == 1 else None

    def _take(self, action, found, given, words):
        kind = action._kind
        if kind in _flag_actions:
            if given:
                raise ArgumentError(action, f"ignored explicit argument {given[0]!r}")
            self._flag(action, found)
            return
        count = action.nargs
        if given is None:
            given = []
            most = 1 if count in (None, "?") else count if isinstance(count, int) else len(words)
            while words and len(given) < most and not self._is_option(words[0]):
                given.append(words.pop(0))
        if count is None and not given:
            raise ArgumentError(action, "expected one argument")
        if count == "+" and not given:
            raise ArgumentError(action, "expected at least one argument")
        if isinstance(count, int) and len(given) != count:
            raise ArgumentError(action, f"expected {count} argument{'s' if count > 1 else ''}")
        value = [self._value(action, text) for text in given]
        if count is None or count == "?":
            value = value[0] if value else action.const
        if kind in ("append", "extend"):
            before = list(getattr(found, action.dest) or [])
            value = before + (value if kind == "extend" else [value])
        setattr(found, action.dest, value)

    def _is_option(self, word):
        return word.startswith("-") and len(word) > 1 and not word[1:].replace(".", "").isdigit()

    def _flag(self, action, found):
        if action._kind == "help":
            self.print_help()
            self.exit()
        if action._kind == "version":
            print(action.const.replace("%(prog)s", self.prog))
            self.exit()
        if action._kind == "count":
            setattr(found, action.dest, (getattr(found, action.dest) or 0) + 1)
        elif action._kind == "append_const":
            setattr(found, action.dest, [*(getattr(found, action.dest) or ()), action.const])
        else:
            setattr(found, action.dest, action.const)

    def _value(self, action, text):
        value = text
        if action.type is not None:
            try:
                value = action.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(action, str(error)) from None
            except (TypeError, ValueError):
                name = getattr(action.type, "__name__", repr(action.type))
                raise ArgumentError(action, f"invalid {name} value: {text!r}") from None
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")
        return value

    # As many positional arguments as match the words that stand together; gives back the rest.
    def _take_positionals(self, free, found, seen):
        while self._left:
            action, later = self._left[0], self._left[1:]
            count = action.nargs
            least = count if isinstance(count, int) else 0 if count in ("?", "*") else 1
            if len(free) < least:
                break
            kept = 0
            for other in later:
                need = other.nargs if isinstance(other.nargs, int) else \
                    0 if other.nargs in ("?", "*") else 1
                if kept + need + least > len(free):
                    break
                kept += need
            room = len(free) - kept
            taken = min(room, least if isinstance(count, int) else 1 if count in (None, "?")
                        else room)
            values = [self._value(action, text) for text in free[:taken]]
            free = free[taken:]
            self._left = later
            if values or isinstance(count, int):
                seen.append(action)
                setattr(found, action.dest, values[0] if count in (None, "?") else values)
            elif count == "*" and action.default is None:
                setattr(found, action.dest, [])
        return free

    def _check(self, found, seen):
        missing = [_argument_name(action) for action in self._actions
                   if action.required and action not in seen]
        if missing:
            raise ArgumentError(None, "the following arguments are required: "
                                + ", ".join(missing))
        for group in self._groups:
            given = [action for action in seen if action in group._actions]
            if len(given) > 1:
                raise ArgumentError(given[1], "not allowed with argument "
                                    + _argument_name(given[0]))
            if group._is_required and not given:
                names = " ".join([_argument_name(action) for action in group._actions])
                raise ArgumentError(None, f"one of the arguments {names} is required")
        for action in self._actions:  # a default that is text counts as if it were given
            if isinstance(action.default, str) and action.default is not SUPPRESS and \
                    action.type is not None and getattr(found, action.dest) is action.default:
                setattr(found, action.dest, self._value(action, action.default))

    # What excludes each other stands together.
    def _option_parts(self, shown):
        parts, done = [], []
        for action in shown:
            group = ([g for g in self._groups if action in g._actions] or [None])[0]
            if action in done:
                continue
            if group is None:
                parts.append(self._part(action))
                continue
            done += group._actions
            inside = " | ".join([self._part(a).strip("[]") for a in group._actions])
            parts.append(f"({inside})" if group._is_required else f"[{inside}]")
        return parts

    def _part(self, action):
        if action.option_strings:
            text = action.option_strings[0]
            if action._kind not in _flag_actions:
                text += " " + self._values_text(action)
            return text if action.required else f"[{text}]"
        return self._values_text(action)

    def _values_text(self, action):
        name = _metavar_of(action)
        if isinstance(action.nargs, int):
            return " ".join([name] * action.nargs)
        return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]"}.get(
            action.nargs, name)

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        start = f"usage: {self.prog}"
        shown = [a for a in self._actions if a.help is not SUPPRESS]
        options = self._option_parts([a for a in shown if a.option_strings])
        free = [self._part(a) for a in shown if not a.option_strings]
        line = " ".join([start, *options, *free])
        if len(line) <= 78:
            return line + "\n"
        rows, margin = [], " " * (len(start) + 1)
        for parts in (options, free):
            row = []
            for part in parts:
                if row and len(margin + " ".join([*row, part])) > 78:
                    rows.append(" ".join(row))
                    row = []
                row.append(part)
            if row:
                rows.append(" ".join(row))
        return start + " " + ("\n" + margin).join(rows) + "\n"

    def format_help(self):
        text = self.format_usage()
        if self.description:
            text += "\n" + _textwrap_fill(self.description.replace("%(prog)s", self.prog), 78) + "\n"
        for title, options in (("positional arguments", False), ("options", True)):
            actions = [a for a in self._actions
                       if bool(a.option_strings) == options and a.help is not SUPPRESS]
            if actions:
                text += f"\n{title}:\n" + "".join([self._help_of(a) for a in actions])
        if self.epilog:
            text += "\n" + _textwrap_fill(self.epilog, 78) + "\n"
        return text

    def _help_width(self):
        return min(24, max([len(self._invocation(a)) for a in self._actions]) + 4)

    def _invocation(self, action):
        if not action.option_strings:
            return _metavar_of(action)
        if action._kind in _flag_actions:
            return ", ".join(action.option_strings)
        return ", ".join([f"{o} {self._values_text(action)}" for o in action.option_strings])

    def _help_of(self, action):
        width, name = self._help_width(), "  " + self._invocation(action)
        if not action.help:
            return name + "\n"
        told = action.help
        if "%" in told:
            told = told % {"default": action.default, "prog": self.prog, "dest": action.dest,
                           "type": getattr(action.type, "__name__", None)}
        lines = _textwrap_wrap(told, 78 - width)
        first = name.ljust(width) + lines[0] if len(name) <= width - 2 else \
            name + "\n" + " " * width + lines[0]
        return "\n".join([first, *[" " * width + line for line in lines[1:]]]) + "\n"

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def exit(self, status=0, message=None):
        if message:
            _sys_module().stderr.write(message)
        raise SystemExit(status)

    def error(self, message):
        _sys_module().stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")


_export("argparse", """Namespace ArgumentParser ArgumentError ArgumentTypeError Action HelpFormatter
RawDescriptionHelpFormatter RawTextHelpFormatter ArgumentDefaultsHelpFormatter SUPPRESS OPTIONAL
ZERO_OR_MORE ONE_OR_MORE REMAINDER""")
