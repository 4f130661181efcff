"""source: what both families of programs are written with.

A Source collects indented lines and throws dice; « and » stand for braces that are no holes. A Grammar turns rules such as
'int': ['{int} + {int}', 'len({str})'] into text: a word in braces is replaced by one of its rules,
or by a variable of that type. The same seed gives the same text on every machine: only
random.Random, lists and dicts in insertion order are used.
"""
import random
import re
from contextlib import contextmanager

HOLE = re.compile(r'\{([a-z_]+)\}')


class Source:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.lines = []
        self.depth = 0
        self.counts = {}

    def line(self, text):
        for part in text.replace('«', '{').replace('»', '}').split('\n'):
            self.lines.append('    ' * self.depth + part)

    @contextmanager
    def block(self, head):
        self.line(head)
        self.depth += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.line('pass')
        self.depth -= 1

    def fresh(self, stem):
        """A name that was not used before."""
        self.counts[stem] = self.counts.get(stem, 0) + 1
        return '%s%d' % (stem, self.counts[stem])

    def chance(self, share):
        return self.dice.random() < share

    def pick(self, items):
        return self.dice.choice(items)

    def weighted(self, table):
        """One of the values of [(weight, value)]."""
        values = [value for _, value in table]
        return self.dice.choices(values, [weight for weight, _ in table])[0]

    def text(self):
        return '\n'.join(self.lines) + '\n'


class Grammar:
    """rules: type -> texts with holes; leaves: type -> texts without, for when it is deep enough."""

    def __init__(self, source, rules, leaves):
        self.source = source
        self.rules = rules
        self.leaves = leaves
        self.scopes = [{}]  # type -> names of variables, innermost scope last
        self.swapped = []   # types that are put in each other's place by mistake
        self.wrong = 0.0    # how often that happens

    def names(self, kind):
        return [name for scope in self.scopes for name in scope.get(kind, [])]

    def declare(self, kind, name):
        known = self.scopes[-1].setdefault(kind, [])
        if name not in known:
            known.append(name)

    @contextmanager
    def scope(self):
        self.scopes.append({})
        yield
        self.scopes.pop()

    @contextmanager
    def mistakes(self, share):
        before, self.wrong = self.wrong, share
        yield
        self.wrong = before

    def expand(self, kind, depth):
        source = self.source
        if self.wrong and kind in self.swapped and source.chance(self.wrong):
            kind = source.pick(self.swapped)
        names = self.names(kind)
        if names and source.chance(0.45 if depth > 0 else 0.7):
            return source.pick(names)
        if depth <= 0 and kind in self.leaves:
            return self.fill(source.pick(self.leaves[kind]), 0)
        if kind in self.leaves and (kind not in self.rules or source.chance(0.15)):
            return self.fill(source.pick(self.leaves[kind]), depth - 1)
        return self.fill(source.pick(self.rules[kind]), depth - 1)

    def fill(self, template, depth):
        return HOLE.sub(lambda hole: self.expand(hole.group(1), depth), template)

    def value(self, kind, depth=2):
        return self.expand(kind, depth)
