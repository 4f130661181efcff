"""What two texts have in common, and how one becomes the other."""
import difflib

old = """The quick brown fox
jumps over
the lazy dog.
It barks, and then
it sleeps.
The end
""".splitlines(keepends=True)
new = """The quick brown cat
jumps over
a lazy dog.
Nothing else.
It barks and then
The end
""".splitlines(keepends=True)

matcher = difflib.SequenceMatcher(None, "private volatile", "volatile private thread")
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(matcher.find_longest_match(0, 16, 0, 23), matcher.find_longest_match())
for block in matcher.get_matching_blocks():
    print(block)
for code in matcher.get_opcodes():
    print(code)
blanks = difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
print(blanks.find_longest_match(0, 5, 0, 9), sorted(blanks.bjunk))
long = difflib.SequenceMatcher(None, "ab" * 150 + "c", "ba" * 150 + "c")
print(round(long.ratio(), 4), sorted(long.bpopular), long.get_matching_blocks())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy", "appeal"]))
print(difflib.get_close_matches("wheel", ["while", "with", "else"], n=1, cutoff=0.5))
try:
    difflib.get_close_matches("a", [], n=0)
except ValueError as error:
    print(error)

delta = list(difflib.ndiff(old, new))
print("".join(delta), end="")
print("".join(difflib.restore(delta, 1)) == "".join(old), "".join(difflib.restore(delta, 2)), end="")
print("".join(difflib.Differ().compare(["a\n", "same\n", "\tone two\n"],
                                       ["b\n", "c\n", "same\n", "\tone  two\n"])), end="")
print("".join(difflib.unified_diff(old, new, "old.txt", "new.txt", "today", n=1)), end="")
print("".join(difflib.context_diff(old, new, fromfile="old.txt", tofile="new.txt")), end="")
for line in difflib.unified_diff(list("abcdefghijklmnopqrst"), list("abXdefghijklmnopqrsYt"),
                                 lineterm="", n=2):
    print(line)
print(list(difflib.unified_diff(old, old)), list(difflib.ndiff(["x"], ["x"])))
