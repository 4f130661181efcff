

# --- re.py: compiled expressions and their matches ----------------------------------------------------
# The numbers are those of regex.h.

(_rx_match, _rx_char, _rx_char_fold, _rx_any, _rx_any_all, _rx_set, _rx_split, _rx_jump, _rx_save,
 _rx_at, _rx_same, _rx_look, _rx_atomic, _rx_if, _rx_mark, _rx_progress, _rx_repeat_one) = range(17)
_rx_most_code, _rx_most_registers, _rx_start = 100000, 64, 5


class _RegexCode:
    def __init__(self, parser):
        self.parser = parser
        self.code = [0] * _rx_start  # what _regex_finish fills in
        self.registers = 0

    def add(self, *numbers):
        self.code.extend(numbers)
        if len(self.code) > _rx_most_code:
            _unsupported("a regular expression of this size")

    def here(self):
        return len(self.code)

    def node(self, node):
        kind = node[0]
        if kind == "char":
            self.add(_rx_char_fold if node[2] else _rx_char, node[1])
        elif kind == "any":
            self.add(_rx_any_all if node[1] else _rx_any)
        elif kind == "set":
            self.add(_rx_set, int(node[1]), int(node[3]), len(node[2]), 0, 0, 0, 0)
            for item in node[2]:
                self.add(*item)
        elif kind == "cat":
            for part in node[1]:
                self.node(part)
        elif kind == "at":
            self.add(_rx_at, node[1])
        elif kind == "same":
            self.add(_rx_same, node[1], int(node[2]))
        elif kind == "group":
            self.add(_rx_save, 2 * node[1] - 2)
            self.node(node[2])
            self.add(_rx_save, 2 * node[1] - 1)
        else:
            self.branching(kind, node)

    def branching(self, kind, node):
        if kind == "alt":
            self.alternatives(node[1])
        elif kind == "repeat":
            self.repeat(node)
        elif kind == "atomic":
            self.atomic(node[1])
        elif kind == "look":
            back = 0 if node[2] else self.parser.width(node[3])[0]
            self.add(_rx_look, int(node[1]), back, 0)
            behind = self.here() - 1
            self.node(node[3])
            self.add(_rx_match)
            self.code[behind] = self.here()
        else:
            self.add(_rx_if, node[1], 0)
            other = self.here() - 1
            self.node(node[2])
            self.add(_rx_jump, 0)
            end = self.here() - 1
            self.code[other] = self.here()
            self.node(node[3])
            self.code[end] = self.here()

    def atomic(self, node):
        self.add(_rx_atomic, 0)
        behind = self.here() - 1
        self.node(node)
        self.add(_rx_match)
        self.code[behind] = self.here()

    def alternatives(self, branches):
        ends = []
        for branch in branches[:-1]:
            self.add(_rx_split, self.here() + 3, 0)
            other = self.here() - 1
            self.node(branch)
            self.add(_rx_jump, 0)
            ends.append(self.here() - 1)
            self.code[other] = self.here()
        self.node(branches[-1])
        for end in ends:
            self.code[end] = self.here()

    def repeat(self, node):
        _, least, most, how, inner = node
        if how == "possessive":
            self.atomic(("repeat", least, most, "greedy", inner))
        elif inner[0] in ("char", "any", "set") and how == "greedy":
            self.add(_rx_repeat_one, least, most)
            self.node(inner)
        else:
            for _ in range(least):
                self.node(inner)
            if most < 0:
                self.endless(inner, how)
            else:
                self.optional(inner, most - least, how)

    # A choice to go on here or elsewhere; the place where the other way is to be put.
    def choice(self, how):
        start = self.here()
        if how == "lazy":
            self.add(_rx_split, 0, start + 3)
            return start + 1
        self.add(_rx_split, start + 3, 0)
        return start + 2

    def endless(self, inner, how):
        loop = self.here()
        ends = [self.choice(how)]
        self.guarded(inner, self.register(inner), ends)
        self.add(_rx_jump, loop)
        for end in ends:
            self.code[end] = self.here()

    def optional(self, inner, times, how):
        ends, register = [], self.register(inner)
        for _ in range(times):
            ends.append(self.choice(how))
            self.guarded(inner, register, ends)
        for end in ends:
            self.code[end] = self.here()

    # A register for a loop whose body may match nothing: it must not go round for ever.
    def register(self, inner):
        if self.parser.width(inner)[0] > 0:
            return None
        self.registers += 1
        if self.registers > _rx_most_registers:
            _unsupported("a regular expression with so many loops")
        return self.registers - 1

    def guarded(self, inner, register, ends):
        if register is None:
            self.node(inner)
            return
        self.add(_rx_mark, register)
        self.node(inner)
        self.add(_rx_progress, register, 0)
        ends.append(self.here() - 1)


class Match:
    __module__ = "re"
    _tp_name_ = "re.Match"

    def __init__(self, re, string, pos, endpos, spans):
        self.re, self.string, self.pos, self.endpos = re, string, pos, endpos
        self._spans = spans

    def _group(self, group):
        if isinstance(group, str):
            group = self.re._names.get(group, -1)
        elif not isinstance(group, int):
            group = _as_index(group) if hasattr(type(group), "__index__") else -1
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        start, end = self._spans[2 * group], self._spans[2 * group + 1]
        return default if end < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._group(groups[0]))
        return tuple([self._text(self._group(g)) for g in groups])

    _shortcut(group, "match group")

    def __getitem__(self, group):
        return self._text(self._group(group))

    _shortcut(__getitem__, "match group")

    def groups(self, default=None):
        return tuple([self._text(g, default) for g in range(1, self.re.groups + 1)])

    _shortcut(groups, "match groups")

    def groupdict(self, default=None):
        return {name: self._text(g, default) for name, g in self.re._names.items()}

    def span(self, group=0, /):
        group = self._group(group)
        end = self._spans[2 * group + 1]
        return (-1, -1) if end < 0 else (self._spans[2 * group], end)

    _shortcut(span, "match span")

    def start(self, group=0, /):
        return self.span(group)[0]

    _shortcut(start, "match start")

    def end(self, group=0, /):
        return self.span(group)[1]

    _shortcut(end, "match end")

    @property
    def regs(self):
        return tuple([self.span(g) for g in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        return None if self._spans[-1] < 0 else self._spans[-1]

    @property
    def lastgroup(self):
        return self.re._group_names.get(self._spans[-1])

    def expand(self, template):
        _check_template(template)
        return _expand_template(_parse_template(template, self.re), self)

    def __bool__(self):
        return True

    def __copy__(self):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


class Pattern:
    __module__ = "re"
    _tp_name_ = "re.Pattern"

    def __init__(self, pattern, flags):
        parser = _RegexParser(pattern, flags)
        tree = parser.parse()
        self.pattern = pattern
        self.flags = parser.flags if parser.flags & _re_a else parser.flags | _re_u
        self.groups = parser.group_count
        self._names = parser.names
        self._group_names = {group: name for name, group in parser.names.items()}
        made = _RegexCode(parser)
        made.node(tree)
        made.add(_rx_match)
        _regex_finish(made.code)
        self._code = tuple(made.code)
        self._templates = {}

    @property
    def groupindex(self):
        return dict(self._names)

    # The part of the text that is looked at.
    def _bounds(self, string, pos=0, endpos=None):
        if not isinstance(string, str):
            if isinstance(string, bytes):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            raise TypeError("expected string or bytes-like object, got "
                            f"'{_type_name(string)}'")
        length = len(string)
        endpos = length if endpos is None else max(0, min(endpos, length))
        return max(0, min(pos, length)) if pos else 0, endpos

    def _one(self, string, pos, endpos, mode):
        if type(string) is str and endpos is None and type(pos) is int and 0 <= pos <= len(string):
            endpos = len(string)
        else:
            pos, endpos = self._bounds(string, pos, endpos)
        found = _regex_find(self._code, self.groups, string, pos, endpos, mode, 1)
        return Match(self, string, pos, endpos, found[0]) if found else None

    def _all(self, string, pos, endpos, most):
        pos, endpos = self._bounds(string, pos, endpos)
        found = _regex_find(self._code, self.groups, string, pos, endpos, 0, most)
        return [Match(self, string, pos, endpos, spans) for spans in found]

    def search(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        return iter(self._all(string, pos, endpos, 0))

    def findall(self, string, pos=0, endpos=None):
        pos, endpos = self._bounds(string, pos, endpos)
        return _regex_texts(self._code, self.groups, string, pos, endpos)

    def split(self, string, maxsplit=0):
        self._bounds(string)
        if maxsplit < 0:
            return [string]
        return _regex_split(self._code, self.groups, string, maxsplit)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if callable(repl):
            return self._replace_by(repl, string, max(count, 0))
        if not isinstance(repl, str):
            hash(repl)  # it is looked up first
            _check_template(repl)
            return self._replace_by(lambda m: repl, string, max(count, 0))
        template = self._templates.get(repl)
        if template is None:
            template = self._templates[repl] = _parse_template(repl, self)
        self._bounds(string)
        return _regex_replace(self._code, self.groups, string, template, max(count, 0))

    def _replace_by(self, function, string, most):
        parts, at, done = [], 0, 0
        for m in self._all(string, 0, None, most):
            start, end = m.span()
            if start > at:
                parts.append(string[at:start])
            text = function(m)
            if text is not None:
                parts.append(text)
            at = end
            done += 1
        if at < len(string):
            parts.append(string[at:])
        return "".join(parts), done

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        names = [f"re.{name}" for name, flag in _re_flag_names.items()
                 if self.flags & flag and flag != _re_u]
        text = repr(self.pattern)
        text = text if len(text) <= 200 else text[:200]
        return f"re.compile({', '.join([text, '|'.join(names)] if names else [text])})"


_re_flag_names = {"IGNORECASE": 2, "MULTILINE": 8, "DOTALL": 16, "UNICODE": 32, "VERBOSE": 64,
                  "ASCII": 256}


# The parts of a replacement: texts and numbers of groups.
def _check_template(text):
    if not isinstance(text, (str, bytes)):
        str(text, "latin1")  # says what it cannot read


def _parse_template(text, pattern):
    parts, at, literal = [], 0, ""
    while at < len(text):
        c = text[at]
        if c != "\\":
            literal += c
            at += 1
            continue
        start, letter = at, text[at + 1:at + 2]
        at += 2
        if not letter:
            raise _RegexError("bad escape (end of pattern)", text, start)
        group = None
        if letter == "g":
            group, at = _template_group(text, at, pattern)
        elif letter == "0" or letter in "123" and len(text[start + 1:start + 4]) == 3 and \
                all([d in "01234567" for d in text[start + 1:start + 4]]):
            end = at
            while end < start + 4 and text[end:end + 1] and text[end] in "01234567":
                end += 1
            literal += chr(int(text[start + 1:end], 8) & 0xff)
            at = end
        elif letter in "123456789":
            if text[at:at + 1] and text[at] in "0123456789":
                letter += text[at]
                at += 1
            group = int(letter)
            if group > pattern.groups:
                raise _RegexError(f"invalid group reference {group}", text, start + 1)
        elif letter in _re_letters:
            literal += chr(_re_letters[letter])
        elif letter.isascii() and letter.isalpha():
            raise _RegexError(f"bad escape \\{letter}", text, start)
        else:
            literal += "\\" + letter
        if group is not None:
            parts += [literal, group]
            literal = ""
    return parts + [literal]


def _template_group(text, at, pattern):
    if text[at:at + 1] != "<":
        raise _RegexError("missing <", text, at)
    end = text.find(">", at)
    name = text[at + 1:] if end < 0 else text[at + 1:end]
    if not name:
        raise _RegexError("missing group name", text, at + 1)
    if end < 0:
        raise _RegexError("missing >, unterminated name", text, at + 1)
    if name.isidentifier():
        if name not in pattern._names:
            raise IndexError(f"unknown group name {name!r}")
        return pattern._names[name], end + 1
    if not name.isascii() or not name.isdigit():
        raise _RegexError(f"bad character in group name {name!r}", text, at + 1)
    if int(name) > pattern.groups:
        raise _RegexError(f"invalid group reference {int(name)}", text, at + 1)
    return int(name), end + 1


def _expand_template(parts, m):
    return "".join([p if isinstance(p, str) else m._text(p, "") for p in parts])


_re_compiled = {}


def _re_compile(pattern, flags=0):
    if type(pattern) is str and flags == 0:  # the usual case
        found = _re_compiled.get((pattern, 0))
        if found is not None:
            return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if isinstance(pattern, bytes):
        _unsupported("a regular expression over bytes")
    if not isinstance(pattern, str):
        hash(pattern)  # it is looked up first
        raise TypeError("first argument must be string or compiled pattern")
    if not isinstance(flags, int):
        hash(flags)
        raise TypeError(f"unsupported operand type(s) for &: '{_type_name(flags)}' and 'RegexFlag'")
    key = (pattern, int(flags))
    if key not in _re_compiled:
        if flags & _re_l:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        _re_compiled[key] = Pattern(pattern, int(flags))
    return _re_compiled[key]


def _re_search(pattern, string, flags=0):
    return _re_compile(pattern, flags).search(string)


def _re_match(pattern, string, flags=0):
    return _re_compile(pattern, flags).match(string)


def _re_fullmatch(pattern, string, flags=0):
    return _re_compile(pattern, flags).fullmatch(string)


def _re_finditer(pattern, string, flags=0):
    return _re_compile(pattern, flags).finditer(string)


def _re_findall(pattern, string, flags=0):
    return _re_compile(pattern, flags).findall(string)


def _re_split(pattern, string, maxsplit=0, flags=0):
    return _re_compile(pattern, flags).split(string, maxsplit)


def _re_sub(pattern, repl, string, count=0, flags=0):
    return _re_compile(pattern, flags).sub(repl, string, count)


def _re_subn(pattern, repl, string, count=0, flags=0):
    return _re_compile(pattern, flags).subn(repl, string, count)


def _re_escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    text = pattern if isinstance(pattern, str) else str(pattern, "latin1")
    text = "".join(["\\" + c if c in special else c for c in text])
    return text if isinstance(pattern, str) else text.encode("latin1")


def _re_purge():
    _re_compiled.clear()


_forgetters.append(_re_purge)
_re_noflag = 0
_export("re", """Pattern Match compile=_re_compile search=_re_search match=_re_match
fullmatch=_re_fullmatch finditer=_re_finditer findall=_re_findall split=_re_split sub=_re_sub
subn=_re_subn escape=_re_escape purge=_re_purge error=_RegexError A=_re_a ASCII=_re_a I=_re_i
IGNORECASE=_re_i M=_re_m MULTILINE=_re_m S=_re_s DOTALL=_re_s X=_re_x VERBOSE=_re_x U=_re_u
UNICODE=_re_u NOFLAG=_re_noflag""")
