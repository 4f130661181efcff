#!/usr/bin/env python3
"""Compares what the compiler makes with CPython's own bytecode, file by file.

usage: compare_dis.py DUMP_CODE FILE...

Both listings of every code object are reduced to what can be observed: operations, names and
counts, in order. Left out is what the two may do differently: constants, jumps and the last
steps out of a handler (CPython copies small exits instead of jumping to them), where the callable's partner is pushed, and bookkeeping.
Exit status 1 when a file that CPython compiles is refused, or when more code objects differ than
--tolerate allows (default 0).
"""
import argparse
import difflib
import dis
import re
import subprocess
import sys
import types
import warnings

DROPPED = {
    "RESUME", "PRECALL", "CACHE", "NOP", "COPY_FREE_VARS", "MAKE_CELL", "EXTENDED_ARG", "KW_NAMES",
    "PUSH_NULL", "LOAD_CONST", "RETURN_VALUE", "JUMP_FORWARD", "JUMP_BACKWARD", "JUMP", "LINE",
    "JUMP_NO_INTERRUPT", "COPY", "SWAP", "POP_TOP", "LIST_TO_TUPLE",
    "RERAISE", "POP_EXCEPT",
}
NAMES = {
    "LOAD_FAST", "STORE_FAST", "DELETE_FAST", "LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF",
    "LOAD_CLOSURE", "LOAD_CLASSDEREF", "LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_NAME",
    "STORE_NAME", "DELETE_NAME", "LOAD_ATTR", "STORE_ATTR", "DELETE_ATTR", "LOAD_METHOD",
    "IMPORT_NAME", "IMPORT_FROM", "BINARY_OP", "COMPARE_OP",
}
COUNTS = {
    "CALL", "BUILD_TUPLE", "BUILD_SET", "BUILD_MAP", "BUILD_STRING", "BUILD_SLICE", "IS_OP",
    "CONTAINS_OP", "UNPACK_SEQUENCE", "MAP_ADD", "SET_ADD", "DICT_UPDATE", "DICT_MERGE",
    "FORMAT_VALUE", "RAISE_VARARGS", "GET_AWAITABLE", "MATCH_CLASS",
}


def reduce(items, module):
    """(name, argument text) pairs -> list of strings."""
    out = []
    for name, arg in items:
        name = name.replace("_FORWARD", "").replace("_BACKWARD", "")
        if module:  # there the two mean the same
            name = name.replace("_GLOBAL", "_NAME")
        name = {"BUILD_CONST_KEY_MAP": "BUILD_MAP", "CALL_KW": "CALL",
                "CALL_FUNCTION_EX": "CALL_EX"}.get(name, name)
        if name in DROPPED:
            continue
        if name == "POP_JUMP_IF_NOT_NONE" and out and out[-1] == "CHECK_EG_MATCH":
            name = "POP_JUMP_IF_NONE"  # 3.11.2 turns this branch around
        if name in NAMES or name in COUNTS:
            out.append(f"{name} {arg}")
        else:
            out.append(name)
    return sort_stores(out)


def sort_stores(ops):
    """CPython turns exchanges of local variables around and sorts closures: nobody can see it."""
    out = []
    for op in ops:
        at = len(out)
        for kind in ("STORE_FAST ", "LOAD_CLOSURE "):
            while op.startswith(kind) and at and out[at - 1].startswith(kind) and out[at - 1] > op:
                at -= 1
        out.insert(at, op)
    return out


def find_annotation_tuples(instructions):
    """CPython 3.11 hands annotations over as a tuple of names and values; here it is a dict."""
    found = set()
    for i, ins in enumerate(instructions):
        if ins.opname == "MAKE_FUNCTION" and ins.arg & 4:
            at = i - 2
            if ins.arg & 8:
                at -= 1 + instructions[at].arg
            while instructions[at].opname == "EXTENDED_ARG":
                at -= 1
            if instructions[at].opname == "BUILD_TUPLE":
                found.add(at)
    return found


def from_cpython(code):
    items = []
    instructions = list(dis.get_instructions(code))
    annotation_tuples = find_annotation_tuples(instructions)
    for i, ins in enumerate(instructions):
        name = ins.opname
        if i in annotation_tuples:
            items.append(("BUILD_MAP", str(ins.arg // 2)))
            continue
        if name == "STORE_NAME" and ins.argval == "__doc__" and code.co_name == "<module>":
            continue
        if name == "YIELD_VALUE" and instructions[i - 1].opname == "SEND":
            continue
        if name in NAMES:
            arg = ins.argrepr.replace("NULL + ", "")
        else:
            arg = str(ins.arg)
        items.append((name, arg))
    return reduce(items, code.co_name == "<module>")


def codes_of(code):
    """The code objects in the order of their LOAD_CONST, which is the order of the text."""
    found = [code]
    seen = []
    for ins in dis.get_instructions(code):
        if ins.opname == "LOAD_CONST" and isinstance(ins.argval, types.CodeType):
            seen.append(ins.argval)
    for inner in seen:
        found.extend(codes_of(inner))
    return found


def parse_dump(text):
    codes = []
    for line in text.splitlines():
        if line.startswith("code "):
            codes.append((line.split()[2], []))
        match = re.match(r" *\d+ ([A-Z_]+)(?: (.*?))? +(?:\d+:\d+-|-$)", line)
        if match and not line.startswith("  handler"):
            codes[-1][1].append((match.group(1), (match.group(2) or "").strip()))
    return [(name, reduce(items, name == "<module>")) for name, items in codes]


FOLDED = ("BINARY_OP", "UNARY_", "BUILD_TUPLE", "BINARY_SUBSCR", "POP_JUMP", "COMPARE_OP", "BUILD_LIST")


def only_folded(expected, ops):
    """Is the difference only that CPython computed an expression of constants beforehand?"""
    matcher = difflib.SequenceMatcher(None, expected, ops, autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag != "insert" or not all(op.startswith(FOLDED) for op in ops[start:end]):
            return False
    return True


def compare(path, ours, tree_code, show):
    theirs = codes_of(tree_code)
    differ = 0
    by_name = {}
    for name, ops in ours:
        by_name.setdefault(name, []).append(ops)
    for code in theirs:
        expected = from_cpython(code)
        candidates = by_name.get(code.co_qualname, [])
        if expected in candidates:
            candidates.remove(expected)
            continue
        formats = any(op.startswith("FORMAT_VALUE") for op in expected)
        if formats and any("BINARY_OP %" in ops for ops in candidates):
            continue  # '%s' % x, which CPython turns into an f-string
        folded = [ops for ops in candidates if only_folded(expected, ops)]
        if folded:
            candidates.remove(folded[0])
            continue
        differ += 1
        if show and candidates:
            print(f"{path}: {code.co_qualname} (line {code.co_firstlineno}) differs")
            for line in list(difflib.unified_diff(expected, candidates[0], "CPython", "Lockstep",
                                                  lineterm="", n=1))[2:14]:
                print("   ", line)
        elif show:
            print(f"{path}: {code.co_qualname} (line {code.co_firstlineno}) is missing")
    return differ, len(theirs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tolerate", type=int, default=0)
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("dump_code")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if sys.version_info[:2] != (3, 11):
        print("skipped: the bytecode of CPython 3.11 is the judge")
        return 77
    differ = total = refused = 0
    for path in options.files:
        try:
            with open(path, "rb") as file:
                code = compile(file.read(), path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        done = subprocess.run([options.dump_code, path], capture_output=True, timeout=60)
        text = done.stdout.decode("utf-8", "replace")
        if not text.startswith("code 0 "):
            refused += 1
            print(f"{path}: refused: {text.strip().splitlines()[-1:]}")
            continue
        some, many = compare(path, parse_dump(text), code, not options.quiet)
        differ += some
        total += many
    print(f"{total} code objects, {differ} differ, {refused} files refused")
    # except* is compiled a little differently before 3.11.7: one code object of blocks.py
    tolerated = options.tolerate + (sys.version_info < (3, 11, 7))
    return refused > 0 or differ > tolerated


if __name__ == "__main__":
    sys.exit(main())
