

# --- re_parse.py: the text of a regular expression to a tree -----------------------------------------
# A node is a tuple: ("char", code point, folds), ("any", newlines too), ("set", negated, items,
# folds), ("cat", nodes), ("alt", nodes), ("repeat", least, most or -1, how, node), ("group", number,
# node), ("look", negated, ahead, node), ("atomic", node), ("at", place), ("same", group, folds),
# ("if", group, yes, no).

_re_a, _re_i, _re_l, _re_u, _re_m, _re_s, _re_x = 256, 2, 4, 32, 8, 16, 64
_re_flag_letters = {"a": 256, "i": 2, "L": 4, "u": 32, "m": 8, "s": 16, "x": 64}
_re_range, _re_digit, _re_space, _re_word = 0, 1, 2, 3
_re_at_start, _re_at_line, _re_at_end, _re_at_line_end, _re_at_very_end, _re_at_word = range(6)
_re_letters = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            msg = f"{msg} at position {pos}"
            if "\n" in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        Exception.__init__(self, msg)


_RegexError = error


class _RegexParser:
    def __init__(self, text, flags):
        self.text, self.at, self.flags = text, 0, flags
        self.group_count = 0
        self.names = {}
        self.open_groups = []
        self.widths = {}
        self.checks = []  # groups that a condition names: (number, place)
        self.flags_end = 0  # global flags may stand at the start only
        self.behind = None  # the number of groups where a look-behind began

    def fail(self, message, at):
        raise _RegexError(message, self.text, at)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, what):
        if self.text.startswith(what, self.at):
            self.at += len(what)
            return True
        return False

    def parse(self):
        node = self.alternatives()
        if self.at < len(self.text):
            self.fail("unbalanced parenthesis", self.at)
        for group, at in self.checks:
            if group > self.group_count:
                self.fail(f"invalid group reference {group}", at)
        return node

    def alternatives(self):
        branches = [self.sequence()]
        while self.take("|"):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ("alt", branches)

    def skip_verbose(self):
        while self.flags & _re_x and self.at < len(self.text):
            c = self.text[self.at]
            if c in " \t\n\r\v\f":
                self.at += 1
            elif c == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end + 1
            else:
                break

    def sequence(self):
        items = []
        while True:
            self.skip_verbose()
            c = self.peek()
            if not c or c in "|)":
                return items[0] if len(items) == 1 else ("cat", items)
            start = self.at
            if c in "*+?" or c == "{" and self.bounds(False):
                self.fail("nothing to repeat", start)
            item = self.item()
            if item is not None:
                items.append(self.repeated(item))

    def repeated(self, item):
        self.skip_verbose()
        start = self.at
        bounds = self.bounds(True)
        if bounds is None:
            return item
        least, most = bounds
        if item[0] == "at":
            self.fail("nothing to repeat", start)
        how = "lazy" if self.take("?") else "possessive" if self.take("+") else "greedy"
        self.skip_verbose()
        again = self.at
        if self.peek() and self.peek() in "*+?" or self.bounds(False):
            self.fail("multiple repeat", again)
        return ("repeat", least, most, how, item)

    # (least, most) of a quantifier that begins here, or None.
    def bounds(self, take):
        c, start = self.peek(), self.at
        if c and c in "*+?":
            self.at += take
            return {"*": (0, -1), "+": (1, -1), "?": (0, 1)}[c]
        if c != "{":
            return None
        end = self.text.find("}", start)
        low, comma, high = self.text[start + 1:end].partition(",")
        if end < 0 or not comma and not low or not (low + high).isascii() or \
                not (low + high + "0").isdigit():
            return None
        least = int(low or 0)
        most = least if not comma else int(high) if high else -1
        if 0 <= most < least:
            self.fail("min repeat greater than max repeat", start + 1)
        if take:
            self.at = end + 1
        return least, most

    def char(self, c):
        code = ord(c)
        return ("char", _regex_lower(code), True) if self.flags & _re_i else ("char", code, False)

    def item(self):
        c, start = self.peek(), self.at
        self.at += 1
        if c == ".":
            return ("any", bool(self.flags & _re_s))
        if c == "^":
            return ("at", _re_at_line if self.flags & _re_m else _re_at_start)
        if c == "$":
            return ("at", _re_at_line_end if self.flags & _re_m else _re_at_end)
        if c == "[":
            return self.char_set(start)
        if c == "(":
            return self.group(start)
        if c == "\\":
            return self.escape(start)
        return self.char(c)

    # --- escapes

    def class_item(self, letter):
        kind = {"d": _re_digit, "s": _re_space, "w": _re_word}.get(letter.lower())
        if kind is None:
            return None
        return (kind, int(bool(self.flags & _re_a)), int(letter.isupper()))

    # The code point of an escape such as \x41 that starts at start; self.at is behind its letter.
    def code_escape(self, letter, start):
        if letter in _re_letters and letter != "b":
            return _re_letters[letter]
        lengths = {"x": 2, "u": 4, "U": 8}
        if letter in lengths:
            digits = ""
            while len(digits) < lengths[letter] and self.peek() and \
                    self.peek() in "0123456789abcdefABCDEF":
                digits += self.peek()
                self.at += 1
            if len(digits) != lengths[letter]:
                self.fail(f"incomplete escape {self.text[start:self.at]}", start)
            if int(digits, 16) > 0x10ffff:
                self.fail(f"bad escape {self.text[start:self.at]}", start)
            return int(digits, 16)
        if letter == "N":
            _unsupported("\\N{...} in a regular expression")
        return None

    def octal(self, most):
        digits = ""
        while len(digits) < most and self.peek() and self.peek() in "01234567":
            digits += self.peek()
            self.at += 1
        return digits

    def escape(self, start):
        letter = self.peek()
        if not letter:
            self.fail("bad escape (end of pattern)", start)
        self.at += 1
        item = self.class_item(letter)
        if item is not None:
            return ("set", False, [item], False)
        ascii_only = 2 if self.flags & _re_a else 0
        places = {"A": _re_at_start, "Z": _re_at_very_end, "b": _re_at_word + ascii_only,
                  "B": _re_at_word + 1 + ascii_only}
        if letter in places:
            return ("at", places[letter])
        if letter in "0123456789":
            return self.number_escape(letter, start)
        code = self.code_escape(letter, start)
        if code is None:
            if letter.isascii() and letter.isalpha():
                self.fail(f"bad escape \\{letter}", start)
            code = ord(letter)
        return self.char(chr(code))

    def number_escape(self, letter, start):
        if letter == "0":
            return self.char(chr(int("0" + self.octal(2), 8)))
        digits = self.peek()
        if digits and digits in "0123456789":
            three = letter + self.text[self.at:self.at + 2]
            if len(three) == 3 and letter in "0123" and all([c in "01234567" for c in three]):
                self.at += 2
                return self.char(chr(int(three, 8)))
            letter += digits
            self.at += 1
        return self.reference(int(letter), start)

    def reference(self, group, start):
        if group > self.group_count:
            self.fail(f"invalid group reference {group}", start + 1)
        if group in self.open_groups:
            self.fail("cannot refer to an open group", start)
        if self.behind is not None and group > self.behind:
            self.fail("cannot refer to group defined in the same lookbehind subpattern", start)
        return ("same", group, bool(self.flags & _re_i))

    # --- sets

    def char_set(self, start):
        negated = self.take("^")
        items, first = [], True
        while first or self.peek() != "]":
            if self.at >= len(self.text):
                self.fail("unterminated character set", start)
            first = False
            begin = self.at
            low = self.set_item()
            if self.peek() != "-" or self.text[self.at + 1:self.at + 2] == "]":
                items.append(low if isinstance(low, tuple) else (_re_range, low, low))
                continue
            self.at += 1
            if self.at >= len(self.text):
                self.fail("unterminated character set", start)
            high = self.set_item()
            if isinstance(low, tuple) or isinstance(high, tuple) or high < low:
                self.fail(f"bad character range {self.text[begin:self.at]}", begin)
            items.append((_re_range, low, high))
        self.at += 1
        return ("set", negated, items, bool(self.flags & _re_i))

    # A code point, or the item of a class such as \d.
    def set_item(self):
        c, start = self.peek(), self.at
        self.at += 1
        if c != "\\":
            return ord(c)
        letter = self.peek()
        if not letter:
            self.fail("bad escape (end of pattern)", start)
        self.at += 1
        item = self.class_item(letter)
        if item is not None:
            return item
        if letter == "b":
            return 8
        if letter in "01234567":
            code = int(letter + self.octal(2), 8)
            if code > 255:
                self.fail(f"octal escape value {self.text[start:self.at]} outside of range "
                          "0-0o377", start)
            return code
        code = self.code_escape(letter, start)
        if code is None:
            if letter.isascii() and (letter.isalpha() or letter.isdigit()):
                self.fail(f"bad escape \\{letter}", start)
            code = ord(letter)
        return code

    # --- groups

    def name(self, end, at):
        stop = self.text.find(end, self.at)
        name = self.text[self.at:] if stop < 0 else self.text[self.at:stop]
        if not name:
            self.fail("missing group name", self.at)
        if stop < 0:
            self.fail(f"missing {end}, unterminated name", self.at)
        self.at = stop + 1
        return name

    def close(self, start):
        if not self.take(")"):
            self.fail("missing ), unterminated subpattern", start)

    def inner(self, start):
        flags = self.flags
        node = self.alternatives()
        self.close(start)
        self.flags = flags
        return node

    def capture(self, start, name=None, name_at=None):
        self.group_count += 1
        number = self.group_count
        if name is not None:
            if name in self.names:
                self.fail(f"redefinition of group name {name!r} as group {number}; was group "
                          f"{self.names[name]}", name_at)
            self.names[name] = number
        self.open_groups.append(number)
        node = self.inner(start)
        self.open_groups.remove(number)
        self.widths[number] = self.width(node)
        return ("group", number, node)

    def group(self, start):
        if not self.take("?"):
            return self.capture(start)
        c = self.peek()
        if not c:
            self.fail("unexpected end of pattern", self.at)
        self.at += 1
        if c == "P":
            return self.named(start)
        if c == ":":
            return ("cat", [self.inner(start)])
        if c == "#":
            end = self.text.find(")", self.at)
            if end < 0:
                self.fail("missing ), unterminated comment", start)
            self.at = end + 1
            return None
        if c == ">":
            return ("atomic", self.inner(start))
        if c in "=!":
            return ("look", c == "!", True, self.inner(start))
        if c == "<":
            return self.look_behind(start)
        if c == "(":
            return self.condition(start)
        if c in _re_flag_letters or c == "-":
            return self.inline_flags(c, start)
        self.fail(f"unknown extension ?{c}", start + 1)

    def named(self, start):
        c = self.peek()
        self.at += 1
        at = self.at
        if c == "<":
            name = self.name(">", at)
            if not name.isidentifier():
                self.fail(f"bad character in group name {name!r}", at)
            return self.capture(start, name, at)
        if c == "=":
            name = self.name(")", at)
            if not name.isidentifier():
                self.fail(f"bad character in group name {name!r}", at)
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            group = self.names[name]
            if group in self.open_groups:
                self.fail("cannot refer to an open group", at)
            return ("same", group, bool(self.flags & _re_i))
        if not c:
            self.fail("unexpected end of pattern", len(self.text))
        self.fail(f"unknown extension ?P{c}", start + 1)

    def look_behind(self, start):
        c = self.peek()
        if not c:
            self.fail("unexpected end of pattern", self.at)
        if c not in "=!":
            self.fail(f"unknown extension ?<{c}", start + 1)
        self.at += 1
        outer = self.behind
        if outer is None:
            self.behind = self.group_count
        node = self.inner(start)
        self.behind = outer
        low, high = self.width(node)
        if low != high:
            raise _RegexError("look-behind requires fixed-width pattern")
        return ("look", c == "!", False, node)

    def condition(self, start):
        at = self.at
        name = self.name(")", at)
        if name.isidentifier():
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            group = self.names[name]
        else:
            if not name.isascii() or not name.isdigit():
                self.fail(f"bad character in group name {name!r}", at)
            group = int(name)
            if not group:
                self.fail("bad group number", at)
            self.checks.append((group, at))
        flags = self.flags
        yes, no = self.sequence(), ("cat", [])
        if self.take("|"):
            no = self.sequence()
            if self.peek() == "|":
                self.fail("conditional backref with more than two branches", self.at)
        self.close(start)
        self.flags = flags
        return ("if", group, yes, no)

    def inline_flags(self, c, start):
        on, off, adding = 0, 0, True
        while True:
            if c == "-":
                adding = False
            elif c in _re_flag_letters:
                if adding:
                    on |= _re_flag_letters[c]
                else:
                    off |= _re_flag_letters[c]
            else:
                self.fail("unknown flag" if c.isalpha() else "missing -, : or )", self.at - 1)
            c = self.peek()
            if not c:
                self.fail("missing -, : or )", self.at)
            self.at += 1
            if c in ":)":
                break
        if c == ")":
            if not adding:
                self.fail("missing :", self.at - 1)
            if start != self.flags_end:
                self.fail("global flags not at the start of the expression", start)
            self.flags |= on
            self.flags_end = self.at
            return None
        flags = self.flags
        self.flags = (flags | on) & ~off
        node = self.alternatives()
        self.close(start)
        self.flags = flags
        return ("cat", [node])

    # --- widths: the fewest and the most characters that a node takes

    def width(self, node):
        kind = node[0]
        if kind in ("char", "any", "set"):
            return 1, 1
        if kind == "cat":
            pairs = [self.width(n) for n in node[1]]
            return sum([p[0] for p in pairs]), sum([p[1] for p in pairs])
        if kind == "alt":
            pairs = [self.width(n) for n in node[1]]
            return min([p[0] for p in pairs]), max([p[1] for p in pairs])
        if kind == "repeat":
            low, high = self.width(node[4])
            most = 1 << 30 if node[2] < 0 else node[2]
            return low * node[1], min(high * most, 1 << 30)
        if kind == "group":
            return self.width(node[2])
        if kind == "atomic":
            return self.width(node[1])
        if kind == "same":
            return self.widths.get(node[1], (0, 0))
        if kind == "if":
            yes, no = self.width(node[2]), self.width(node[3])
            return min(yes[0], no[0]), max(yes[1], no[1])
        return 0, 0
