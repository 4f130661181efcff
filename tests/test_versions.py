#!/usr/bin/env python3
"""test_versions: what other versions of Python say and allow, by --profile.

Usage: test_versions.py LOCKSTEP

The judge of tests/oracle is Python 3.11; what is expected here was printed by 3.12.1 and 3.13.0;
the grammar of 3.14 is that of PEP 758.
"""
import os
import subprocess
import sys
import tempfile

LOCKSTEP = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ''
TIMEOUT_S = 60

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


def last_line(profile, program, folder):
    path = os.path.join(folder, 'program.py')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(program)
    done = subprocess.run([LOCKSTEP, 'run', '--profile', profile, 'program.py'], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          encoding='utf-8', timeout=TIMEOUT_S, check=False)
    return (done.stdout.splitlines() or [''])[-1]


def a_later_grammar_is_pointed_out(folder):
    """On its own, before what CPython says."""
    path = os.path.join(folder, 'program.py')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(QUOTES)
    done = subprocess.run([LOCKSTEP, 'run', path], capture_output=True, text=True,
                          encoding='utf-8', timeout=TIMEOUT_S, check=False)
    return done.returncode == 1 and 'choose that version: --profile cpython-3.12' in done.stderr


def main():
    if not LOCKSTEP:
        sys.exit(__doc__)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for program, versions in LAST_LINES:
            for profile, expected in versions.items():
                got = last_line(profile, program, folder)
                if got == expected:
                    passed += 1
                    continue
                failed += 1
                print('FAILED under %s:\n%s\n    expected: %s\n    got:      %s'
                      % (profile, program, expected, got))
        if a_later_grammar_is_pointed_out(folder):
            passed += 1
        else:
            failed += 1
            print('FAILED: nothing says that 3.12 can read the program')
    print('%d passed, %d failed' % (passed, failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
