# format_exception gives one text for each entry of a group too, with its line and carets; without
# the chain, the members of a group lack what they came from as well. A message of two lines in a
# group: the interpreter itself gives only its first line a margin.
import traceback


def look_up(key):
    return {}[key]


def collect():
    errors = []
    for key in "ab":
        try:
            try:
                look_up(key)
            except KeyError:
                raise ValueError("no such key")
        except ValueError as error:
            errors.append(error)
    raise ExceptionGroup("outer", [ExceptionGroup("inner", errors)])


try:
    collect()
except ExceptionGroup as group:
    for chain in (True, False):
        for text in traceback.format_exception(group, chain=chain):
            print(repr(text))
    group.add_note("a note\nof two lines")
    kept = group

raise ExceptionGroup("one line\nand another", [ValueError("first\n\nthird"), kept])
