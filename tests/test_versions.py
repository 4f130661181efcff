#!/usr/bin/env python3
"""test_versions: what other versions of Python say and allow, by --profile.

Usage: test_versions.py LOCKSTEP

The judge of tests/oracle is Python 3.11; what is expected here was printed by 3.11.7, 3.12.1 and
3.13.0; the grammar of 3.14 is that of PEP 758.
"""
import glob
import os
import re
import sys
import tempfile

import test_cli

TRACEBACKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tracebacks')

SELF = '''
class Counter:
    def __init__(self):
        self.value = 1
    def show(self):
        values = 2
        print(value)
Counter().show()
'''
LOCAL_AND_MODULE = '''
def show():
    collection = []
    return collections
show()
'''

QUOTES = '''
d = {"a": [1, 2]}
print(f"{d["a"]} {'\\n'.join("xy")!r:>8} {f"{d["a"][0]:{"0>3"}}"} {
    # a comment
    sum(d["a"])  =}")
'''
LATE_FIELD = '''
x = 1
print(f"abc {x:bad} def")
'''

# (program, {profile: the last line that it prints, on either stream})
LAST_LINES = [
    ('print(json.dumps({}))', {
        'cpython-3.11': "NameError: name 'json' is not defined",
        'cpython-3.12': "NameError: name 'json' is not defined. Did you forget to import 'json'?"}),
    (SELF, {
        'cpython-3.11': "NameError: name 'value' is not defined. Did you mean: 'values'?",
        'cpython-3.13': "NameError: name 'value' is not defined. Did you mean: 'self.value'?"}),
    (LOCAL_AND_MODULE, {
        'cpython-3.11': "NameError: name 'collections' is not defined. "
                        "Did you mean: 'collection'?",
        'cpython-3.12': "NameError: name 'collections' is not defined. "
                        "Did you mean: 'collection'? Or did you forget to import 'collections'?"}),
    ('from collections import OrderDict', {
        'cpython-3.11': "ImportError: cannot import name 'OrderDict' from 'collections' "
                        "(/usr/lib/python3.11/collections/__init__.py)",
        'cpython-3.12': "ImportError: cannot import name 'OrderDict' from 'collections' "
                        "(/usr/lib/python3.12/collections/__init__.py). "
                        "Did you mean: 'OrderedDict'?"}),
    (QUOTES, {
        'cpython-3.11': 'SyntaxError: unterminated string literal (detected at line 3)',
        'cpython-3.12': '    sum(d["a"])  =3'}),
    ('print(f"{1:{2:{3:{4}}}}")', {
        'cpython-3.12': 'SyntaxError: f-string: expressions nested too deeply'}),
    ('print(f"{x!}")', {
        'cpython-3.12': 'SyntaxError: f-string: missing conversion character'}),
    ('x = f"{a:{b"', {
        'cpython-3.12': "SyntaxError: f-string: expecting '}'"}),
    ('print(f"abc)', {
        'cpython-3.12': 'SyntaxError: unterminated f-string literal (detected at line 1)'}),
    ('print(f"{lambda x: 1}")', {
        'cpython-3.12': 'SyntaxError: f-string: lambda expressions are not allowed without '
                        'parentheses'}),
    ('try:\n    int("x")\nexcept TypeError, ValueError:\n    print("caught")', {
        'cpython-3.13': 'SyntaxError: multiple exception types must be parenthesized',
        'cpython-3.14': 'caught'}),
    ('try:\n    int("x")\nexcept TypeError, ValueError as e:\n    print("caught")', {
        'cpython-3.14': "SyntaxError: multiple exception types must be parenthesized when using "
                        "'as'"}),
    ('try:\n    import imp\nexcept ImportError as error:\n    print(error, error.name)', {
        'cpython-3.12': "No module named 'imp' imp"}),
    ('import cgi\nprint("there")', {
        'cpython-3.12': 'there',
        'cpython-3.13': "ModuleNotFoundError: No module named 'cgi'"}),
    ('error = ImportError("no", name="a", name_from="b")\nprint(error.name_from)', {
        'cpython-3.11': "TypeError: 'name_from' is an invalid keyword argument for ImportError()",
        'cpython-3.12': 'b'}),
]

# (program, what it prints: from which Python 3 on); measured with 3.11.7, 3.12.1 and 3.13.0
TEXTS = [
    ('print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum(x / 10 for x in range(7)))',
     {11: '0.9999999999999999 0.0 2.1',
      12: '1.0 1.0 2.1'}),
    ('import collections\nprint(collections.OrderedDict(a=1))',
     {11: "OrderedDict([('a', 1)])",
      12: "OrderedDict({'a': 1})"}),
    ('try:\n    max([])\nexcept ValueError as error:\n    print(error)',
     {11: 'max() arg is an empty sequence',
      12: 'max() iterable argument is empty'}),
    ('import abc\nclass Shape(abc.ABC):\n    @abc.abstractmethod\n    def area(self): ...\n'
     'try:\n    Shape()\nexcept TypeError as error:\n    print(error)',
     {11: "Can't instantiate abstract class Shape with abstract method area",
      12: "Can't instantiate abstract class Shape without an implementation for abstract method "
          "'area'"}),
    ('import enum\nclass Color(enum.Enum):\n    RED = 1\n'
     'try:\n    Color.BLUE\nexcept AttributeError as error:\n    print(error)',
     {11: 'BLUE',
      12: "type object 'Color' has no attribute 'BLUE'"}),
    ('import random\ntry:\n    random.randrange(5, 1)\n'
     'except ValueError as error:\n    print(error)',
     {11: 'empty range for randrange() (5, 1, -4)',
      12: 'empty range in randrange(5, 1)'}),
    ('class Field:\n    def __set_name__(self, owner, name):\n        raise ValueError("no")\n'
     'try:\n    class Form:\n        name = Field()\n'
     'except Exception as error:\n    print(repr(error), error.__cause__)',
     {11: "RuntimeError(\"Error calling __set_name__ on 'Field' instance 'name' in 'Form'\") no",
      12: "ValueError('no') None"}),
    ('import json\ntry:\n    json.loads("[1,]")\nexcept ValueError as error:\n    print(error)',
     {11: 'Expecting value: line 1 column 4 (char 3)',
      13: 'Illegal trailing comma before end of array: line 1 column 3 (char 2)'}),
    ('import struct\ntry:\n    struct.pack("B", 300)\n'
     'except struct.error as error:\n    print(error)',
     {11: 'ubyte format requires 0 <= number <= 255',
      12: "'B' format requires 0 <= number <= 255"}),
    ('import keyword\nprint(keyword.softkwlist)',
     {11: "['_', 'case', 'match']",
      12: "['_', 'case', 'match', 'type']"}),
    ('def greet(name): ...\ntry:\n    greet(nam=1)\nexcept TypeError as error:\n    print(error)',
     {11: "greet() got an unexpected keyword argument 'nam'",
      13: "greet() got an unexpected keyword argument 'nam'. Did you mean 'name'?"}),
    ('try:\n    print({slice(1): "a"}[slice(1)])\nexcept TypeError as error:\n    print(error)',
     {11: "unhashable type: 'slice'",
      12: 'a'}),
    ('try:\n    from itertools import batched\n    print(list(batched("abcde", 2)))\n'
     'except ImportError:\n    print("none")',
     {11: 'none',
      12: "[('a', 'b'), ('c', 'd'), ('e',)]"}),
    ('def first[T](xs: list[T], *, k: int = 0) -> T:\n    return xs[k]\n'
     'class Box[T: int, *Ts, **P](dict):\n    size = 3\n'
     '    def same[U](self, x: U, y: size = size) -> T:\n        return y\n'
     'type Pair[T] = tuple[T, T]\ntype Tree = dict[str, Tree]\n'
     'print(first([1]), first.__annotations__, first.__type_params__, first.__kwdefaults__)\n'
     'print(Box.__bases__, Box.__type_params__[0].__bound__, Box().same(1))\n'
     'print(Box.same.__annotations__, Box.same.__qualname__, Pair[int], Tree.__value__)',
     {12: "1 {'xs': list[T], 'k': <class 'int'>, 'return': T} (T,) {'k': 0}\n"
          "(<class 'dict'>, <class 'typing.Generic'>) <class 'int'> 3\n"
          "{'x': U, 'y': 3, 'return': T} Box.same Pair[int] dict[str, Tree]"}),
    ('import asyncio, contextvars\nvar = contextvars.ContextVar("var", default="none")\n'
     'async def child():\n    var.set("child")\n    await asyncio.sleep(0)\n    print(var.get())\n'
     'async def main():\n    task = asyncio.create_task(child())\n'
     '    context = task.get_context()\n    await asyncio.sleep(0)\n'
     '    print(context[var], var.get(), task.get_context() is context)\n'
     '    context.run(var.set, "given")\n    await task\n'
     '    own = asyncio.current_task().get_context()\n    var.set("main")\n'
     '    print(own[var], len(own))\n'
     'asyncio.run(main())',
     {12: 'child none True\ngiven\nmain 1'}),
    ('import copy, datetime\ntry:\n    print(copy.replace(datetime.date(2024, 1, 2), day=3))\n'
     'except AttributeError:\n    print("none")',
     {11: 'none',
      13: '2024-01-03'}),
]


def write(folder, program):
    with open(os.path.join(folder, 'p.py'), 'w', encoding='utf-8') as file:
        file.write(program)


def a_profile_prints_what_its_version_prints():
    with tempfile.TemporaryDirectory() as folder:
        for program, texts in TEXTS:
            write(folder, program)
            for minor in (minor for minor in (11, 12, 13) if minor >= min(texts)):
                text = texts[max(since for since in texts if since <= minor)]
                test_cli.expect('3.%d: %s' % (minor, program.splitlines()[0]),
                       test_cli.lockstep('run', '--profile', 'cpython-3.%d' % minor, 'p.py', folder=folder),
                       test_cli.OK, text + '\n', '')


def tracebacks_are_those_of_the_version():
    """NAME.3.N.txt in tests/tracebacks is what CPython 3.N prints for NAME.py, standard error
    first, without the folder's name."""
    for path in sorted(glob.glob(os.path.join(TRACEBACKS, '*.txt'))):
        name, minor = re.fullmatch(r'(.*)\.3\.(\d+)\.txt', os.path.basename(path)).groups()
        _, stdout, stderr = test_cli.lockstep('run', '--profile', 'cpython-3.' + minor,
                                              name + '.py', folder=TRACEBACKS)
        got = re.sub('0x[0-9a-f]+', '0xADDRESS', stderr + stdout)
        with open(path, encoding='utf-8') as file:
            expected = file.read()
        differing = [pair for pair in zip(got.splitlines(), expected.splitlines())
                     if pair[0] != pair[1]]
        test_cli.check(os.path.basename(path), got == expected, differing[:1], len(got))


def type_parameters_are_a_mistake_before_3_12_and_no_call_in_the_picture():
    program = 'def first[T](xs: list[T]) -> T:\n    return xs[0]\ntype A[T] = T\nprint(first([1]))\n'
    with tempfile.TemporaryDirectory() as folder:
        write(folder, program)
        test_cli.expect('3.11', test_cli.lockstep('run', 'p.py', folder=folder), test_cli.FAILED, '',
               r"SyntaxError: expected '\('")
        status, stdout, _ = test_cli.lockstep('run', '--profile', 'cpython-3.12', '--events', 'events',
                                     'p.py', folder=folder)
        test_cli.check('it runs', status == test_cli.OK and stdout == '1\n', status, stdout)
        with open(os.path.join(folder, 'events'), encoding='utf-8') as file:
            events = file.read()
        test_cli.check('only the call shows', '"name":"first"' in events and 'generic' not in events and
              'TypeVar' not in events, events)


def a_name_that_a_version_has_is_refused_rather_than_missing():
    for minor, names in ((12, 'random.binomialvariate calendar.JANUARY'), (13, 'math.fma')):
        for name in names.split():
            with tempfile.TemporaryDirectory() as folder:
                write(folder, 'import %s\nprint(%s)\n' % (name.split('.')[0], name))
                for before, status in ((minor - 1, test_cli.FAILED), (minor, test_cli.UNSUPPORTED)):
                    test_cli.expect('3.%d: %s' % (before, name),
                           test_cli.lockstep('run', '--profile', 'cpython-3.%d' % before, 'p.py',
                                    folder=folder), status, '', name.split('.')[1])


def the_last_line_is_that_version_s():
    with tempfile.TemporaryDirectory() as folder:
        for program, versions in LAST_LINES:
            write(folder, program)
            for profile, expected in versions.items():
                _, stdout, stderr = test_cli.lockstep('run', '--profile', profile, 'p.py',
                                                      folder=folder)
                got = ([''] + (stderr + stdout).splitlines())[-1]
                test_cli.check('%s: %s' % (profile, program), got == expected, got, expected)


def a_later_grammar_is_pointed_out():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, QUOTES)
        status, _, stderr = test_cli.lockstep('run', 'p.py', folder=folder)
        test_cli.check('3.12 can read it', status == test_cli.FAILED and
                       'choose that version: --profile cpython-3.12' in stderr, stderr)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    test_cli.LOCKSTEP = os.path.abspath(sys.argv[1])
    the_last_line_is_that_version_s()
    a_later_grammar_is_pointed_out()
    tracebacks_are_those_of_the_version()
    a_profile_prints_what_its_version_prints()
    type_parameters_are_a_mistake_before_3_12_and_no_call_in_the_picture()
    a_name_that_a_version_has_is_refused_rather_than_missing()
    print('%d passed, %d failed' % (test_cli.passed, test_cli.failed))
    sys.exit(1 if test_cli.failed else 0)


if __name__ == '__main__':
    main()
