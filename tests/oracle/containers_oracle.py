"""Compares the engine's builtin containers with this Python, command by command.

usage: containers_oracle.py TOOL [COMMANDS] [SEED]

Makes random commands for containers_tool (see there), does the same here, and compares every
answer: values by repr, so that the order of sets and dicts counts, and exceptions by type and
message. Runs itself again with PYTHONHASHSEED=0, which the engine's hashes stand for.
"""

import builtins
import operator
import os
import random
import re
import subprocess
import sys

REGISTERS = 12
OPERATORS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "|": operator.or_,
    "&": operator.and_, "^": operator.xor, "+=": operator.iadd, "-=": operator.isub,
    "*=": operator.imul, "|=": operator.ior, "&=": operator.iand, "^=": operator.ixor,
}
COMPARISONS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
               ">": operator.gt, ">=": operator.ge}
METHODS = {
    list: "append extend insert pop remove index count clear copy reverse sort __len__ "
          "__getitem__ __contains__ __add__".split(),
    tuple: "count index __len__ __hash__ __add__".split(),
    dict: "get setdefault pop popitem clear copy update keys values items fromkeys __or__ "
          "__contains__ __len__".split(),
    set: "add discard remove pop clear copy update union intersection difference "
         "symmetric_difference intersection_update difference_update "
         "symmetric_difference_update issubset issuperset isdisjoint __or__ __sub__".split(),
    frozenset: "copy union intersection difference symmetric_difference issubset issuperset "
               "isdisjoint __hash__ __and__ __xor__".split(),
    range: "index count __len__ __reversed__ __hash__".split(),
    slice: ["indices"],
}
FUNCTIONS = ("len sorted sum min max all any list tuple set frozenset dict reversed enumerate "
             "zip range iter next repr hash bool slice isinstance filter abs").split()
MAX_SIZE = 400


def literal(rng, depth=0):
    kind = rng.randrange(16 if depth < 2 else 9)
    if kind < 4:
        return str(rng.choice([rng.randrange(-5, 12), rng.randrange(-40, 300),
                               rng.randrange(1 << 20)]))
    if kind < 6:
        word = "".join(rng.choice("abcdexyz") for _ in range(rng.randrange(4)))
        return f"'{word}'"
    if kind == 6:
        return rng.choice(["True", "False", "0.5", "2.0", "-1.25", "1e300"])
    if kind == 7:
        return rng.choice(["1" + "0" * rng.randrange(15, 25), "-140737488355329",
                           "140737488355328", "9223372036854775807", "4611686018427387904"])
    if kind == 8:
        return rng.choice(["0", "1", "2", "-1"])
    items = [literal(rng, depth + 1) for _ in range(rng.randrange(rng.choice([4, 4, 14])))]
    if kind < 11:
        return "[" + ", ".join(items) + "]"
    if kind == 11:
        return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
    hashable = [hashable_literal(rng) for _ in items]
    if kind == 12:
        return "{" + ", ".join(f"{k}: {v}" for k, v in zip(hashable, items)) + "}"
    if kind == 13:
        return "set([" + ", ".join(hashable) + "])"  # a display is made another way
    if kind == 14:
        return "frozenset([" + ", ".join(hashable) + "])"
    numbers = [str(rng.randrange(-6, 20)) for _ in range(rng.choice([1, 2, 3]))]
    return "range(" + ", ".join(numbers[:2] + ([numbers[2]] if numbers[2:] and
                                               numbers[2] != "0" else [])) + ")"


def hashable_literal(rng):
    kind = rng.randrange(8)
    if kind < 4:
        return str(rng.choice([rng.randrange(-5, 12), rng.randrange(-40, 300),
                               rng.randrange(1 << 40)]))
    if kind < 7:
        return "'" + "".join(rng.choice("abcdexyz") for _ in range(rng.randrange(5))) + "'"
    return f"({rng.randrange(9)}, '{rng.choice('abc')}')"


def slice_literal(rng):
    def part():
        return rng.choice(["None", "None", str(rng.randrange(-9, 10)),
                           str(rng.randrange(-3, 4))])
    return f"slice({part()}, {part()}, {part()})"


def size_of(value, depth=0):
    if isinstance(value, range):
        return min(len(value) if abs(value.stop) < 1 << 60 else 1 << 30, 1 << 30)
    if isinstance(value, (str, bytes)):
        return len(value)
    if depth > 12:
        return MAX_SIZE + 1
    if isinstance(value, dict):
        return 1 + sum(size_of(k, depth + 1) + size_of(v, depth + 1) for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return 1 + sum(size_of(v, depth + 1) for v in value)
    return 1


class Session:
    """The registers as Python has them, and how to do one command here."""

    def __init__(self):
        self.registers = [None] * 32

    def value(self, text):
        names = {f"r{i}": v for i, v in enumerate(self.registers)}
        return eval(text, {"__builtins__": builtins}, names)

    def call(self, function, args):
        positional = [self.value(a) for a in args if "=" not in a]
        keywords = {a.split("=")[0]: self.value(a.split("=")[1]) for a in args if "=" in a}
        return function(*positional, **keywords)

    def do(self, command):
        op, *rest = command
        if op == "=":
            return self.value(rest[1])
        if op == "m":
            return self.call(getattr(self.value(rest[1]), rest[2]), rest[3:])
        if op == "b":
            return self.call(getattr(builtins, rest[1]), rest[2:])
        if op == "o":
            return OPERATORS[rest[1]](self.value(rest[2]), self.value(rest[3]))
        if op == "c":
            return COMPARISONS[rest[1]](self.value(rest[2]), self.value(rest[3]))
        if op == "g":
            return self.value(rest[1])[self.value(rest[2])]
        if op == "i":
            return self.value(rest[1]) in self.value(rest[2])
        if op == "s":
            self.value(rest[0])[self.value(rest[1])] = self.value(rest[2])
            return None
        if op == "d":
            del self.value(rest[0])[self.value(rest[1])]
            return None
        return self.value(rest[0])

    def answer(self, command):
        try:
            result = self.do(command)
            text = repr(result)
        except Exception as error:  # the comparison wants every kind
            return f"{type(error).__name__}: {error}"
        if command[0] not in "sdp":
            self.registers[int(command[1][1:])] = result
        return text


def register(rng):
    return f"r{rng.randrange(REGISTERS)}"


def operand(rng):
    return register(rng) if rng.randrange(3) else literal(rng)


def random_command(rng, session):
    target = register(rng)
    source = register(rng)
    value = session.registers[int(source[1:])]
    choice = rng.randrange(20)
    if choice < 5:
        return ["=", target, literal(rng)]
    if choice < 10:
        methods = METHODS.get(type(value))
        if not methods:
            return ["=", source, literal(rng)]
        method = rng.choice(methods)
        if method == "sort":
            args = rng.choice([[], ["reverse=True"], ["key=None"], ["reverse=0"], ["3"]])
        elif method in ("insert", "setdefault", "get", "index", "pop", "fromkeys"):
            args = [operand(rng) for _ in range(rng.randrange(3))]
        else:
            args = [operand(rng) for _ in range(rng.choice([0, 1, 1, 1, 2]))]
        return ["m", target, source, method, *args]
    if choice < 13:
        function = rng.choice(FUNCTIONS)
        args = [operand(rng) for _ in range(rng.choice([0, 1, 1, 1, 2, 3]))]
        if function in ("sorted", "min", "max", "sum", "enumerate", "zip"):
            args += rng.choice([[], [], ["reverse=True"], ["default=7"], ["start=3"],
                                ["strict=True"]])
        return ["b", target, function, *args]
    if choice < 15:
        return ["o", target, rng.choice(list(OPERATORS)), operand(rng), operand(rng)]
    if choice == 15:
        return ["c", target, rng.choice(list(COMPARISONS)), operand(rng), operand(rng)]
    key = rng.choice([operand(rng), str(rng.randrange(-4, 8)), slice_literal(rng)])
    if choice == 16:
        return ["g", target, source, key]
    if choice == 17:
        return ["s", source, key, operand(rng)]
    if choice == 18:
        return ["d", source, key]
    return rng.choice([["i", target, operand(rng), source], ["p", source]])


def has_address_hash(value, depth=0):
    """Hashes that are, or contain, the address of None."""
    if isinstance(value, range):
        return len(value) < 2
    if depth > 12:
        return True
    if isinstance(value, (tuple, frozenset, set, list)):
        return any(has_address_hash(v, depth + 1) for v in value)
    if isinstance(value, dict):
        return has_address_hash(list(value.items()), depth + 1)
    return not isinstance(value, (int, float, str))


def has_address_order(value, depth=0):
    """Contains a set whose order depends on an address; or itself."""
    if depth > 12:
        return True
    if isinstance(value, (set, frozenset)):
        return has_address_hash(value)
    if isinstance(value, (tuple, list)):
        return any(has_address_order(v, depth + 1) for v in value)
    if isinstance(value, dict):
        return has_address_order(list(value.items()), depth + 1)
    return False


def is_tame(session, command):
    """Commands whose answer is an address, or far too large, are left out."""
    if command[0] == "m" and command[3] == "__hash__":
        return not has_address_hash(session.value(command[2]))
    if command[0] == "b" and command[2] == "hash" and len(command) == 4:
        return not has_address_hash(session.value(command[3]))
    return True


def make(rng, count):
    session = Session()
    commands, answers = [], []
    while len(commands) < count:
        command = random_command(rng, session)
        if not is_tame(session, command):
            continue
        for i in range(REGISTERS):
            value = session.registers[i]
            if size_of(value) > MAX_SIZE or has_address_order(value):
                reset = ["=", f"r{i}", "[]"]
                commands.append(reset)
                answers.append(session.answer(reset))
                command = ["p", f"r{i}"]
        if command[0] == "o" and "*" in command[2]:
            factors = [session.value(a) for a in command[3:]]
            if any(isinstance(f, int) and 50 < abs(f) for f in factors):
                continue
        answer = session.answer(command)
        if re.match("TypeError: *expected ", answer):  # how many arguments a slot takes
            continue
        if " at 0x" not in answer and has_address_order(session.registers[int(command[1][1:])]
                                                        if command[0] not in "sdp" else None):
            continue
        if "reverse" in answer and "iterator" in answer:
            answer = session.answer(["=", command[1], "0"])
            command = ["=", command[1], "0"]
        if " at 0x" in answer:
            answer = answer.split(" at 0x")[0]
        commands.append(command)
        answers.append(answer)
    return commands, answers


def same(expected, actual):
    if expected == actual:
        return True
    return "<" in expected and " at 0x" in actual and expected == actual.split(" at 0x")[0]


def show(commands, number):
    """What led to the registers that the differing command uses."""
    for register in sorted({w for w in commands[number] if re.match("r[0-9]", w)}):
        for earlier in range(number - 1, -1, -1):
            if register in commands[earlier][:4]:
                print(f"    {earlier}: {' '.join(commands[earlier])[:200]}")
                break


def main():
    tool = sys.argv[1]
    total = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if sys.version_info[:2] != (3, 11):
        print("skipped: the oracle is Python 3.11")
        return 77
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    failures = 0
    for part in range(max(1, total // 500)):
        commands, answers = make(random.Random(seed * 1000003 + part), 500)
        script = "\n".join(" ".join(c) for c in commands) + "\n"
        run = subprocess.run([tool], input=script, capture_output=True, text=True, timeout=120)
        lines = run.stdout.splitlines()
        if run.returncode:
            print(f"part {part}: the tool ended with {run.returncode}\n{run.stderr[-3000:]}")
            failures += 1
        for number, (command, answer) in enumerate(zip(commands, answers)):
            actual = lines[number] if number < len(lines) else "(no answer)"
            if not same(answer, actual):
                print(f"part {part}, {number}: {' '.join(command)}\n  python: {answer}\n"
                      f"  engine: {actual}")
                show(commands, number)
                failures += 1
                break
        if len(lines) > len(answers):
            print(f"part {part}: {lines[len(answers):][:3]}")
            failures += 1
        if failures > 12:
            break
    print(f"{failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
