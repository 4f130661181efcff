"""broken: programs as beginners break them, one slip of the hand each.

A program of tests/programs is taken and one thing in it is changed: a letter of a name or of a
keyword, a bracket, a comma, an await, the indentation of a line, an argument. What CPython says
about it, Lockstep must say too. The same seed gives the same text as long as the program it takes
stays as it is: which one that is depends on the names alone, so that a new program changes few.
"""
import glob
import hashlib
import io
import keyword
import os
import random
import re
import tokenize

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'programs')
# Programs that need options, a release or a text on standard input would have to be run so;
# processes of the judge have no virtual clock.
NEEDS_MORE = re.compile(r'^# (options|judge): |\binput\(|multiprocessing|ProcessPool', re.MULTILINE)
INVISIBLE = (tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER,
             tokenize.NEWLINE)
LETTERS = 'abcdefghijklmnopqrstuvwxyz_'
PUNCTUATION = '()[]{}:,.='
OPERATORS = ('+', '-', '*', '/', '==', '<', '>', '%', '+=', 'in', 'is')
NEW_OPERATORS = ('+', '-', '*', '/', '==', '=', '<', '%', ' in ', ' is ')
NEW_ARGUMENTS = ('None', '"x"', '1.5', '-1', '[]', '{}', 'print', '()', 'True')


class Token:
    """A visible token: its text, its kind, and its place in the program."""

    def __init__(self, found, starts):
        self.text = found.string
        self.kind = found.type
        self.start = starts[found.start[0] - 1] + found.start[1]
        self.end = starts[found.end[0] - 1] + found.end[1]

    def is_name(self):
        return self.kind == tokenize.NAME and not keyword.iskeyword(self.text)


def tokens_of(text):
    starts = [0]
    for line in text.splitlines(True):
        starts.append(starts[-1] + len(line))
    found = tokenize.generate_tokens(io.StringIO(text).readline)
    return [Token(t, starts) for t in found if t.string and t.type not in INVISIBLE]


def replaced(text, token, new):
    return text[:token.start] + new + text[token.end:]


def typo(dice, word):
    """One letter is missing, doubled, changed, or has changed places with the next."""
    at = dice.randrange(len(word))
    kind = dice.randrange(4)
    if kind == 0 and len(word) > 1:
        return word[:at] + word[at + 1:]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and len(word) > 1:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return word[:at] + dice.choice(LETTERS) + word[at + 1:]


def misspell_name(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.is_name()])
    return replaced(text, token, typo(dice, token.text))


def misspell_keyword(dice, text, tokens):
    token = dice.choice([t for t in tokens if keyword.iskeyword(t.text)])
    return replaced(text, token, typo(dice, token.text))


def take_another_name(dice, text, tokens):
    names = [t for t in tokens if t.is_name()]
    return replaced(text, dice.choice(names), dice.choice(names).text)


def drop_token(dice, text, tokens):
    return replaced(text, dice.choice(tokens), '')


def double_token(dice, text, tokens):
    token = dice.choice(tokens)
    return replaced(text, token, token.text + ' ' + token.text)


def forget_await(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.text in ('await', 'async')])
    return text[:token.start] + text[token.end + 1:]


def mistake_punctuation(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.text in PUNCTUATION])
    return replaced(text, token, dice.choice(PUNCTUATION))


def mistake_operator(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.text in OPERATORS])
    return replaced(text, token, dice.choice(NEW_OPERATORS))


def forget_quote(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.kind == tokenize.STRING])
    return text[:token.end - 1] + text[token.end:]


def pass_something_else(dice, text, tokens):
    token = dice.choice([t for t in tokens if t.kind in (tokenize.NUMBER, tokenize.STRING)])
    return replaced(text, token, dice.choice(NEW_ARGUMENTS))


def indent_line(dice, text, tokens):
    lines = text.splitlines(True)
    at = dice.randrange(len(lines))
    by = dice.choice((1, 2, 4))
    if dice.random() < 0.5:
        lines[at] = ' ' * by + lines[at]
    elif lines[at].startswith(' ' * by):
        lines[at] = lines[at][by:]
    return ''.join(lines)


def lose_line(dice, text, tokens):
    lines = text.splitlines(True)
    del lines[dice.randrange(len(lines))]
    return ''.join(lines)


SLIPS = (misspell_name, misspell_name, misspell_name, misspell_keyword, take_another_name,
         drop_token, double_token, forget_await, mistake_punctuation, mistake_operator,
         forget_quote, pass_something_else, indent_line, lose_line)


def rank(seed, path):
    return hashlib.sha256(('%s %s' % (seed, os.path.basename(path))).encode()).digest()


def base(seed):
    """The text of the program to break."""
    paths = glob.glob(os.path.join(PROGRAMS, '*.py'))
    for path in sorted(paths, key=lambda path: rank(seed, path)):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        if not NEEDS_MORE.search(text):
            try:
                tokens_of(text)
            except (tokenize.TokenError, SyntaxError):
                continue
            return text
    raise ValueError('there is no program')


def program(seed):
    text = base(seed)
    dice = random.Random(seed)
    tokens = tokens_of(text)
    while True:
        try:
            broken = dice.choice(SLIPS)(dice, text, tokens)
        except IndexError:  # nothing of that kind is in the program
            continue
        if broken != text:
            return broken
