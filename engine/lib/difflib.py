

# --- difflib.py: what two sequences have in common, and how one text becomes another -----------------

_DiffMatch = namedtuple("Match", "a b size")
_DiffMatch.__module__ = "difflib"
_DIFF_POPULAR_FROM = 200  # from this length on an item that is more than 1 % of all is no anchor


def _diff_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    __module__ = "difflib"

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self.b2j = places = {}
        for j, item in enumerate(b):
            places.setdefault(item, []).append(j)
        self.bjunk = {item for item in places if self.isjunk and self.isjunk(item)}
        self.bpopular = set()
        if self.autojunk and len(b) >= _DIFF_POPULAR_FROM:
            most = len(b) // 100 + 1
            self.bpopular = {item for item, where in places.items()
                             if item not in self.bjunk and len(where) > most}
        for item in self.bjunk | self.bpopular:
            del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        ends = {}  # length of the run that ends before this place of b
        for at in range(alo, ahi):
            longer = {}
            for place in self.b2j.get(a[at], ()):
                if place >= bhi:
                    break
                if place >= blo:
                    run = longer[place] = ends.get(place - 1, 0) + 1
                    if run > size:
                        i, j, size = at - run + 1, place - run + 1, run
            ends = longer
        for with_junk in (False, True):  # first what is no anchor, then junk beside it
            while i > alo and j > blo and (b[j - 1] in junk) == with_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in junk) == with_junk \
                    and a[i + size] == b[j + size]:
                size += 1
        return _DiffMatch(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        found = []
        open_parts = [(0, len(self.a), 0, len(self.b))]
        while open_parts:
            alo, ahi, blo, bhi = open_parts.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    open_parts.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    open_parts.append((i + size, ahi, j + size, bhi))
        blocks = []
        for i, j, size in sorted(found):
            last = blocks[-1] if blocks else _DiffMatch(-1, -1, 0)
            if (last.a + last.size, last.b + last.size) == (i, j):
                i, j, size = last.a, last.b, last.size + size
                blocks.pop()
            blocks.append(_DiffMatch(i, j, size))
        blocks.append(_DiffMatch(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai or j < bj:
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert"
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        matches = sum(block.size for block in self.get_matching_blocks())
        return _diff_ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        left = {}
        for item in self.b:
            left[item] = left.get(item, 0) + 1
        matches = 0
        for item in self.a:
            if left.get(item, 0) > 0:
                matches += 1
                left[item] -= 1
        return _diff_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return _diff_ratio(min(la, lb), la + lb)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for text in possibilities:
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff \
                and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), text))
    return [text for _, text in sorted(found, reverse=True)[:n]]


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    __module__ = "difflib"

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._similar(a, alo, ahi, b, blo, bhi)
            elif tag == "equal":
                yield from self._marked(" ", a, alo, ahi)
            else:
                yield from self._marked("-", a, alo, ahi)
                yield from self._marked("+", b, blo, bhi)

    def _marked(self, mark, lines, low, high):
        for i in range(low, high):
            yield f"{mark} {lines[i]}"

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._marked("+", b, blo, bhi)
            yield from self._marked("-", a, alo, ahi)
        else:
            yield from self._marked("-", a, alo, ahi)
            yield from self._marked("+", b, blo, bhi)

    # The two most similar lines are set against each other, and what is before and after likewise.
    def _similar(self, a, alo, ahi, b, blo, bhi):
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        pair = same = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best \
                        and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < cutoff:
            if same is None:
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
                return
            pair = same
        else:
            same = None
        i, j = pair
        yield from self._around(a, alo, i, b, blo, j)
        if same:
            yield "  " + a[i]
        else:
            yield from self._hinted(matcher, a[i], b[j])
        yield from self._around(a, i + 1, ahi, b, j + 1, bhi)

    def _around(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._similar(a, alo, ahi, b, blo, bhi)
        else:
            yield from self._marked("-", a, alo, ahi)
            yield from self._marked("+", b, blo, bhi)

    def _hinted(self, matcher, old, new):
        marks_old = marks_new = ""
        matcher.set_seqs(old, new)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            signs = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            marks_old += signs[0] * (i2 - i1)
            marks_new += signs[1] * (j2 - j1)
        for sign, line, marks in (("-", old, marks_old), ("+", new, marks_new)):
            yield f"{sign} {line}"
            kept = "".join([c if mark == " " and c.isspace() else mark
                            for c, mark in zip(line, marks)]).rstrip()
            if kept:
                yield f"? {kept}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        mark = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", mark):
            yield line[2:]


def _diff_range(start, stop, is_context):
    length = stop - start
    if is_context:
        first = start + 1 if length else start
        return f"{first}" if length <= 1 else f"{first},{first + length - 1}"
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _diff_heading(marks, fromfile, tofile, fromdate, todate, lineterm):
    for mark, name, date in zip(marks, (fromfile, tofile), (fromdate, todate)):
        yield f"{mark} {name}{chr(9) + date if date else ''}{lineterm}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    is_begun = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_begun:
            is_begun = True
            yield from _diff_heading(("---", "+++"), fromfile, tofile, fromfiledate, tofiledate,
                                     lineterm)
        first, last = group[0], group[-1]
        yield (f"@@ -{_diff_range(first[1], last[2], False)} "
               f"+{_diff_range(first[3], last[4], False)} @@{lineterm}")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            for line in a[i1:i2]:
                yield "-" + line
            for line in b[j1:j2]:
                yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    is_begun = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_begun:
            is_begun = True
            yield from _diff_heading(("***", "---"), fromfile, tofile, fromfiledate, tofiledate,
                                     lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        for lines, low, high, sign, without in ((a, 1, 2, "***", "insert"),
                                                (b, 3, 4, "---", "delete")):
            places = _diff_range(first[low], last[high], True)
            yield f"{sign} {places} {sign + sign[0]}{lineterm}"
            changes = ("replace", "delete" if without == "insert" else "insert")
            if any(code[0] in changes for code in group):
                for code in group:
                    if code[0] != without:
                        for line in lines[code[low]:code[high]]:
                            yield marks[code[0]] + line


_export("difflib", """SequenceMatcher Differ Match=_DiffMatch get_close_matches ndiff restore
unified_diff context_diff IS_LINE_JUNK IS_CHARACTER_JUNK""")
