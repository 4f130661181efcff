

# --- string.py --------------------------------------------------------------------------------------

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_template_patterns = {}


# What stands at a delimiter: another one, a name, a name in braces, or nothing valid.
def _template_fields(delimiter):
    pattern = _template_patterns.get(delimiter)
    if pattern is None:
        sign, name = _re_escape(delimiter), "([_a-zA-Z][_a-zA-Z0-9]*)"
        pattern = Pattern(sign + "(?:(" + sign + ")|" + name + "|\\{" + name + "}|)", 0)
        _template_patterns[delimiter] = pattern
    return pattern


_forgetters.append(_template_patterns.clear)


class Template:
    __module__ = "string"
    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"

    def __init__(self, template):
        self.template = template

    def _replace(self, value_of, on_invalid):
        text, parts, done = self.template, [], 0
        pattern = _template_fields(self.delimiter)
        for spans in _regex_find(pattern._code, pattern.groups, text, 0, len(text), 0, 0):
            at, end, escaped, _, name, name_end, braced, braced_end, _ = spans
            parts.append(text[done:at])
            if name >= 0:
                parts.append(value_of(text[name:name_end], text[at:end]))
            elif braced >= 0:
                parts.append(value_of(text[braced:braced_end], text[at:end]))
            else:
                parts.append(self.delimiter if escaped >= 0 else on_invalid(end))
            done = end
        parts.append(text[done:])
        return "".join(parts)

    # The column counts from 1: the delimiter before `end` is what is wrong.
    def _invalid(self, end):
        lines = self.template[:end].splitlines(True)
        raise ValueError(f"Invalid placeholder in string: line {len(lines)}, "
                         f"col {end - len(''.join(lines[:-1]))}")

    def substitute(self, mapping={}, /, **kws):
        def value_of(name, text):
            return str(kws[name] if name in kws else mapping[name])
        return self._replace(value_of, self._invalid)

    def safe_substitute(self, mapping={}, /, **kws):
        def value_of(name, text):
            if name in kws:
                return str(kws[name])
            return str(mapping[name]) if name in mapping else text
        return self._replace(value_of, lambda end: self.delimiter)

    def is_valid(self):
        try:
            self._replace(lambda name, text: "", self._invalid)
        except ValueError:
            return False
        return True

    def get_identifiers(self):
        names = []

        def note(name, text):
            if name not in names:
                names.append(name)
            return ""
        self._replace(note, lambda end: "")
        return names


# The pieces of a format string: (text before, field name, spec, conversion).
def _formatter_parser(text):
    pieces, literal, place = [], "", 0
    while place < len(text):
        c = text[place]
        place += 1
        if c in "{}" and text[place:place + 1] == c:
            literal += c
            place += 1
        elif c == "}":
            raise ValueError("Single '}' encountered in format string")
        elif c == "{":
            field, place = _formatter_field(text, place)
            pieces.append((literal, *field))
            literal = ""
        else:
            literal += c
    if literal:
        pieces.append((literal, None, None, None))
    return pieces


def _formatter_field(text, start):
    depth, end, brackets = 1, start, 0
    while end < len(text):
        c = text[end]
        depth += (c == "{") - (c == "}")
        if depth == 0:
            break
        end += 1
    if depth:
        raise ValueError("Single '{' encountered in format string" if start == len(text)
                         else "expected '}' before end of string")
    name, place = "", start
    while place < end and (brackets or text[place] not in ":!"):
        brackets += (text[place] == "[") - (text[place] == "]")
        name += text[place]
        place += 1
    conversion = None
    if text[place:place + 1] == "!" and place < end:
        conversion = text[place + 1:place + 2]
        place += 2
        if place < end and text[place] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return (name, text[place + 1:end], conversion), end + 1


class Formatter:
    __module__ = "string"

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args,
                                                 recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ("s", "r", "a"):
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return str(value) if conversion == "s" else repr(value) if conversion == "r" \
            else ascii(value)

    def parse(self, format_string):
        return iter(_formatter_parser(format_string))

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first = field_name[:end]
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        while end < len(field_name):
            stop = end + 1
            if field_name[end] == ".":
                while stop < len(field_name) and field_name[stop] not in ".[":
                    stop += 1
                obj = getattr(obj, field_name[end + 1:stop])
            else:
                stop = field_name.index("]", end)
                key = field_name[end + 1:stop]
                obj = obj[int(key) if key.isdigit() else key]
                stop += 1
            end = stop
        return obj, first


_export("string", """ascii_lowercase ascii_uppercase ascii_letters digits hexdigits octdigits
punctuation whitespace printable capwords Template Formatter""")


# --- unicodedata --------------------------------------------------------------------------------------

unidata_version = "14.0.0"
_export("unicodedata", "unidata_version")
