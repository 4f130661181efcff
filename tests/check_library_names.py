#!/usr/bin/env python3
"""The files of engine/lib share one namespace: does each function find the name it means?

usage: check_library_names.py CMAKELISTS

A name that two files define is whichever came last when a function looks for it while the program
runs. So a function may only use such a name when its own file is the last that defines it.
"""
import ast
import os
import re
import symtable
import sys


def library_files(path):
    with open(path, encoding='utf-8') as file:
        names = re.findall(r'\blib/\w+\.py\b', file.read())
    return [os.path.join(os.path.dirname(path), name) for name in dict.fromkeys(names)]


def defined_names(source):
    """What a class statement, def or assignment at the top level binds."""
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                for name in getattr(target, 'elts', [target]):
                    if isinstance(name, ast.Name):
                        yield name.id


def used_while_running(table):
    """(name, line of the function) for every global that a function looks for."""
    if table.get_type() == 'function':
        for symbol in table.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                yield symbol.get_name(), table.get_lineno()
    for child in table.get_children():
        yield from used_while_running(child)


def main():
    sources = {}
    definers = {}
    for path in library_files(sys.argv[1]):
        with open(path, encoding='utf-8') as file:
            sources[path] = file.read()
        for name in set(defined_names(sources[path])):
            definers.setdefault(name, []).append(path)
    problems = 0
    for path, source in sources.items():
        for name, line in used_while_running(symtable.symtable(source, path, 'exec')):
            places = definers.get(name, [])
            if len(places) > 1 and places[-1] != path:
                last = os.path.basename(places[-1])
                print(f'{os.path.basename(path)}:{line}: {name} will be the one of {last}')
                problems += 1
    print(f'{len(sources)} files, {problems} ambiguous names')
    return problems > 0 or not sources


if __name__ == '__main__':
    sys.exit(main())
