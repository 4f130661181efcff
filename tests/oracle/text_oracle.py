"""Compares numbers and text with the Python that runs this script (3.11).

Usage: text_oracle.py TEXT_TOOL [--count N] [--seed S] [--only KIND]

Makes random commands (tests/support/world_terms.h says how they are written), lets TEXT_TOOL and Python
evaluate them and prints every difference. Exits 77 when Python is not 3.11.
"""

import argparse
import operator
import os
import random
import subprocess
import sys

BINARY = [operator.add, operator.sub, operator.mul, operator.matmul, operator.truediv,
          operator.mod, operator.pow, operator.lshift, operator.rshift, operator.or_,
          operator.xor, operator.and_, operator.floordiv]
COMPARE = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]
UNARY = [operator.invert, None, operator.pos, operator.neg]
KEYWORDS = object()  # before keyword arguments: name, value, ...

rng = random.Random()


def term(v):
    if v is KEYWORDS:
        return "U"
    if v is None or v is True or v is False:
        return str(v)[0]
    if isinstance(v, int):
        return f"i{v}"
    if isinstance(v, float):
        return "f" + v.hex()
    if isinstance(v, str):
        return "s" + v.encode().hex()
    if isinstance(v, bytes):
        return "y" + v.hex()
    if isinstance(v, dict):
        return "\t".join([f"d{len(v)}"] + [term(x) for pair in v.items() for x in pair])
    kind = "t" if isinstance(v, tuple) else "l"
    return "\t".join([f"{kind}{len(v)}"] + [term(x) for x in v])


def call(function, terms):
    if KEYWORDS in [t for t in terms if t is KEYWORDS]:
        at = next(i for i, t in enumerate(terms) if t is KEYWORDS)
        named = terms[at + 1:]
        return function(*terms[:at], **dict(zip(named[::2], named[1::2])))
    return function(*terms)


BUILTINS = {f.__name__: f for f in (int, float, str, bytes, bool, hash, round, divmod, pow, abs,
                                    repr, ascii, len, format, bin, hex, oct, chr, ord, list)}


def evaluate(command, terms):
    if command == "binary":
        return BINARY[terms[0]](terms[1], terms[2])
    if command == "compare":
        return COMPARE[terms[0]](terms[1], terms[2])
    if command == "unary":
        return UNARY[terms[0]](terms[1])
    if command == "item":
        return terms[0][terms[1]]
    if command == "format":
        return format(*terms)
    if command == "method":
        return call(getattr(terms[0], terms[1]), terms[2:])
    if command == "static":
        return call(getattr(BUILTINS[terms[0]], terms[1]), terms[2:])
    if command == "call":
        return call(BUILTINS[terms[0]], terms[1:])
    if command == "attribute":
        return getattr(*terms)
    raise SystemExit(f"no command {command}")


def expected(command, terms):
    try:
        result = evaluate(command, terms)
    except Exception as error:
        return f"!{type(error).__name__} {ascii(str(error))}"
    try:
        return ascii(result)
    except Exception as error:
        return f"!{type(error).__name__} {ascii(str(error))}"


# --- material ---------------------------------------------------------------------------------

def an_int():
    kind = rng.random()
    if kind < 0.3:
        return rng.randint(-20, 20)
    if kind < 0.5:
        return rng.choice((-1, 1)) * (2 ** rng.choice((31, 46, 47, 48, 62, 63, 64, 127, 128, 256))
                                      + rng.randint(-2, 2))
    return rng.choice((-1, 1)) * rng.getrandbits(rng.choice((8, 40, 60, 64, 90, 128, 200, 1100)))


def a_float():
    kind = rng.random()
    if kind < 0.15:
        return rng.choice((0.0, -0.0, 1.0, float("inf"), float("-inf"), float("nan"), 0.5, 1.5, 2.5,
                           5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e16, 1e22,
                           1e23, 9007199254740993.0, 123456789012345680.0, 0.1, 1e-5, 1e-4))
    if kind < 0.3:
        return rng.choice((-1, 1)) * 2.0 ** rng.randint(-1074, 1023)
    if kind < 0.5:
        return round(rng.uniform(-1000, 1000), rng.randint(0, 4))
    if kind < 0.7:
        return rng.choice((-1, 1)) * rng.random() * 10.0 ** rng.randint(-320, 300)
    return float.fromhex(f"{rng.choice(('', '-'))}0x1.{rng.getrandbits(52):013x}"
                         f"p{rng.randint(-1060, 1023)}")


def a_number():
    return rng.choice((an_int, an_int, a_float, lambda: rng.choice((True, False))))()


ALPHABETS = ["ab", "abc xyz", "aAbBzZ 019_", " \t\n\r\x0b\x1c\x85\u2028\u3000a", "äöüßÄÖÜéñ",
             "ΑΣσςΟ. '", "ǅǆǄıİiIﬁŉΐ", "日本語漢字", "😀🎉é", "٣४5²½Ⅷ①㊀", "{}[]!:.0a", "%sd(),-",
             "'\"\\\n\x00\x7f\xad", "\ufeff\u200b\u0301a\u1e9e"]


def a_str(longest=8):
    kind = rng.random()
    if kind < 0.08:
        return ""
    if kind < 0.16:
        points = []
        while len(points) < 3:
            c = rng.randrange(rng.choice((0x300, 0x3000, 0x30000, 0x110000)))
            if not 0xD800 <= c < 0xE000:
                points.append(chr(c))
        return "".join(points)
    letters = rng.choice(ALPHABETS)
    if rng.random() < 0.2:
        letters += rng.choice(ALPHABETS)
    return "".join(rng.choice(letters) for _ in range(rng.randint(1, longest)))


def a_value():
    return rng.choice((an_int, a_float, a_str, a_str, lambda: None, lambda: (1, "a"),
                       lambda: [a_str(), an_int()], lambda: {"a": a_str(), 3: 1}, lambda: b"ab\xff",
                       lambda: True))()


def a_bound():
    return rng.choice((None, rng.randint(-10, 10), rng.randint(-3, 3), 10 ** 30, -10 ** 30))


def some(*makers):
    """Arguments of which the last ones may be left out."""
    return [make() for make in makers[:rng.randint(0, len(makers))]]


def part_of(s):
    if not s or rng.random() < 0.4:
        return a_str(2)
    i = rng.randrange(len(s))
    return s[i:i + rng.randint(1, 3)]


# --- kinds of cases ---------------------------------------------------------------------------

def case_int():
    op = rng.randrange(len(BINARY))
    a, b = an_int(), an_int()
    if op in (6, 7, 8):
        b = rng.randint(-5, 200) if op > 6 or abs(a) > 10 else rng.randint(-60, 300)
    return "binary", [op, a, b]


def case_number():
    op = rng.randrange(len(BINARY))
    a, b = a_number(), a_number()
    if op in (6, 7, 8) and isinstance(b, int):
        b = rng.randint(-5, 20)
    return "binary", [op, a, b]


def case_mixed():
    left = rng.choice((a_str, lambda: b"ab", a_value))()
    op = rng.choice((0, 2) if isinstance(left, bytes) else (0, 2, 5))  # the engine has no bytes %
    return "binary", [op, left, rng.choice((a_value, lambda: rng.randint(-3, 5)))()]


def case_compare():
    a = a_number()
    kind = rng.random()
    b = a_number()
    if kind < 0.2 and isinstance(a, float) and abs(a) < 1e300:
        b = int(a) + rng.choice((0, 0, 1, -1))
    elif kind < 0.4 and isinstance(a, int):
        try:
            b = float(a) + rng.choice((0, 0, 0.5))
        except OverflowError:
            pass
    elif kind < 0.6:
        a, b = a_str(), a_str()
    return "compare", [rng.randrange(6), a, b]


def case_unary():
    return "unary", [rng.choice((0, 2, 3)), a_number()]


def case_divmod():
    return "call", ["divmod", a_number(), a_number()]


def case_pow():
    return "call", ["pow", an_int(), rng.choice((an_int(), rng.randint(-5, 50))), an_int()]


def case_round():
    return "call", ["round", a_number()] + some(lambda: rng.randint(-25, 25))


def case_round_near():
    return "call", ["round", rng.randint(-10 ** 6, 10 ** 6) / 2 ** rng.randint(0, 12),
                    rng.randint(-4, 8)]


def case_hash():
    v = rng.choice((an_int, a_float, a_str, lambda: b"abc"))()
    return "call", ["hash", 1.5 if v != v else v]


def case_text():
    return "call", [rng.choice(("repr", "ascii", "str", "bin", "hex", "oct", "abs", "len")),
                    rng.choice((an_int, a_float, a_float, a_str, a_value))()]


NUMERALS = ["0", "1", "9", "12", "_", "__", "x", "0x", "0b", "0o", "f", "z", " ", "+", "-", ".", "e",
            "E5", "inf", "nan", "Infinity", "٣", "\u3000", "1_000", "e-400", "e400"]


def case_parse_int():
    text = "".join(rng.choice(NUMERALS) for _ in range(rng.randint(1, 4)))
    kind = rng.random()
    if kind < 0.2:
        text = str(an_int())
    if kind < 0.3:
        return "call", ["int", text.encode()]
    if kind < 0.35:
        return "call", ["int", a_value()]
    return "call", ["int", text] + some(lambda: rng.choice((0, 2, 8, 10, 16, 36, 1, 37, -1)))


def case_parse_float():
    text = "".join(rng.choice(NUMERALS) for _ in range(rng.randint(1, 4)))
    kind = rng.random()
    if kind < 0.2:
        text = repr(a_float())
    elif kind < 0.3:
        text = f"{rng.getrandbits(90)}.{rng.getrandbits(200)}e{rng.randint(-340, 300)}"
    elif kind < 0.35:
        return "call", ["float", a_value()]
    return "call", ["float", text]


def case_int_method():
    a = an_int()
    kind = rng.randrange(4)
    if kind == 0:
        return "method", [a, rng.choice(("bit_length", "bit_count", "as_integer_ratio",
                                         "conjugate"))]
    if kind == 1:
        return "method", [a, "to_bytes", rng.randint(0, 20), rng.choice(("big", "little", "x")),
                          KEYWORDS, "signed", rng.choice((True, False))]
    if kind == 2:
        data = bytes(rng.getrandbits(8) for _ in range(rng.randint(0, 20)))
        return "static", ["int", "from_bytes", data, rng.choice(("big", "little")),
                          KEYWORDS, "signed", rng.choice((True, False))]
    return "attribute", [a, rng.choice(("real", "imag", "numerator", "denominator", "foo"))]


def case_float_method():
    a = a_float()
    if rng.random() < 0.2:
        return "static", ["float", "fromhex", rng.choice((a.hex(), "0x1.8", "1.8p3", "zz", "-inf",
                                                          "0x1p2000", " 0xAp-3 ", ""))]
    return "method", [a, rng.choice(("hex", "is_integer", "as_integer_ratio", "conjugate"))]


def a_spec():
    spec = ""
    if rng.random() < 0.5:
        spec += rng.choice(("", "*", "0", "é", "{", "<")) + rng.choice("<>^=")
    spec += rng.choice(("", "", "", "+", "-", " "))
    spec += rng.choice(("", "", "", "", "z"))
    spec += rng.choice(("", "", "#"))
    spec += rng.choice(("", "", "0"))
    spec += rng.choice(("", "", str(rng.randint(1, 40))))
    spec += rng.choice(("", "", "", ",", "_"))
    spec += rng.choice(("", "", f".{rng.randint(0, 25)}", "." if rng.random() < 0.05 else ""))
    spec += rng.choice(("", "", *"bcdeEfFgGnosxX%", "y" if rng.random() < 0.2 else "", "f", "d"))
    return spec


def case_format():
    return "format", [rng.choice((an_int, a_float, a_float, a_str, lambda: True, a_value))(),
                      a_spec()]


def a_field():
    field = "{" + rng.choice(("", "", "0", "1", "2", "a", "b", "0[0]", "a.real", "0[x]", "1[1][0]",
                              "a[", "a.", "]", "a[0]x", "٣"))
    field += rng.choice(("", "", "", "!r", "!s", "!a", "!x", "!"))
    field += rng.choice(("", "", "", ":", ":>8", ":{}", ":{0}", ":{a}>{b}", ":{:{}}", ":,"))
    return field + rng.choice(("}",) * 9 + ("",))


def case_str_format():
    template = "".join(rng.choice((a_field, a_field, lambda: a_str(3),
                                   lambda: rng.choice(("{{", "}}", "x", "{", "}"))))()
                       for _ in range(rng.randint(1, 3)))
    template = template.replace("9", "")
    arguments = [rng.choice((an_int, a_str, lambda: [1, "b"], lambda: ((5, 6), "c")))()
                 for _ in range(rng.randint(0, 3))]
    named = []
    if rng.random() < 0.6:
        named = [KEYWORDS, "a", rng.choice((5, "x", [1])), "b", rng.randint(1, 9)]
    if rng.random() < 0.1:
        return "method", [template, "format_map", {"a": 5, "b": "x"}]
    return "method", [template, "format", *arguments, *named]


def case_percent():
    template = ""
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.2:
            template += a_str(3)
            continue
        template += "%" + rng.choice(("", "", "", "(a)", "(b)", "(c"))
        template += "".join(rng.choice("-+ #0") for _ in range(rng.choice((0, 0, 1, 2))))
        template += rng.choice(("", "", "5", "12", "*"))
        template += rng.choice(("", "", ".3", ".0", ".", ".*", ".12"))
        template += rng.choice(("", "", "l"))
        template += rng.choice([*"diouxXeEfFgGcrsa%sdsf", "y", "é", ""])
    kind = rng.random()
    if "(" in template and kind < 0.8:
        values = {"a": a_value(), "b": a_number()}
    elif kind < 0.8:
        values = tuple(rng.choice((a_value, a_number, a_number))()
                       for _ in range(rng.randint(0, 4)))
    else:
        values = a_value()
    if "*" in template and isinstance(values, tuple):  # no widths that only a machine's memory ends
        values = tuple(v % 50 if isinstance(v, int) and 50 < abs(v) < 2 ** 63 else v for v in values)
    return "binary", [5, template, values]


def case_item():
    s = rng.choice((a_str, a_str, lambda: b"hello"))()
    return "item", [s, rng.choice((rng.randint(-9, 9), True, None, "a", 1.0, 1 << 70))]


TESTS = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
         "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
PLAIN = ["capitalize", "casefold", "lower", "swapcase", "title", "upper", "strip", "lstrip",
         "rstrip", "split", "rsplit", "splitlines", "expandtabs"]


def case_str_test():
    return "method", [a_str(3), rng.choice(TESTS)]


def case_str_plain():
    return "method", [a_str(), rng.choice(PLAIN)]


def odd(make):
    return a_value() if rng.random() < 0.08 else make()


def case_str_search():
    s = a_str(12)
    name = rng.choice(("find", "rfind", "index", "rindex", "count", "startswith", "endswith"))
    needle = odd(lambda: part_of(s))
    if "with" in name and rng.random() < 0.3:
        needle = tuple(odd(lambda: part_of(s)) for _ in range(rng.randint(0, 3)))
    return "method", [s, name, needle] + some(a_bound, a_bound)


def case_str_split():
    s = a_str(14)
    name = rng.choice(("split", "rsplit"))
    separator = rng.choice((None, odd(lambda: part_of(s))))
    if rng.random() < 0.2:
        return "method", [s, name, KEYWORDS, "maxsplit", rng.randint(-1, 3)]
    return "method", [s, name, separator] + some(lambda: odd(lambda: rng.randint(-2, 4)))


def case_str_other():
    s = a_str(10)
    kind = rng.randrange(9)
    if kind == 0:
        return "method", [s, rng.choice(("center", "ljust", "rjust")), odd(lambda:
                          rng.randint(-2, 20))] + some(lambda: odd(lambda: rng.choice("*é😀")))
    if kind == 1:
        return "method", [rng.choice(("+", "-", "", "é")) + s, "zfill", rng.randint(-2, 15)]
    if kind == 2:
        return "method", [s, rng.choice(("partition", "rpartition", "removeprefix",
                                         "removesuffix")), odd(lambda: part_of(s))]
    if kind == 3:
        return "method", [s, "replace", odd(lambda: part_of(s)), odd(a_str)] + some(
            lambda: odd(lambda: rng.randint(-2, 4)))
    if kind == 4:
        return "method", [s, "join", odd(lambda: [odd(a_str) for _ in range(rng.randint(0, 4))])]
    if kind == 5:
        return "method", [s, rng.choice(("strip", "lstrip", "rstrip")), odd(lambda: part_of(s))]
    if kind == 6:
        return "method", [s, "encode"] + some(
            lambda: rng.choice(("utf-8", "ascii", "latin-1", "UTF8", "foo")),
            lambda: rng.choice(("strict", "ignore", "replace", "backslashreplace",
                                "xmlcharrefreplace", "foo")))
    if kind == 7:
        return "method", [s, "splitlines", rng.choice((True, False))]
    return "method", [s, "expandtabs", rng.randint(-1, 10)]


def case_translate():
    s = a_str(8)
    if rng.random() < 0.5:
        return "static", ["str", "maketrans", *rng.choice((
            [a_str(3), a_str(3)], ["ab", "xy"], ["ab", "xy", "c"], [{"a": "b"}], [{"ab": 1}], [5],
            [{5: None}], [1, 2], ["a", 2], ["a", "b", 3]))]
    table = {ord(c): rng.choice((None, 0x1F600, "", "xyz", 65, -1, 1.5)) for c in s[:3]}
    return "method", [s, "translate", table]


def a_bytes():
    return bytes(rng.choice(b"ab \n\xff,.AZ\x00'\"") for _ in range(rng.randint(0, 10)))


def case_bytes():
    s = a_bytes()
    needle = rng.choice((a_bytes()[:2], s[1:3], 97, 300, "a"))
    kind = rng.randrange(9)
    if kind == 0:
        return "method", [s, rng.choice(("find", "rfind", "index", "rindex", "count")),
                          needle] + some(a_bound, a_bound)
    if kind == 1:
        return "method", [s, rng.choice(("startswith", "endswith")), needle] + some(a_bound)
    if kind == 2:
        return "method", [s, "split"] + some(lambda: rng.choice((None, a_bytes()[:1], "a")),
                                             lambda: rng.randint(-1, 3))
    if kind == 3:
        return "method", [s, "replace", a_bytes()[:1], a_bytes()[:2]] + some(
            lambda: rng.randint(-1, 3))
    if kind == 4:
        return "method", [s, rng.choice(("strip", "lstrip", "rstrip"))] + some(
            lambda: rng.choice((None, a_bytes()[:2], "a")))
    if kind == 5:
        return "method", [s, "hex"] + some(lambda: rng.choice((":", "::")),
                                           lambda: rng.randint(-3, 3))
    if kind == 6:
        data = bytes(rng.choice(b"a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\xff\xf5")
                     for _ in range(rng.randint(0, 6)))
        return "method", [data, "decode"] + some(
            lambda: rng.choice(("utf-8", "ascii", "latin-1", "foo")),
            lambda: rng.choice(("strict", "ignore", "replace", "backslashreplace", "foo")))
    if kind == 7:
        return "method", [s, "join", [a_bytes(), a_bytes(), rng.choice((b"x", "x"))]]
    return rng.choice((("static", ["bytes", "fromhex", rng.choice(("6162", "61 62", "6", "zz",
                                                                   "6 1"))]),
                       ("call", ["bytes", rng.choice((5, -1, [1, 2], [256], "a", b"x", (65,)))]),
                       ("call", ["str", s, "utf-8", "replace"]),
                       ("method", [s, rng.choice(("upper", "lower"))]),
                       ("binary", [0, s, s]), ("binary", [2, s, 3]),
                       ("compare", [rng.randrange(6), s, a_bytes()]), ("call", ["repr", s])))


def every_code_point():
    """All of Unicode in blocks, through every test and mapping that looks at single points."""
    for start in range(0, 0x110000, 64):
        points = [chr(c) for c in range(start, start + 64) if not 0xD800 <= c < 0xE000]
        for name in ("upper", "lower", "casefold", "swapcase"):
            if points:
                yield "method", ["".join(points), name]
        if points:
            yield "method", [" ".join(points), "title"]
            yield "call", ["repr", "".join(points)]
    for c in range(0, 0x20000, 1):
        if not 0xD800 <= c < 0xE000 and c % 7 == rng.randrange(7):
            for name in rng.sample(TESTS, 3):
                yield "method", [chr(c), name]


def cases(count, only):
    kinds = {name[5:]: f for name, f in globals().items() if name.startswith("case_")}
    if only != "unicode":
        for _ in range(count):
            kind = only or rng.choice(list(kinds))
            yield kind, *kinds[kind]()
    if not only or only == "unicode":
        for command, terms in every_code_point():
            yield "unicode", command, terms


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--show", type=int, default=30)
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("skipped: this is not Python 3.11")
        return 77
    if os.environ.get("PYTHONHASHSEED") != "0":  # the engine's hashes are those of seed 0
        os.execve(sys.executable, [sys.executable] + sys.argv, {**os.environ, "PYTHONHASHSEED": "0"})
    rng.seed(options.seed)
    rows = list(cases(options.count, options.only))
    lines = ["\t".join([command] + [term(t) for t in terms]) for _, command, terms in rows]
    run = subprocess.run([options.tool], input="\n".join(lines) + "\n", capture_output=True,
                         encoding="utf-8", timeout=600)
    got = run.stdout.split("\n")
    bad = 0
    for i, (kind, command, terms) in enumerate(rows):
        want = expected(command, terms)
        have = got[i] if i < len(got) - 1 else "(nothing)"
        if want != have:
            bad += 1
            if bad <= options.show:
                print(f"{kind}: {command} {ascii(terms)[:300]}\n  python {want[:300]}\n"
                      f"  engine {have[:300]}\n  line   {lines[i][:200]}")
    print(f"{len(rows)} cases, {bad} differences")
    if run.returncode:
        print(run.stderr[-3000:])
    return 1 if bad or run.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
