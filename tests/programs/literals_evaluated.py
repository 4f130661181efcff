"""ast.literal_eval: values written as text, and what is no value."""
import ast
import shutil

for text in ("{'a': [1, 2.5, (3,)], 'b': None, 'c': {1, 2}, 'd': b'x', 'e': -3, 'f': 1+2j}",
             "[]", "()", "{}", "set()", "[[1, 2], [3, 4],]", "(1)", "1,", "1, 'two'", " 5", "0x1f",
             "1_000", "-0b11", "1e-3", ".5", "2.", "'it\\'s'", '"a\\n\\x41\\u00e9"', "r'\\n'",
             "'a' \"b\"", "'''x\ny'''", "b'\\x00\\xff'", "True", "[True, False, None]", "...",
             "{1: 'x', (2, 3): {'y': [4]}}", "[1, # comment\n 2]", "'ключ'", "+4", "3-4j",
             "{'x',}", "[\n  1,\n  2\n]\n"):
    value = ast.literal_eval(text)
    print(type(value).__name__, repr(value) if type(value) is not set else sorted(value, key=str))

for text in ("foo", "foo()", "a.b", "[1, x]", "1 + 1", "2 * 3", "'a' + 'b'", "f'{x}'", "x[0]",
             "-'a'", "--4", "-[1]", "1 < 2", "__import__('os').system('ls')"):
    try:
        ast.literal_eval(text)
    except ValueError as error:
        print(text, "|", str(error).split(" at 0x")[0])

for text in ("", "1 2", "[1, 2", "{'a': }", "'abc", "(", "1 +", "]"):
    try:
        ast.literal_eval(text)
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg.split(" (")[0])
try:
    ast.literal_eval(5)
except ValueError as error:
    print(error)
print(shutil.get_terminal_size(), shutil.get_terminal_size((100, 40)).columns)
