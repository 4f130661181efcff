import pprint
import textwrap

TEXT = ("The quick brown fox -- well-known for its jumps -- leaped over the lazy dog. It was a self-evident, state-of-the-art "
        "performance! \"Superb,\" said\tthe supercalifragilisticexpialidocious crowd, 3-4 people.")
for width in (10, 20, 40, 70):
    print(textwrap.wrap(TEXT, width))
print(textwrap.fill(TEXT, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(TEXT, 15, break_long_words=False, break_on_hyphens=False))
print(textwrap.wrap(TEXT, 25, max_lines=3), textwrap.wrap(TEXT, 25, max_lines=2, placeholder="..."), textwrap.wrap("", 10))
print(textwrap.shorten("Hello  world, how are you?", 15), textwrap.shorten("Hello", 10), textwrap.shorten("Hello world", width=10, placeholder="..."))
print(textwrap.dedent("""
    one
      two

    three
"""), repr(textwrap.dedent("\tx\n\t y\n  ")), textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "+ ", lambda line: True))
print(textwrap.fill("One. Two! Three?", 40, fix_sentence_endings=True))
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)

data = {"name": "config", "servers": [{"host": f"server-{i}.example.com", "ports": list(range(i * 3)), "tags": ("a", "b")} for i in range(4)],
        "empty": {}, "set": {3, 1, 2}, "text": "a long text that has to be broken into several pieces because it is long " * 2, 5: None, "t": (1,)}
pprint.pprint(data["servers"])
pprint.pprint({k: v for k, v in data.items() if k != 5})
pprint.pprint(data["servers"], width=40)
pprint.pprint(data["servers"], depth=1)
pprint.pprint(data["servers"][:2], indent=4, width=50)
pprint.pp({"b": 1, "a": [list(range(30))]})
pprint.pprint(list(range(40)), compact=True, width=60)
print(pprint.pformat([1, "two"]), pprint.pformat({"z": 1, "a": 2}, sort_dicts=False), pprint.pformat(1234567, underscore_numbers=True))
pprint.pprint(("a" * 50, "b" * 50, frozenset(range(30)), {"nested": {"deeper": ["x" * 30, "y" * 30, "z" * 30]}}))
pprint.pprint("line one\nline two is quite a bit longer than the first one\nline three", width=30)
