

# --- textwrap.py and pprint.py ------------------------------------------------------------------------

_wrap_to_spaces = {ord(c): ord(" ") for c in "\t\n\x0b\x0c\r "}


# Words, the white space between them, and the pieces of words that may end at a hyphen.
def _wrap_chunks(text, on_hyphens):
    pattern = _wrap_words if on_hyphens else _wrap_plain
    return [chunk for chunk in pattern.split(text) if chunk]


_wrap_words = Pattern(
    r"""([\t\n\x0b\x0c\r ]+|(?<=[\w!"'&.,?])-{2,}(?=\w)|[^\t\n\x0b\x0c\r ](?:"""
    r"""[^\t\n\x0b\x0c\r ]*?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])|"""
    r"""(?=[\t\n\x0b\x0c\r ]|\Z)|(?<=[\w!"'&.,?])(?=-{2,}\w))))""", 0)
_wrap_plain = Pattern(r"([\t\n\x0b\x0c\r ]+)", 0)


class TextWrapper:
    __module__ = "textwrap"

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width, self.initial_indent = width, initial_indent
        self.subsequent_indent, self.expand_tabs = subsequent_indent, expand_tabs
        self.replace_whitespace, self.fix_sentence_endings = replace_whitespace, fix_sentence_endings
        self.break_long_words, self.drop_whitespace = break_long_words, drop_whitespace
        self.break_on_hyphens, self.tabsize = break_on_hyphens, tabsize
        self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_wrap_to_spaces)
        chunks = _wrap_chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == " " and _re_search(r"[a-z][\.\!\?][\"\']?\Z", chunks[i]):
                    chunks[i + 1] = "  "
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks, lines = self._chunks(text)[::-1], []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            line, length = self._take(chunks, width)
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    (not chunks or self.drop_whitespace and len(chunks) == 1
                     and not chunks[0].strip()) and length <= width):
                lines.append(indent + "".join(line))
            else:
                self._cut(lines, line, length, indent, width)
                break
        return lines

    # As many chunks as fit into the width; one that never fits is broken, or stands alone.
    def _take(self, chunks, width):
        line, length = [], 0
        while chunks:
            after = length + len(chunks[-1])
            if after > width:
                break
            line.append(chunks.pop())
            length = after
        if chunks and len(chunks[-1]) > width:
            if self.break_long_words:
                room = 1 if width < 1 else width - length
                chunk = chunks[-1]
                if self.break_on_hyphens and len(chunk) > room:
                    hyphen = chunk.rfind("-", 0, room)
                    if hyphen > 0 and any([c != "-" for c in chunk[:hyphen]]):
                        room = hyphen + 1
                line.append(chunk[:room])
                chunks[-1] = chunk[room:]
            elif not line:
                line.append(chunks.pop())
            length = sum([len(c) for c in line])
        return line, length

    def _cut(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _textwrap_wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def _textwrap_fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def _textwrap_shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def _textwrap_indent(text, prefix, predicate=None):
    if predicate is None:
        def predicate(line):
            return line.strip()
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])


def _textwrap_dedent(text):
    lines, margin = [], None
    for line in text.split("\n"):
        if not line.strip(" \t"):
            lines.append("")
            continue
        lines.append(line)
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            margin = _path_commonprefix([margin, indent])
    margin = len(margin or "")
    return "\n".join([line[margin:] for line in lines])


_export("textwrap", """TextWrapper wrap=_textwrap_wrap fill=_textwrap_fill shorten=_textwrap_shorten
indent=_textwrap_indent dedent=_textwrap_dedent""")


# --- pprint

# Orders what cannot be compared by the names of the classes.
class _SafeKey:
    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pprint_sorted_items(items, sort_dicts):
    if not sort_dicts:
        return list(items)
    return sorted(items, key=lambda item: (_SafeKey(item[0]), _SafeKey(item[1])))


class PrettyPrinter:
    __module__ = "pprint"

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if int(indent) < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = int(indent), int(width), depth
        self._stream, self._compact, self._sort_dicts = stream, compact, sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        (self._stream or _sys_module().stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._add(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isreadable(self, object):
        return "<" not in self._repr(object, {}, 0)

    def _repr(self, object, open_ones, level):
        kind = type(object)
        if kind is int and self._underscores:
            return f"{object:_d}"
        if kind not in (dict, list, tuple):
            return repr(object)
        if not object:
            return repr(object)
        if self._depth and level >= self._depth:
            return {dict: "{...}", list: "[...]", tuple: "(...)"}[kind]
        if id(object) in open_ones:
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        open_ones[id(object)] = True
        if kind is dict:
            items = _pprint_sorted_items(object.items(), self._sort_dicts)
            text = "{" + ", ".join([f"{self._repr(k, open_ones, level + 1)}: "
                                    f"{self._repr(v, open_ones, level + 1)}"
                                    for k, v in items]) + "}"
        else:
            text = ", ".join([self._repr(x, open_ones, level + 1) for x in object])
            text = f"[{text}]" if kind is list else f"({text},)" if len(object) == 1 else f"({text})"
        del open_ones[id(object)]
        return text

    def _add(self, object, out, indent, allowance, open_ones, level):
        if id(object) in open_ones:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, {}, level)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        method = {dict: self._add_dict, list: self._add_list, tuple: self._add_tuple,
                  set: self._add_set, frozenset: self._add_set,
                  str: self._add_str}.get(type(object))
        if method is None and (self._depth is None or level < self._depth):
            method = self._method_of(object)
        if method is None or self._depth and level >= self._depth and type(object) is not str:
            out.append(text)
            return
        open_ones[id(object)] = True
        method(object, out, indent, allowance + 1, open_ones, level + 1)
        del open_ones[id(object)]

    def _method_of(self, object):
        if type(object) is OrderedDict:
            return self._add_ordered_dict
        if type(object) is Counter or type(object) is defaultdict:
            _unsupported(f"pprint of a long {type(object).__name__}")
        return None

    def _add_items(self, items, out, indent, allowance, open_ones, level):
        out.append(" " * max(self._indent - 1, 0))
        for place, (key, value) in enumerate(items):
            last = place == len(items) - 1
            text = self._repr(key, open_ones, level)
            out.append(text + ": ")
            self._add(value, out, indent + self._indent + len(text) + 2, allowance if last else 1,
                      open_ones, level)
            if not last:
                out.append(",\n" + " " * (indent + self._indent))

    def _add_dict(self, object, out, indent, allowance, open_ones, level):
        out.append("{")
        if object:
            self._add_items(_pprint_sorted_items(object.items(), self._sort_dicts), out, indent,
                            allowance, open_ones, level)
        out.append("}")

    def _add_ordered_dict(self, object, out, indent, allowance, open_ones, level):
        name = type(object).__name__
        out.append(name + "([")
        inner = indent + len(name) + 1
        self._add_sequence(list(object.items()), out, inner, allowance + 1, open_ones, level, "")
        out.append("])")

    def _add_list(self, object, out, indent, allowance, open_ones, level):
        out.append("[")
        self._add_sequence(object, out, indent, allowance, open_ones, level, "]")

    def _add_tuple(self, object, out, indent, allowance, open_ones, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._add_sequence(object, out, indent, allowance, open_ones, level, end)

    def _add_set(self, object, out, indent, allowance, open_ones, level):
        if type(object) is set:
            start, end = "{", "}"
        else:
            start, end = type(object).__name__ + "({", "})"
            indent += len(type(object).__name__) + 1
        out.append(start)
        self._add_sequence(sorted(object, key=_SafeKey), out, indent, allowance + len(end) - 1,
                           open_ones, level, "")
        out.append(end)

    def _add_sequence(self, items, out, indent, allowance, open_ones, level, end):
        out.append(" " * max(self._indent - 1, 0))
        indent += self._indent
        separator, width = "", self._width - indent + 1
        room = most = width
        for place, item in enumerate(items):
            last = place == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, open_ones, level)
                length = len(text) + 2
                if room < length:
                    room = most
                    separator = ",\n" + " " * indent if separator else separator
                if room >= length:
                    room -= length
                    out.append(separator + text)
                    separator = ", "
                    continue
            out.append(separator)
            separator = ",\n" + " " * indent
            self._add(item, out, indent, allowance if last else 1, open_ones, level)
        out.append(end)

    def _add_str(self, object, out, indent, allowance, open_ones, level):
        chunks, lines = [], object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        most = width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                chunks.append(text)
                continue
            parts = [part for part in _pprint_words.findall(line) if part]
            most_here, current = width, ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    most_here -= allowance
                if len(repr(candidate)) > most_here:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        out.append(("(" if level == 1 else "") + ("\n" + " " * indent).join(chunks)
                   + (")" if level == 1 else ""))


_pprint_words = Pattern(r"\S*\s*", 0)


def _pprint_pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
                   sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def _pprint_pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                    underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def _pprint_pp(object, *args, sort_dicts=False, **kwargs):
    _pprint_pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def _pprint_saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)


_export("pprint", """PrettyPrinter pprint=_pprint_pprint pformat=_pprint_pformat pp=_pprint_pp
saferepr=_pprint_saferepr""")
