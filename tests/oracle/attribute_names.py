#!/usr/bin/env python3.11
"""Writes engine/lang/stdlib_attributes_data.h: attributes that CPython's classes have and ours lack.

usage: attribute_names.py LOCKSTEP ROOT > engine/lang/stdlib_attributes_data.h

Only classes that Lockstep has as well, and no special names (`__len__`, `_value_`). What a class inherits
stands in the row of the class that it is inherited from. An attribute of objects is one that a
method assigns to its first parameter and none deletes; Lockstep may have it, the table is asked
only for what was not found.
"""

import ast
import glob
import importlib
import inspect
import os
import re
import subprocess
import sys
import tempfile
import textwrap

SUBMODULES = """
asyncio.base_events asyncio.events asyncio.futures asyncio.locks asyncio.queues asyncio.runners
asyncio.tasks collections.abc concurrent.futures._base concurrent.futures.process
concurrent.futures.thread json.decoder json.encoder logging.handlers multiprocessing.managers
multiprocessing.pool multiprocessing.queues multiprocessing.shared_memory
multiprocessing.synchronize os.path urllib.parse
""".split()
WALK = '''
seen = set()
def walk(cls):
    for child in type.__subclasses__(cls):
        if child not in seen:
            seen.add(child)
            walk(child)
walk(object)
for cls in seen:
    print(f"{cls.__module__}.{cls.__qualname__}",
          ",".join(f"{base.__module__}.{base.__qualname__}" for base in cls.__mro__[1:]),
          *[name for name in dir(cls) if not name.startswith("__")])
'''


def run(lockstep, source):
    with tempfile.NamedTemporaryFile('w', suffix='.py') as file:
        file.write(source)
        file.flush()
        return subprocess.run([lockstep, 'run', file.name], capture_output=True, text=True)


def offered_modules(lockstep):
    for module in sorted(sys.stdlib_module_names) + SUBMODULES:
        if module in ('antigravity', 'this'):
            continue
        if run(lockstep, f'import {module} as module\nprint(dir(module)[:1])\n').returncode == 0:
            yield module


def our_classes(lockstep, modules):
    """{full name: (full names of its bases, names)}; classes of one name are one."""
    imports = ''.join(f'import {module}\n' for module in modules)
    classes = {}
    for line in run(lockstep, imports + WALK).stdout.splitlines():
        key, mro, *names = line.split()
        bases, known = classes.setdefault(key, (set(), set()))
        bases.update(mro.split(','))
        known.update(names)
    return classes


def their_classes(modules):
    for module in modules:
        importlib.import_module(module)
    classes, left = {}, [object]
    while left:
        for child in type.__subclasses__(left.pop()):
            if child not in classes.values():
                classes[f'{child.__module__}.{child.__qualname__}'] = child
                left.append(child)
    return classes


def assigned_names(cls):
    """Attributes that the methods of the class give to their objects."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError, SyntaxError):
        return set()
    names = {ast.Store: set(), ast.Del: set(), ast.Load: set()}
    for function in tree.body[0].body:
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and function.args.args:
            for node in ast.walk(function):
                if (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                        and node.value.id == function.args.args[0].arg):
                    names[type(node.ctx)].add(node.attr)
    return names[ast.Store] - names[ast.Del]


def missing(cls, ours):
    """(what a derived class can replace, other attributes) that ours has not."""
    of_class = {name for base in cls.__mro__ for name, value in vars(base).items()
                if not inspect.isdatadescriptor(value)}
    of_object = {name for base in cls.__mro__ for name in {*vars(base), *assigned_names(base)}}
    of_object -= of_class
    return [{name for name in names - ours
             if not re.fullmatch('_(_.*|[A-Z][A-Za-z]*__.*|.*_|abc_impl)', name)}
            for names in (of_class, of_object)]


def words_of(root):
    """Every word of the library and every word in a text of the machine."""
    words = set()
    for path in glob.glob(os.path.join(root, 'engine/lib/*.py')):
        with open(path, encoding='utf-8') as file:
            words.update(re.findall(r'\w+', file.read()))
    for path in glob.glob(os.path.join(root, 'engine/vm/*.[ch]')):
        with open(path, encoding='utf-8') as file:
            for text in re.findall(r'"([^"\n]*)"', file.read()):
                words.update(re.findall(r'\w+', text))
    return words


def asked_names(root):
    """What the library itself looks for: it may be there or not."""
    names = set()
    for path in glob.glob(os.path.join(root, 'engine/lib/*.py')):
        with open(path, encoding='utf-8') as file:
            names.update(re.findall(r'(?:getattr|hasattr)\([^"\n]*, "(\w+)"', file.read()))
    return names


def is_telling(name):
    """Nobody writes such a name by chance: `_waiters`, `co_names`, `parseArgs`, not `resize`."""
    return '_' in name or name != name.lower()


def literal(words, indent):
    lines = textwrap.wrap(' '.join(sorted(words)), 96 - indent, break_on_hyphens=False) or ['']
    return (' "\n' + ' ' * indent).join('"' + line for line in lines) + '"'


def main():
    lockstep, root = sys.argv[1:]
    modules = list(offered_modules(lockstep))
    ours = our_classes(lockstep, modules)
    asked = asked_names(root)
    rows = {key: missing(cls, ours[key][1] | asked)
            for key, cls in their_classes(modules).items() if key in ours}
    absent = {name for row in rows.values() for names in row for name in names}
    absent -= {name for _, names in ours.values() for name in names} | words_of(root)
    print('// Generated by tests/oracle/attribute_names.py: what CPython 3.11 has and Lockstep has not.')
    print('#pragma once\n\n// clang-format off\n')
    print('// By class: what a derived class can replace, what only objects have.')
    print('static const AttributeRow rows[] = {')
    for key, row in sorted(rows.items()):
        inherited = [rows[base] for base in ours[key][0] - {key} if base in rows]
        of_class, of_object = (
            names - {name for other in inherited for name in other[kind]}
            for kind, names in enumerate(row))
        if of_class or of_object:
            print(f'    {{"{key}",\n     {literal(of_class, 5)},\n     {literal(of_object, 5)}}},')
    print('};\n\n// Telling names that no class of Lockstep has, sorted.')
    print('static const char *const absent[] = {')
    names = [f'"{name}",' for name in sorted(filter(is_telling, absent))]
    print(textwrap.indent('\n'.join(textwrap.wrap(' '.join(names), 96)), '    '))
    print('};\n\n// clang-format on')


if __name__ == '__main__':
    main()
