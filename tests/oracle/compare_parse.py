"""Holds Lockstep's parser to CPython 3.11's.

usage: compare_parse.py DUMP_AST --trees|--errors|--reports PATH...

Valid programs must give the same tree with the same places; broken ones the same error: type,
message, line and caret range. --reports runs the real `python3 FILE` and compares what it prints.
The path STDLIB stands for CPython's own asyncio and the modules beside it.
"""

import ast
import pathlib
import struct
import subprocess
import sys
import warnings

SKIPPED = 77
warnings.simplefilter("ignore")


def place(node):
    return f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"


def constant(value):
    if value is None or value is True or value is False:
        return f" {value}"
    if value is Ellipsis:
        return " Ellipsis"
    if isinstance(value, int):
        return f" int {value}"
    if isinstance(value, float):
        return f" float {struct.pack('>d', value).hex()}"
    if isinstance(value, complex):
        return f" complex {struct.pack('>d', value.imag).hex()}"
    if isinstance(value, str):
        return f' str "{value.encode("utf-8", "replace").hex()}'
    return f' bytes "{value.hex()}'


OMITTED = {"type_comment", "kind", "type_ignores"}


def dump(value):
    """The same text that dump_ast prints."""
    if value is None:
        return " ~"
    if isinstance(value, list):
        return " [" + "".join(dump(item) for item in value) + "]"
    if isinstance(value, str):
        return f" '{value}"
    if isinstance(value, int):
        return f" {value}"
    kind = type(value).__name__
    if isinstance(value, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)):
        return f" {kind}"
    text = f" ({kind}"
    if hasattr(value, "lineno"):
        text += place(value)
    if isinstance(value, (ast.Constant, ast.MatchSingleton)):
        return text + constant(value.value) + ")"
    for field in value._fields:
        if field not in OMITTED:
            text += dump(getattr(value, field))
    return text + ")"


def tree_of(path):
    with open(path, "rb") as file:
        return dump(ast.parse(file.read()).body)


def error_of(path):
    """type|message|line|offset|end line|end offset, as CPython has them; None when it compiles."""
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        return error
    return None


def ask(dump_ast, mode, path):
    arguments = [dump_ast] + ([mode] if mode else []) + [str(path)]
    result = subprocess.run(arguments, capture_output=True, timeout=60)
    if result.returncode != 0:
        return f"dump_ast ended with {result.returncode}: {result.stderr.decode()[-2000:]}"
    return result.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


def first_difference(ours, theirs):
    at = 0
    while at < min(len(ours), len(theirs)) and ours[at] == theirs[at]:
        at += 1
    start = max(0, at - 200)
    return f"  ours   ...{ours[start:at + 120]}\n  CPython...{theirs[start:at + 120]}"


def compare_tree(dump_ast, path):
    ours = ask(dump_ast, None, path)
    if ours == "UNREADABLE":
        return None
    try:
        theirs = tree_of(path)
        compile(open(path, "rb").read(), str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return None if ours == theirs else first_difference(ours, theirs)


def compare_error(dump_ast, path):
    theirs = error_of(path)
    ours = ask(dump_ast, None, path)
    if theirs is None:
        return "  CPython accepts it" if ours.startswith("ERROR") else None
    if not ours.startswith("ERROR "):
        return f"  ours accepts it; CPython: {theirs}"
    kind, message, line, column, end_line, end_column = ours[6:].rsplit("|", 5)
    if theirs.msg.startswith("f-string: ") or not open(path, "rb").read().isascii():
        # CPython counts from the field of an f-string, Lockstep in the source; and given bytes,
        # compile() counts bytes. --reports sees the columns of a file with other letters.
        ours, real = (kind, message, line), (type(theirs).__name__, theirs.msg, str(theirs.lineno))
        return None if ours == real else f"  ours    {ours}\n  CPython {real}"
    if column == "0" and theirs.text is not None and theirs.offset > len(theirs.text.rstrip()):
        # At the end of the text compile() and `python3 FILE` differ; Lockstep is like the latter.
        column = theirs.offset
    mine = [kind, message, int(line), int(column)]
    real = [type(theirs).__name__, theirs.msg, theirs.lineno, theirs.offset or 0]
    if (theirs.end_offset or 0) > 0 and int(column) > 0:
        mine += [int(end_line), int(end_column)]
        real += [theirs.end_lineno, theirs.end_offset]
        if real[5] == real[3] and real[4] == real[2]:
            real[5] = mine[5] if mine[5] <= mine[3] + 1 else real[5]
    if real[0] == "IndentationError" and column == "0":
        real[3] = max(0, real[3]) if real[3] > 0 else 0
    return None if mine == real else f"  ours    {mine}\n  CPython {real}"


def compare_report(dump_ast, path):
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-I", str(path.resolve())], capture_output=True, timeout=60
    )
    theirs = result.stderr.decode().rstrip("\n")
    ours = ask(dump_ast, "--report", path.resolve())
    # Other errors stand above; the last block is CPython's.
    at = ours.rfind('  File "')
    ours = ours[at:] if at >= 0 else ours
    if "SyntaxError: f-string: " in theirs or "Exceeds the limit" in theirs:
        # CPython shows the field or the number alone here, Lockstep the line it stands in.
        brief = [text.splitlines()[0:1] + text.splitlines()[-1:] for text in (ours, theirs)]
        return None if brief[0] == brief[1] else f"--- ours\n{ours}\n--- CPython\n{theirs}"
    return None if ours == theirs else f"--- ours\n{ours}\n--- CPython\n{theirs}"


MODES = {"--trees": compare_tree, "--errors": compare_error, "--reports": compare_report}


def files_of(paths):
    for path in map(pathlib.Path, paths):
        if str(path) == "STDLIB":
            library = pathlib.Path(ast.__file__).parent
            yield from sorted(library.glob("*.py"))
            yield from sorted((library / "asyncio").glob("*.py"))
        elif path.is_dir():
            yield from sorted(path.rglob("*.py"))
        else:
            yield path


# What CPython says about these changed within 3.11; the later words are ours.
LATER = {"args_star_late.py", "bytes_not_ascii.py", "character_euro.py"}


def main():
    if sys.version_info[:2] != (3, 11):
        print(f"skipped: this is Python {sys.version.split()[0]}, the oracle is 3.11")
        return SKIPPED
    dump_ast, mode, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    compare = MODES[mode]
    count = bad = 0
    for path in files_of(paths):
        if sys.version_info < (3, 11, 7) and path.name in LATER:
            print(f"skipped: {path.name} needs CPython 3.11.7")
            continue
        count += 1
        difference = compare(dump_ast, path)
        if difference:
            bad += 1
            print(f"{path}:\n{difference}", flush=True)
    print(f"{count} files, {bad} differ")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
