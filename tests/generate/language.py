"""language: random programs over the language itself.

Each program declares a few variables of every type, then defines functions, generators, classes and
context managers, and runs statements over all of them. What may fail stands in a `try` that prints
the type and the text of the exception, so that the program runs to its end; now and then the last
statement fails on purpose.
"""
from expressions import LEAVES, RULES
from source import Grammar, Source

KINDS = ['int', 'float', 'str', 'bool', 'list', 'words', 'dict', 'set', 'tup']
LETTERS = {'int': 'n', 'float': 'f', 'str': 's', 'bool': 'b', 'list': 'xs', 'words': 'ws', 'dict': 'd',
           'set': 'u', 'tup': 't', 'any': 'v', 'thing': 'o'}
ERRORS = ['ValueError', 'KeyError', 'TypeError', 'IndexError', 'ZeroDivisionError', 'AttributeError',
          'RuntimeError', 'LookupError', 'ArithmeticError', 'StopIteration', 'OSError', 'Exception',
          'AssertionError', 'Oops', 'NotImplementedError', 'OverflowError', 'UnicodeError']
HEAD = '''import bisect, collections, contextlib, functools, heapq, itertools, math, operator


class Oops(Exception):
    def __init__(self, code=0, *rest):
        super().__init__(code, *rest)
        self.code = code


def show(label, thunk):
    try:
        value = thunk()
    except Exception as error:
        print(label, type(error).__name__, error)
    else:
        print(label, repr(value))
'''
# What is put back into a variable stays small, so that loops end soon.
FIT = {'int': '(%s) %% 10007', 'str': '(%s)[:30]', 'list': '(%s)[:9]', 'words': '(%s)[:9]', 'tup': '(%s)[:9]',
       'dict': 'dict(list((%s).items())[:8])', 'set': 'set(list(%s)[:9])', 'float': '(%s) %% 1e6'}
AUGMENTED = {
    'int': ['+= {int}', '-= {int}', '*= {small}', '//= {int}', '%= {int}', '&= {int}', '|= {tiny}', '^= {tiny}', '>>= {tiny}', '**= 2'],
    'float': ['+= {float}', '*= 2', '/= {int}', '-= {float}', '//= {float}', '%= {float}', '**= 2'],
    'str': ['+= {str}', '*= 2', '%= {int}'],
    'list': ['+= {list}', '*= 2', '+= {tup}', '+= {str}', '-= {list}', '+= {int}'],
    'words': ['+= {words}', '+= {str}', '*= 0'],
    'dict': ['|= {dict}', '|= [("q", {int})]', '+= {dict}'],
    'set': ['|= {set}', '&= {set}', '-= {set}', '^= {set}', '|= {list}'],
    'tup': ['+= {tup}', '*= 2', '+= {list}'],
    'bool': ['&= {bool}', '|= {bool}', '+= 1'],
}
METHODS = {
    'list': ['append({int})', 'extend({list})', 'insert({tiny}, {int})', 'insert(-{tiny}, {int})', 'remove({int})', 'pop({tiny})', 'pop()', 'reverse()', 'sort()',
             'sort(reverse=True)', 'sort(key=lambda v: -v)', 'clear()', 'extend({str})', 'append({any})', 'index({int}, {tiny})', 'extend(x for x in {tup})', 'pop({str})',
             'sort(key={int})', 'insert({int})', 'append()', 'remove({any})'],
    'words': ['append({str})', 'sort(key=len)', 'sort(key=str.lower, reverse=True)', 'extend({str})', 'insert({tiny}, {str})', 'pop(0)', 'remove({str})', 'reverse()'],
    'dict': ['update({dict})', 'update(a={int}, q={int})', 'pop({str})', 'pop({str}, None)', 'popitem()', 'setdefault({str}, {int})', 'clear()', 'update([({str}, {int})])',
             'setdefault({str})', 'get({str})', 'update({int})', 'update({words})', 'pop()'],
    'set': ['add({int})', 'discard({int})', 'remove({int})', 'update({list})', 'clear()', 'difference_update({list})', 'intersection_update({tup})',
            'symmetric_difference_update({set})', 'add({list})', 'update({str}[:1])', 'add({tup})', 'pop() and None'],
}
TARGETS = {
    'list': ['[{tiny}] = {int}', '[-{tiny}] = {int}', '[{slice}] = {list}', '[{tiny}] += {int}', '[{tiny}:{tiny}] = {tup}', '[::2] = {list}', '[{slice}] = {str}', '[{slice}] = {int}',
             '[{tiny}] **= 2', '[{str}] = 1'],
    'dict': ['[{str}] = {int}', '[{str}] += {int}', '[{str}, {int}] = {int}', '[{tup}] = {int}', '[{list}] = {int}', '[{str}] -= 1', '[{int}] = {str}'],
    'words': ['[{tiny}] = {str}', '[{tiny}] += {str}', '[{slice}] = {words}'],
    'tup': ['[{tiny}] = {int}', '[{tiny}] += {int}'],
    'str': ['[{tiny}] = {str}'],
}
UNPACK = [('{a}, {b} = {b}, {a}', None), ('{a}, *{r} = {list}', 'list'), ('*{r}, {a} = {tup}', 'list'), ('{a}, ({b}, *{r}) = {int}, {list}', 'list'),
          ('{a}, {b} = {list}', None), ('{a}, {b}, {c} = {tup}', None), ('[{a}, *{r}, {b}] = {list}', 'list'), ('{a} = {b} = {int}', None),
          ('({a}), {b} = divmod({int}, {int})', None), ('{a}, {b} = {int}', None), ('{a}, {b} = {any}', None)]


class Language(Source):
    def __init__(self, seed):
        super().__init__(seed)
        self.grammar = Grammar(self, RULES, LEAVES)
        self.grammar.swapped = ['int', 'float', 'str', 'list', 'words', 'dict', 'set', 'tup', 'bool']
        self.labels = 0
        self.nesting = 0
        self.in_loop = False
        self.in_function = False
        self.functions = []   # (name, kinds of the parameters, kind of the result)
        self.generators = []  # names; none takes an argument
        self.managers = []
        self.classes = []     # (name, methods)
        self.decorators = []
        self.budget = 0

    # --- small things

    def v(self, kind, depth=2):
        return self.grammar.value(kind, depth)

    def fill(self, template):
        return self.grammar.fill(template, 2)

    def label(self):
        self.labels += 1
        return str(self.labels)

    def variable(self, kind):
        names = self.grammar.names(kind)
        return self.pick(names) if names else None

    def kind(self):
        return self.pick(KINDS)

    def fitting(self, kind, depth=2):
        text = self.v(kind, depth)
        return FIT[kind] % text if kind in FIT else text

    @property
    def guarded(self):
        """with self.guarded: ... writes a try around the body that prints what went wrong."""
        return Guard(self)

    def show(self, text):
        self.line('print(%s, repr(%s))' % (self.label(), text))

    # --- statements

    def statement(self):
        self.budget -= 1
        table = [
            (14, self.show_value), (8, self.assign), (6, self.augment), (5, self.call_method), (5, self.set_item),
            (4, self.unpack), (3, self.delete), (4, self.call_function), (3, self.use_generator), (4, self.use_object),
            (2, self.walrus), (2, self.use_manager), (1, self.sort_things), (1, self.show_many), (1, self.assertion), (1, self.closure_loop),
        ]
        if self.nesting < 3:
            table += [(5, self.branch), (6, self.for_loop), (3, self.while_loop), (6, self.try_block), (3, self.match), (1, self.with_block)]
        if self.nesting < 2 and len(self.functions) < 6:
            table += [(3, self.function), (2, self.generator), (1, self.decorator)]
        if self.nesting < 1 and len(self.classes) < 4:
            table += [(3, self.class_)]
        if self.in_loop:
            table += [(2, self.leave_loop)]
        if self.in_function:
            table += [(1, self.return_early)]
        self.weighted(table)()

    def body(self, count):
        self.nesting += 1
        with self.grammar.scope():
            for _ in range(count):
                if self.budget > 0:
                    self.statement()
        self.nesting -= 1

    def show_value(self):
        kind = self.pick(KINDS + ['any', 'str', 'str', 'list'])
        with self.grammar.mistakes(0.04 if self.chance(0.3) else 0):
            self.line('show(%s, lambda: %s)' % (self.label(), self.v(kind, 3)))

    def show_many(self):
        names = [name for kind in KINDS for name in self.grammar.names(kind)]
        chosen = [self.pick(names) for _ in range(4)]
        self.line('print(%s, %s%s)' % (self.label(), ', '.join(chosen), self.pick(['', ', sep="|"', ', end=";\\n"', ', sep=""'])))

    def assign(self):
        kind = self.kind()
        name = self.variable(kind) if self.chance(0.5) or self.nesting else None
        with self.guarded:
            if name is None or self.nesting:
                name = name or self.variable(kind)
                self.line('%s = %s' % (name, self.fitting(kind)))
                return
            self.line('%s = %s' % (name, self.fitting(kind)))
            self.show(name)

    def augment(self):
        kind = self.kind()
        name = self.variable(kind)
        with self.guarded:
            if kind == 'bool':
                self.line('w = %s\nw %s' % (name, self.fill(self.pick(AUGMENTED[kind]))))
                self.show('w')
                return
            self.line('%s %s' % (name, self.fill(self.pick(AUGMENTED[kind]))))
            self.show(name)
        self.settle(kind, name)

    def settle(self, kind, name):
        """What an operation may have made big or of another type is brought back."""
        kept = {'int': 'int', 'float': 'float', 'str': 'str', 'list': 'list', 'words': 'list', 'dict': 'dict', 'set': 'set', 'tup': 'tuple'}[kind]
        if kind in ('int', 'float', 'str', 'tup'):
            self.line('if not isinstance(%s, %s): %s = %s' % (name, kept, name, self.v(kind, 0)))
        if kind == 'list':
            self.line('%s = [x for x in %s if isinstance(x, int)][:9]' % (name, name))
        elif kind == 'words':
            self.line('%s = [x for x in %s if isinstance(x, str)][:9]' % (name, name))
        elif kind == 'dict':
            self.line('%s = «k: x for k, x in %s.items() if isinstance(x, int) and isinstance(k, str)»' % (name, name))
        elif kind == 'set':
            self.line('%s = {x for x in %s if isinstance(x, int)}' % (name, name))
        elif kind in FIT and self.chance(0.7):
            self.line('%s = %s' % (name, FIT[kind] % name))

    def call_method(self):
        kind = self.pick(list(METHODS))
        name = self.variable(kind)
        with self.guarded:
            self.show('%s.%s' % (name, self.fill(self.pick(METHODS[kind]))))
            self.show(name)
        self.settle(kind, name)

    def set_item(self):
        kind = self.pick(list(TARGETS))
        name = self.variable(kind)
        with self.guarded:
            self.line(name + self.fill(self.pick(TARGETS[kind])))
        self.show(name)
        if kind in ('list', 'words', 'dict'):
            self.settle(kind, name)

    def unpack(self):
        template, rest = self.pick(UNPACK)
        ints = self.grammar.names('int')
        for letter in 'abc':
            template = template.replace('{%s}' % letter, self.pick(ints))
        name = self.variable('list')
        template = template.replace('{r}', name)
        with self.guarded:
            self.line(self.fill(template))
            self.show('(%s)' % ', '.join(ints[:3]) if not rest else name)
        for each in dict.fromkeys(ints):
            self.line('if not isinstance(%s, int): %s = 0' % (each, each))

    def delete(self):
        choice = self.pick(['list', 'dict', 'slice', 'name'])
        with self.guarded:
            if choice == 'name':
                self.line('gone = %s\ndel gone' % self.v('int', 1))
                self.show('gone')
            elif choice == 'dict':
                name = self.variable('dict')
                self.line('del %s[%s]' % (name, self.v('str', 1)))
                self.show(name)
            else:
                name = self.variable('list')
                self.line('del %s[%s]' % (name, self.v('tiny' if choice == 'list' else 'slice', 1)))
                self.show(name)

    def walrus(self):
        with self.guarded:
            kind = self.kind()
            self.line('if (w := %s):' % self.v(kind))
            self.line('    print(%s, "yes", w)\nelse:\n    print(%s, "no", w)' % (self.label(), self.label()))
            if self.chance(0.4):
                self.show('[w for x in %s if (w := x %% 3)]' % self.variable('list'))
                self.show('w')

    def assertion(self):
        with self.guarded:
            self.line('assert %s, %s' % (self.v('bool'), self.v('any')))

    def sort_things(self):
        with self.guarded:
            self.show('sorted([%s, %s, %s], key=%s)' % (self.v('tup'), self.v('tup'), self.v('tup'),
                                                      self.pick(['len', 'sum', 'None', 'lambda p: p[0]', 'lambda p: -len(p)', 'str', 'operator.itemgetter(0)'])))

    def closure_loop(self):
        name = self.fresh('fs')
        self.line('%s = []' % name)
        with self.block('for k in range(3):'):
            self.line('%s.append(lambda a=%s%s: (a, k))' % (name, self.v('int', 1), self.pick([', k=k', ''])))
        self.show('[f() for f in %s]' % name)

    def branch(self):
        with self.guarded:
            with self.block('if %s:' % self.v('bool')):
                self.body(2)
            if self.chance(0.4):
                with self.block('elif %s:' % self.v('any')):
                    self.body(1)
            if self.chance(0.5):
                with self.block('else:'):
                    self.body(2)

    def loop_body(self, count):
        before, self.in_loop = self.in_loop, True
        self.body(count)
        self.in_loop = before

    def for_loop(self):
        item = self.fresh('i')
        heads = [('range({tiny})', 'int'), ('{list}[:4]', 'int'), ('{str}[:4]', 'str'), ('{words}[:4]', 'str'), ('sorted({set})[:4]', 'int'), ('{tup}[:4]', 'int'),
                 ('list({dict})[:4]', 'str'), ('reversed({list}[:3])', 'int'), ('{any}', 'any')]
        pairs = ['enumerate({words}[:4])', 'list({dict}.items())[:4]', 'zip({list}[:3], {str})', 'zip({list}[:4], {tup}, strict=True)', 'enumerate({str}[:3], {tiny})']
        with self.guarded:
            if self.chance(0.35):
                other = self.fresh('j')
                head = 'for %s, %s in %s:' % (item, other, self.fill(self.pick(pairs)))
                shown = '%s, %s' % (item, other)
                kind = None
            else:
                template, kind = self.pick(heads)
                head = 'for %s in %s:' % (item, self.fill(template))
                shown = item
            with self.block(head):
                with self.grammar.scope():
                    if kind in ('int', 'str'):
                        self.grammar.declare(kind, item)
                    self.line('print(%s, %s)' % (self.label(), shown))
                    if kind == 'any':
                        self.line('if type(%s) is int and %s > 5: break' % (item, item))
                    self.loop_body(2)
            if self.chance(0.25):
                with self.block('else:'):
                    self.line('print(%s, "no break")' % self.label())

    def while_loop(self):
        count = self.fresh('k')
        self.line('%s = 0' % count)
        with self.guarded:
            with self.block('while %s < %d and %s:' % (count, self.pick([2, 3, 4]), self.v('bool', 1))):
                self.line('%s += 1' % count)
                self.loop_body(2)
            if self.chance(0.3):
                with self.block('else:'):
                    self.body(1)

    def leave_loop(self):
        with self.block('if %s:' % self.v('bool')):
            self.line('print(%s, "leaves")' % self.label())
            self.line(self.pick(['break', 'continue']))

    def return_early(self):
        with self.block('if %s:' % self.v('bool', 1)):
            self.line('return %s' % self.v(self.in_function, 1))

    def error(self):
        name = self.pick(ERRORS)
        return '%s(%s)' % (name, self.pick(['', self.v('any', 1), self.v('str', 1), '%s, %s' % (self.v('int', 0), self.v('str', 0))])) if self.chance(0.85) else name

    def try_block(self):
        before = self.in_loop
        with self.guarded:
            with self.block('try:'):
                self.body(1)
                if self.chance(0.6):
                    cause = self.pick(['', '', ' from None', ' from %s' % self.error()])
                    if self.chance(0.5):
                        with self.block('if %s:' % self.v('bool', 1)):
                            self.line('raise %s%s' % (self.error(), cause))
                    else:
                        self.line('raise %s%s' % (self.error(), cause))
                else:
                    self.show(self.v('any', 3))
            handlers = self.pick([0, 1, 1, 2, 3])
            for i in range(handlers):
                with self.block('except %s as e:' % self.pick([self.pick(ERRORS), '(%s, %s)' % (self.pick(ERRORS), self.pick(ERRORS)), 'Exception'])):
                    self.line('print(%s, repr(e), str(e), e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)' % self.label())
                    if self.chance(0.25):
                        self.line(self.pick(['raise', 'raise %s from e' % self.error(), 'raise %s' % self.error(), 'e.add_note("n"); print(e.__notes__)', 'del e']))
                    else:
                        self.body(1)
            if handlers and self.chance(0.3):
                with self.block('else:'):
                    self.body(1)
            if not handlers or self.chance(0.4):
                with self.block('finally:'):
                    self.in_loop = False
                    self.line('print(%s, "finally")' % self.label())
                    if self.chance(0.3):
                        self.body(1)
                    self.in_loop = before

    def match(self):
        a, b, r = self.fresh('m'), self.fresh('m'), self.fresh('m')
        patterns = ['0', '1 | 2 | -1', '"a" | "abc"', 'None', 'True', 'int(%s)' % a, 'str() as %s' % a, '[]', '[%s]' % a, '[%s, %s]' % (a, b), '[%s, *%s]' % (a, r),
                    '[*_, %s]' % a, '(%s, 0)' % a, '{"a": %s}' % a, '{"a": %s, **%s}' % (a, r), '{}', 'float(%s)' % a, '[int(%s), str(%s)]' % (a, b), '%s if %s' % (a, 'len(str(%s)) > 3' % a),
                    'list() | tuple()', 'dict()', '[[%s, *_], *_]' % a, 'range()', 'object(real=%s)' % a, '-1.5 | 2.5', 'bool()', 'math.pi', '[1, (2 | 3) as %s, *%s]' % (a, r)]
        with self.guarded:
            with self.block('match %s:' % self.v('any')):
                for pattern in self.dice.sample(patterns, 4):
                    names = [name for name in (a, b, r) if name in pattern]
                    with self.block('case %s:' % pattern):
                        self.line('print(%s, %r%s)' % (self.label(), pattern, ''.join(', ' + name for name in names)))
                with self.block('case _:'):
                    self.line('print(%s, "other")' % self.label())

    # --- functions

    def parameters(self, kinds):
        """The text of a parameter list; each parameter is declared."""
        parts, names, starred, defaults = [], [], False, False
        for i, kind in enumerate(kinds):
            name = 'p%d%s' % (i, LETTERS[kind])
            names.append(name)
            self.grammar.declare(kind, name)
            if not starred and self.chance(0.12):
                parts.append(self.pick(['*', '*rest']))
                starred = True
            if defaults and not starred or self.chance(0.3):
                parts.append('%s=%s' % (name, self.v(kind, 0)))
                defaults = True
            else:
                parts.append(name)
        if self.chance(0.15):
            parts.append('**more')
        if len(kinds) > 1 and not starred and self.chance(0.1):
            parts.insert(1, '/')
        return ', '.join(parts), names

    def function(self):
        name = self.fresh('func')
        kinds = [self.kind() for _ in range(self.pick([0, 1, 2, 2, 3]))]
        result = self.kind()
        if self.decorators and self.chance(0.3):
            self.line('@' + self.pick(self.decorators))
        elif self.chance(0.06):
            self.line(self.pick(['@functools.wraps(show)', '@functools.cache', '@functools.lru_cache(maxsize=2)']))
        outer = (self.in_loop, self.in_function, self.nesting)
        self.in_loop, self.in_function, self.nesting = False, result, max(self.nesting, 1)
        with self.grammar.scope():
            text, names = self.parameters(kinds)
            with self.block('def %s(%s):' % (name, text)):
                self.locals(outer[1])
                self.line('print(%s%s)' % (self.label(), ''.join(', ' + each for each in names)))
                self.body(self.pick([1, 2, 3]))
                if self.chance(0.15) and self.functions:
                    self.line('return %s' % self.call_text(self.pick(self.functions)))
                elif self.chance(0.9):
                    self.line('return %s' % self.v(result))
        self.in_loop, self.in_function, self.nesting = outer
        if not outer[1]:
            self.functions.append((name, kinds, result))
        else:
            with self.guarded:
                self.show('%s(%s)' % (name, ', '.join(self.v(kind, 1) for kind in kinds)))

    def locals(self, is_nested):
        """All variables of the module that the body may assign to are declared global."""
        names = [name for kind in KINDS for name in self.grammar.scopes[0].get(kind, [])]
        if names:
            self.line('global ' + ', '.join(names))

    def call_text(self, function):
        name, kinds, _ = function
        args = [self.v(kind, 1) for kind in kinds]
        form = self.dice.random()
        if form < 0.08 and args:
            return '%s(*[%s])' % (name, ', '.join(args))
        if form < 0.16 and args:
            return '%s(**{%s})' % (name, ', '.join('"p%d%s": %s' % (i, LETTERS[kind], args[i]) for i, kind in enumerate(kinds)))
        if form < 0.3 and args:
            args[-1] = 'p%d%s=%s' % (len(kinds) - 1, LETTERS[kinds[-1]], args[-1])
        elif form < 0.36 and args:
            args.pop()
        elif form < 0.42:
            args.append(self.v('any', 0))
        elif form < 0.46:
            args.append('what=%s' % self.v('int', 0))
        return '%s(%s)' % (name, ', '.join(args))

    def call_function(self):
        if not self.functions or self.in_function:
            return self.show_value()
        self.line('show(%s, lambda: %s)' % (self.label(), self.call_text(self.pick(self.functions))))

    def decorator(self):
        if self.in_function:
            return self.assign()
        name = self.fresh('deco')
        wraps = '    @functools.wraps(function)\n' if self.chance(0.5) else ''
        self.line('def %s(function):\n    print(%s, function.__name__)\n    count = 0\n\n%s    def wrapper(*args, **kwargs):' % (name, self.label(), wraps))
        self.line('        nonlocal count\n        count += 1\n        print(%s, wrapper.__name__, count, len(args), sorted(kwargs))' % self.label())
        self.line('        %s\n    return wrapper' % self.pick(['return function(*args, **kwargs)', 'result = function(*args, **kwargs)\n        return result',
                                                               'try:\n            return function(*args, **kwargs)\n        finally:\n            print(%s, "after")' % self.label()]))
        self.decorators.append(name)

    # --- generators

    def generator(self):
        if self.in_function:
            return self.use_generator()
        name = self.fresh('gen')
        outer = (self.in_loop, self.in_function, self.nesting)
        self.in_loop, self.in_function, self.nesting = False, 'int', 1
        with self.block('def %s():' % name):
            self.locals(False)
            with self.grammar.scope():
                for _ in range(self.pick([1, 2, 3])):
                    self.yield_()
                if self.chance(0.5):
                    self.line('return %s' % self.v('any', 1))
        self.in_loop, self.in_function, self.nesting = outer
        self.generators.append(name)

    def yield_(self):
        form = self.pick(['plain', 'got', 'loop', 'try', 'from', 'finally', 'body', 'with'])
        value = self.v('any', 1)
        if form == 'plain':
            self.line('yield %s' % value)
        elif form == 'got':
            self.line('got = yield %s\nprint(%s, "got", repr(got))' % (value, self.label()))
        elif form == 'loop':
            self.line('for q in range(%s):\n    yield q, %s' % (self.v('tiny', 0), self.v('int', 1)))
        elif form == 'try':
            self.line('try:\n    yield %s\nexcept %s as e:\n    print(%s, "inside", repr(e))\n    yield "handled"' % (value, self.pick(ERRORS), self.label()))
        elif form == 'from':
            source = '%s()' % self.pick(self.generators) if self.generators and self.chance(0.6) else self.fill(self.pick(['{list}', '{str}', '{any}', '(x for x in {tup})']))
            self.line('got = yield from %s\nprint(%s, "from", repr(got))' % (source, self.label()))
        elif form == 'finally':
            self.line('try:\n    yield %s\nfinally:\n    print(%s, "cleanup")' % (value, self.label()))
            if self.chance(0.2):
                self.line('    ' + self.pick(['yield 1', 'return 5', 'raise ValueError("in finally")']))
        elif form == 'with' and self.managers:
            self.line('with %s as w:\n    yield w' % self.pick(self.managers))
        else:
            self.body(1)
            self.line('yield')

    def use_generator(self):
        if not self.generators or self.in_function:
            return self.show_value()
        name = self.pick(self.generators)
        if self.chance(0.3):
            self.line('show(%s, lambda: %s)' % (self.label(), self.pick(['list(%s())', '[*%s()][:3]', 'dict(%s())', 'next(%s())', 'sum(1 for _ in %s())', 'tuple(zip(%s(), "abc"))',
                                                                       'list(map(repr, %s()))', 'max(%s(), key=str)', 'sorted(%s(), key=repr)', 'next(iter(%s()), None)', '"".join(%s())']) % name))
            return
        each = self.fresh('g')
        self.line('%s = %s()' % (each, name))
        for _ in range(self.pick([2, 3, 4, 5])):
            step = self.pick(['next({g})', 'next({g})', 'next({g}, "end")', '{g}.send({any})', '{g}.send(None)', '{g}.throw({error})', '{g}.close()', 'list({g})', '{g}.gi_running'])
            text = self.fill(step.replace('{g}', each).replace('{error}', self.error()))
            self.line('show(%s, lambda: %s)' % (self.label(), text))
        if self.chance(0.3):
            self.line('del ' + each)

    # --- classes

    def class_(self):
        name = self.fresh('Class')
        bases = [each for each, _ in self.classes]
        base = self.pick(bases) if bases and self.chance(0.6) else self.pick(['', 'Exception', 'Oops']) if self.chance(0.15) else ''
        plain = base == '' or base in bases
        methods = []
        if base and self.chance(0.2) and len(bases) > 1 and base in bases:
            other = self.pick([each for each in bases if each != base])
            base = '%s, %s' % (base, other)
        with self.guarded:
            with self.block('class %s%s:' % (name, '(%s)' % base if base else '')):
                if self.chance(0.5):
                    self.line('%s = %s' % (self.pick(['level', 'kind', 'items']), self.v(self.pick(['int', 'str', 'list']), 1)))
                if plain and self.chance(0.8):
                    self.line('def __init__(self, value=%s):' % self.v('int', 0))
                    if base and self.chance(0.7):
                        self.line('    super().__init__(%s)' % self.pick(['value', 'value + 1', '']))
                    self.line('    self.value = %s' % self.pick(['value', '[value]', 'value * 2', 'str(value)', '(value, value)']))
                    if self.chance(0.2):
                        self.line('    print(%s, type(self).__name__)' % self.label())
                for text in self.dice.sample(METHODS_OF_CLASSES, self.pick([2, 3, 4, 5])):
                    found = text[4:].split('(')[0] if text.startswith('def ') else text.split('def ')[1].split('(')[0]
                    methods.append(found)
                    self.line(self.fill(text.replace('{label}', self.label())))
            self.classes.append((name, methods))
            self.line('%s = %s(%s)' % ('o' + name[5:], name, self.pick(['', self.v('int', 1), self.v('any', 1)])))
            self.line('print(%s, %s)' % (self.label(), 'isinstance(o%s, %s), %s.__mro__' % (name[5:], name, name)))

    def use_object(self):
        if not self.classes:
            return self.show_value()
        name, methods = self.pick(self.classes)
        o = 'o' + name[5:]
        other = 'o' + self.pick(self.classes)[0][5:]
        uses = ['{o}.value', '{o} + {p}', '{o} == {p}', '{o} < {p}', 'len({o})', '{o}[{tiny}]', 'str({o})', '[*{o}]', 'bool({o})', '{o}()', '{o}({int})', '{o}.half', '{o}.double()',
                '{n}.make({int})', '{o}.helper({int})', '{n}.level', '{o}.level', '{tiny} in {o}', '{int} + {o}', '{o} * 2', '-{o}', 'abs({o})', 'f"«{o}:>5»"', 'hash({o}) and 1',
                'sorted([{o}, {p}])', '{o}.nothing', 'getattr({o}, "value", None)', 'isinstance({o}, {m})', 'issubclass({n}, {m})', 'type({o}).__name__', 'int({o})', 'float({o})',
                'repr({o})[:3]', 'hasattr({o}, "half")', 'max({o}, {p})', '{o} is {p}', '«{o}: 1»[{o}]', 'range(9)[{o}]', '{o} @ {p}', '{o} != {p}',
                '{o} >= {p}', 'divmod({o}, 2)', '{o} >> 1', 'round({o})', 'list(reversed({o}))', '{n}.double({o})', 'setattr({o}, "half", 3)', 'list({o})', '{n}.__name__', '{o}.items', 'dict({o})', '~{o}', '{o} // {p}', '{o}[1:2]']
        stores = ['{o}.value = {any}', '{o}.value += {int}', '{o}.half = {int}', '{o}.fresh = {any}', 'del {o}.value', '{n}.level = {int}', '{o}[{tiny}] = {int}', 'del {o}[{tiny}]', '{o}.level += 1',
                  'del {o}.half', '{o} += {int}', '{o}.half += 1', '{n}.kind = "k"']
        if self.chance(0.25):
            with self.guarded:
                self.line(self.named(self.pick(stores), o, other, name))
                self.line('print(%s, getattr(%s, "value", None))' % (self.label(), o))
            self.line('if not isinstance(%s, %s): %s = %s()' % (o, name, o, name))
        else:
            self.line('show(%s, lambda: %s)' % (self.label(), self.named(self.pick(uses), o, other, name)))

    def named(self, text, o, p, n):
        m = self.pick(self.classes)[0]
        for letter, each in (('o', o), ('p', p), ('n', n), ('m', m)):
            text = text.replace('{%s}' % letter, each)
            text = text.replace('{%s:' % letter, '«%s:' % each)
        return self.fill(text)

    # --- context managers

    def manager(self):
        name = self.fresh('Manager')
        swallow = self.pick(['False', 'True', 'None', 'kind is not None and issubclass(kind, ValueError)'])
        if self.chance(0.5):
            self.line('class %s:\n    def __enter__(self):\n        print("enter %s")\n        return %s' % (name, name, self.pick(['self.__class__.__name__', '7', 'None'])))
            self.line('    def __exit__(self, kind, error, trace):\n        print("exit %s", kind.__name__ if kind else None, error)\n        return %s' % (name, swallow))
            self.managers.append(name + '()')
        else:
            name = name.lower()
            self.line('@contextlib.contextmanager\ndef %s(tag=%s):\n    print("in", tag)\n    try:\n        yield tag' % (name, self.v('int', 0)))
            self.line('    except %s as e:\n        print("caught", repr(e))%s\n    finally:\n        print("out")' % (self.pick(ERRORS), self.pick(['', '\n        raise', '\n        raise KeyError(1) from e'])))
            self.managers.append('%s(%s)' % (name, self.v('str', 0)))
            if self.chance(0.2):
                self.managers.append(self.pick(['contextlib.suppress(ValueError, KeyError)', 'contextlib.nullcontext(5)', '3']))

    def use_manager(self):
        if not self.managers or self.in_function:
            return self.show_value()
        with self.guarded:
            others = ', %s' % self.pick(self.managers) if self.chance(0.2) else ''
            with self.block('with %s as w%s:' % (self.pick(self.managers), others)):
                self.line('print(%s, w)' % self.label())
                if self.chance(0.6):
                    self.line('raise ' + self.error())
                else:
                    self.show(self.v('any'))

    def with_block(self):
        if not self.managers:
            return self.show_value()
        with self.guarded:
            with self.block('with %s:' % self.pick(self.managers)):
                self.body(2)

    # --- the whole

    def program(self):
        self.line(HEAD)
        for kind in KINDS:
            for i in range(2):
                name = '%s%d' % (LETTERS[kind], i)
                self.line('%s = %s' % (name, self.fill(self.pick(LEAVES[kind]))))
                self.grammar.declare(kind, name)
        for make, share in ((self.manager, 0.5), (self.function, 0.7), (self.decorator, 0.3), (self.function, 0.5), (self.generator, 0.6), (self.class_, 0.6), (self.class_, 0.4)):
            self.budget = 8
            if self.chance(share):
                make()
        self.budget = self.pick([15, 25, 40])
        while self.budget > 0:
            self.statement()
        self.ending()
        return self.text()

    def ending(self):
        names = [name for kind in KINDS for name in self.grammar.scopes[0].get(kind, [])]
        self.line('print(%s)' % ', '.join(names))
        form = self.dice.random()
        if form < 0.06:
            self.line('raise ' + self.error())
        elif form < 0.1:
            self.line('raise %s from %s' % (self.error(), self.error()))
        elif form < 0.2:
            with self.grammar.mistakes(0.15):
                self.line('print(%s)' % self.v('any', 3))
        elif form < 0.22:
            self.line('raise SystemExit(%s)' % self.pick(['', '3', '"bye"', 'None']))


class Guard:
    def __init__(self, language):
        self.language = language

    def __enter__(self):
        self.language.line('try:')
        self.language.depth += 1
        self.at = len(self.language.lines)

    def __exit__(self, kind, error, trace):
        language = self.language
        if len(language.lines) == self.at:
            language.line('pass')
        language.depth -= 1
        language.line('except Exception as error:')
        language.line('    print(%s, type(error).__name__, error)' % language.label())


METHODS_OF_CLASSES = [
    'def __repr__(self):\n    return f"«type(self).__name__»(«self.__dict__.get("value", 0)!r»)"'.replace('"value"', "'value'"),
    'def __str__(self):\n    return {str}', 'def __len__(self):\n    return {int}', 'def __bool__(self):\n    return {bool}',
    'def __eq__(self, other):\n    print({label}, "eq")\n    return {any}', 'def __lt__(self, other):\n    return {pickbool}', 'def __add__(self, other):\n    return {pickadd}',
    'def __radd__(self, other):\n    return ("radd", other)', 'def __getitem__(self, key):\n    if isinstance(key, int) and key > 3: raise IndexError(key)\n    return key, {int}',
    'def __iter__(self):\n    return iter({any})', 'def __iter__(self):\n    yield {int}\n    yield self.value', 'def __contains__(self, x):\n    return {any}',
    'def __call__(self, *args, **kwargs):\n    return args, kwargs', 'def __hash__(self):\n    return {hashed}', 'def __getattr__(self, name):\n    if name == "nothing": return {any}\n    raise AttributeError(name)',
    '@property\ndef half(self):\n    return self.value // 2', '@property\ndef half(self):\n    return {any}\n@half.setter\ndef half(self, new):\n    print({label}, "set", new)\n    self.value = new',
    'def double(self):\n    return self.value * 2', 'def double(self):\n    return super().double()', '@classmethod\ndef make(cls, value):\n    return cls(value)', '@staticmethod\ndef helper(value):\n    return value, {int}',
    'def __mul__(self, other):\n    return {any}', 'def __neg__(self):\n    return {any}', 'def __abs__(self):\n    return {int}', 'def __format__(self, spec):\n    return spec + "!"',
    'def __int__(self):\n    return {any}', 'def __float__(self):\n    return {float}', 'def __index__(self):\n    return {any}', 'def __setitem__(self, key, value):\n    print({label}, "setitem", key, value)',
    'def __delitem__(self, key):\n    print({label}, "delitem", key)', 'def __iadd__(self, other):\n    self.value = {any}\n    return self', 'def __setattr__(self, name, value):\n    print({label}, "setattr", name)\n    object.__setattr__(self, name, value)',
    'def __gt__(self, other):\n    return NotImplemented', 'def __le__(self, other):\n    raise ValueError("le")', 'def __del__(self):\n    pass', 'def __reversed__(self):\n    return iter("rev")',
    'def __matmul__(self, other):\n    return {any}', 'def __round__(self, digits=None):\n    return digits', 'def __next__(self):\n    raise StopIteration({int})', '__slots__ = ("value",)\ndef x(self): pass',
    'def __ge__(self, other):\n    return {any}', 'def __init_subclass__(cls, **more):\n    print({label}, cls.__name__, more)', 'def __divmod__(self, other):\n    return {any}', 'def __invert__(self):\n    return self',
    'def __ne__(self, other):\n    return {any}', '__hash__ = None\ndef x(self): pass', 'def __missing__(self, key):\n    return key * 2', 'def __floordiv__(self, other):\n    return NotImplemented', 'def __rfloordiv__(self, other):\n    return {int}',
    'def __bytes__(self):\n    return b""', 'def __class_getitem__(cls, item):\n    return cls.__name__, item',
]


def program(seed):
    return Language(seed).program()
