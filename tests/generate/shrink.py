#!/usr/bin/env python3
"""shrink: makes a program small that shows a difference, and keeps the kind of the difference.

    shrink.py LOCKSTEP FILE|FAMILY:SEED [-o FILE] [--seconds S]

Works on the syntax tree: drops statements (many at once first), puts a block's statements in its
place, and replaces expressions by a part of themselves or by a constant, until nothing more can go
or the time is up.
Writes the small program on standard output, and what differs on standard error.
"""
import argparse
import ast
import copy
import os
import sys
import time
import warnings

import generate
from judge import Judge

BODIES = ('body', 'orelse', 'finalbody', 'handlers', 'cases')
CONSTANTS = (0, 1, '', None)


class TimeIsUp(Exception):
    pass


class Shrinker:
    def __init__(self, judge, text, seconds):
        self.judge = judge
        self.end = time.monotonic() + seconds
        self.tree = ast.parse(text)
        self.seen = set()
        self.tests = 0
        self.found = judge.compare(ast.unparse(self.tree))
        if self.found is None:
            sys.exit('nothing differs')

    def key(self, found):
        """What must not change: the kind, and for a refusal or an end what was said."""
        if found[0] in ('refused', 'status'):
            return found[0], found[1].split(': ', 1)[-1].split('\n')[0]
        if found[0] == 'stderr':
            return found
        return found[0]

    def still_differs(self, tree):
        try:
            text = ast.unparse(ast.fix_missing_locations(tree))
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                compile(text, 'program.py', 'exec')
        except (SyntaxError, ValueError, TypeError, AttributeError, OverflowError):
            return False
        if text in self.seen:
            return False
        self.seen.add(text)
        self.tests += 1
        found = self.judge.compare(text)
        if found is None or self.key(found) != self.key(self.found):
            return False
        self.found = found
        return True

    def attempt(self, change):
        """change(tree) edits a copy and says whether it could; the copy is kept if all is well."""
        if time.monotonic() > self.end:
            raise TimeIsUp
        tree = copy.deepcopy(self.tree)
        if not change(tree) or not self.still_differs(tree):
            return False
        self.tree = tree
        return True

    # Lists of statements, addressed by their number in walking order.

    @staticmethod
    def lists(tree):
        return [(node, name) for node in ast.walk(tree) for name in BODIES
                if isinstance(getattr(node, name, None), list)]

    def drop(self, number, start, count):
        def change(tree):
            node, name = self.lists(tree)[number]
            statements = getattr(node, name)
            if start >= len(statements):
                return False
            del statements[start:start + count]
            if not statements and name == 'body':
                statements.append(ast.Pass())
            return True
        return self.attempt(change)

    def drop_statements(self):
        changed = False
        number = 0
        while number < len(self.lists(self.tree)):
            node, name = self.lists(self.tree)[number]
            count = len(getattr(node, name))
            while count:
                start = 0
                while number < len(self.lists(self.tree)):
                    node, name = self.lists(self.tree)[number]
                    if start >= len(getattr(node, name)):
                        break
                    if isinstance(getattr(node, name)[start], ast.Pass):
                        start += 1
                    elif self.drop(number, start, count):
                        changed = True
                    else:
                        start += count
                count //= 2
            number += 1
        return changed

    def unwrap(self, number, index):
        """A statement is replaced by one of its blocks."""
        def change(tree, inner):
            node, name = self.lists(tree)[number]
            statements = getattr(node, name)
            block = getattr(statements[index], inner, None)
            if not block or not isinstance(block[0], ast.stmt):
                return False
            statements[index:index + 1] = block
            return True
        return any(self.attempt(lambda tree, inner=inner: change(tree, inner))
                   for inner in ('body', 'orelse', 'finalbody'))

    def unwrap_statements(self):
        changed = False
        number = 0
        while number < len(self.lists(self.tree)):
            index = 0
            while number < len(self.lists(self.tree)):
                node, name = self.lists(self.tree)[number]
                statements = getattr(node, name)
                if index >= len(statements):
                    break
                if not hasattr(statements[index], 'body') or not self.unwrap(number, index):
                    index += 1
                else:
                    changed = True
            number += 1
        return changed

    # Expressions, addressed in the same way.

    @staticmethod
    def places(tree):
        """(node, field, index or None) of every expression that is a value."""
        found = []
        for node in ast.walk(tree):
            for field, value in ast.iter_fields(node):
                if isinstance(value, ast.expr):
                    found.append((node, field, None))
                elif isinstance(value, list):
                    found += [(node, field, i) for i, each in enumerate(value)
                              if isinstance(each, (ast.expr, ast.keyword, ast.comprehension))]
        return found

    @staticmethod
    def at(place):
        node, field, index = place
        value = getattr(node, field)
        return value if index is None else value[index]

    def replace(self, number, make):
        def change(tree):
            node, field, index = self.places(tree)[number]
            value = make(self.at((node, field, index)))
            if value is None:
                return False
            if index is None:
                setattr(node, field, value)
            else:
                getattr(node, field)[index] = value
            return True
        return self.attempt(change)

    def drop_item(self, number):
        def change(tree):
            node, field, index = self.places(tree)[number]
            if index is None:
                return False
            del getattr(node, field)[index]
            if isinstance(node, ast.Dict):
                del (node.keys if field == 'values' else node.values)[index]
            return True
        return self.attempt(change)

    def simplify(self, number):
        value = self.at(self.places(self.tree)[number])
        if self.drop_item(number):
            return True
        if isinstance(value, ast.Constant) and value.value in CONSTANTS or not isinstance(value, ast.expr):
            return False
        for constant in CONSTANTS:
            if self.replace(number, lambda _, constant=constant: ast.Constant(constant)):
                return True
        parts = [each for each in ast.iter_child_nodes(value)]
        for i, part in enumerate(parts):
            if isinstance(part, ast.expr) and self.replace(
                    number, lambda old, i=i: list(ast.iter_child_nodes(old))[i]):
                return True
        return False

    def simplify_expressions(self):
        changed = False
        number = 0
        while number < len(self.places(self.tree)):
            if self.simplify(number):
                changed = True
            else:
                number += 1
        return changed

    def run(self):
        try:
            changed = True
            while changed:
                changed = self.drop_statements()
                changed = self.unwrap_statements() or changed
                changed = self.simplify_expressions() or changed
        except TimeIsUp:
            pass
        return ast.unparse(ast.fix_missing_locations(self.tree)) + '\n'


def text_of(name):
    if ':' in name:
        family, seed = name.split(':')
        return generate.generate(family, int(seed))
    with open(name, encoding='utf-8') as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('lockstep')
    parser.add_argument('program')
    parser.add_argument('-o', dest='output')
    parser.add_argument('--seconds', type=float, default=120)
    options = parser.parse_args()
    judge = Judge(os.path.abspath(options.lockstep))
    try:
        shrinker = Shrinker(judge, text_of(options.program), options.seconds)
        text = shrinker.run()
    finally:
        judge.close()
    print('%s after %d tests: %s' % (shrinker.found[0], shrinker.tests, shrinker.found[1]),
          file=sys.stderr)
    if options.output:
        with open(options.output, 'w', encoding='utf-8') as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == '__main__':
    main()
