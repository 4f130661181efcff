# The quick ways of heapq and json end where an item is of another kind: the results are the same.
import heapq
import json
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("is", self.n, "less than", other.n)
        return self.n < other.n


def drained(items):
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    return [heapq.heappop(heap) for _ in range(len(heap))]


print(drained([5, 3, 8, 1, 9, 2, 7, 4, 6, 0]))
print(drained([5, 2.5, 8, True, 1.5, -3, 10 ** 30, -10 ** 30, False]))
print(drained(["pear", "apple", "fig", "", "Zoo", "zoë"]))
print(drained([(2, "b", [1]), (1, "z", []), (2, "a", {}), (1, "z", [0]), (2,)]))
print(drained([(1, (2, 3)), (1, (2,)), (0, (9, 9)), (1, ())]))
print([job.name for job in drained([Job(3, "c"), Job(1, "a"), Job(2, "b"), Job(1, "d")])])
print([x.n for x in drained([Loud(n) for n in (3, 1, 2, 0)])])
mixed = [(1, Loud(5)), (1, Loud(4)), (0, Loud(9)), (1, Loud(3))]
print([(a, b.n) for a, b in drained(mixed)])
heap = [9, 7, 8, 3, 4, 1]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 5), heapq.heappushpop(heap, 0), heap)
print(heapq.nsmallest(2, [5, 1, 4]), heapq.nlargest(2, [5, 1, 4]))
for bad in ([1, "a"], [(1, 2), 3], [None, None]):
    try:
        print(drained(bad))
    except TypeError as e:
        print("TypeError:", e)
nan = float("nan")
print([str(x) for x in drained([nan, 1.0, 2.0, nan, 0.5])])

values = [None, True, False, 0, -5, 2 ** 70, 1.5, -0.0, 1e100, 1e-7, "", "a\"b\\c/\n\t\r\b\f\x01\x7f",
          "é€😀", [], {}, (), (1, (2,)), [[[]]], {"a": {"b": [1, {"c": None}]}}, {"": ""}]
for v in values:
    text = json.dumps(v)
    print(text, json.loads(text) == (list(v) if v == () else json.loads(text)))
    print(json.dumps(v, ensure_ascii=False), json.dumps([v, v], indent=2))
data = {"b": [1, 2, {"z": 1, "y": 2}], "a": {"d": 1, "c": (1, 2)}, "e": []}
print(json.dumps(data, sort_keys=True))
print(json.dumps(data, indent=4, sort_keys=True))
print(json.dumps(data, separators=(",", ":")))
print(json.dumps(data, indent="--"), json.dumps(data, indent=0), json.dumps([1], indent=-1))
print(json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([float("inf"), -float("inf")]))
shared = [1]
print(json.dumps([shared, shared]))
circle = []
circle.append(circle)
for bad in (circle, {1, 2}, {"a": object}, {(1, 2): 3}, Job):
    try:
        print(json.dumps(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

texts = [" [1, 2.5 , -3e2,\t1E+2, 0.25e-2,0, -0, -0.0] ", '{"a" : 1, "b":{"c":[true,false,null]}, "a": 2}',
         r'"\u0041\u00e9\ud83d\ude00\n\/\"\\ \b\f\r\t"', '"é😀"', "123456789012345678901234567890",
         "1e400", "[]", "{}", "[ ]", "{ }", "NaN", "[Infinity, -Infinity]", "1.0", '"a\\u0000b"']
for text in texts:
    print(ascii(json.loads(text)))
for bad in ("", " ", "[1,]", "[1 2]", "{'a': 1}", '{"a" 1}', '{"a":}', '{"a":1,}', "01", "1.", "-", "+1",
            ".5", "tru", "nul", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "[1] 2", "1 2", "{1: 2}", "[", "{",
            "[1", '{"a": 1', "\ufeff[]", "1e", "1e+", "'a'"):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(ascii(bad), e.msg, e.lineno, e.colno, e.pos)
print(json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: int(s) * 10))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)))
print(json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
print(json.loads(b'[1, "\xc3\xa9"]'))
deep = "[" * 150 + "]" * 150
print(json.dumps(json.loads(deep)) == deep)
deeper = "[" * 300 + "]" * 300
print(json.dumps(json.loads(deeper)) == deeper)
