import asyncio
import io
import json


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


data = {"name": "Zoë \"q\" \\ \n\t\x01 😀", "list": [1, 2.5, -0.0, 1e100, True, False, None], "empty": [{}, [], ()],
        "nested": {"b": {"c": [1, [2, [3]]]}, "a": 1}, 5: "int", 1.5: "float", None: "none", True: "bool"}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps(data["nested"], indent="\t", sort_keys=True))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps([1, 2], indent=0))
print(json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]), json.dumps("x"), json.dumps(10 ** 30))
show(lambda: json.dumps(float("nan"), allow_nan=False))
show(lambda: json.dumps({(1, 2): 3}))
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
show(lambda: json.dumps({1, 2}))
show(lambda: json.dumps(object))
circle = []
circle.append(circle)
show(lambda: json.dumps(circle))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


print(json.dumps([Point(1, 2)], cls=Encoder), json.dumps(Point(3, 4), default=vars), json.dumps({1, 2}, default=list))
show(lambda: json.dumps({3}, cls=Encoder))

for text in ('{"a": [1, 2, {"b": null}], "c": "\\u00e9\\n\\ud83d\\ude00\\/"}', " [1.5, -2, 0, 1e3, 1E-2, true, false] ",
             "[]", "{}", '"x"', "12", "-0", "[NaN, Infinity, -Infinity]", "", "[1,]", "[1 2]", "{1: 2}", '{"a" 1}', '{"a": 1,}',
             '{"a": 1 "b": 2}', '"abc', '"a\\x"', '"a\\u12g4"', '"a\nb"', "nul", "[1] 2", "01", "1.", "-", "{'a': 1}", "[\n1,\n x]", "\ufeff1"):
    show(lambda: json.loads(text))
show(lambda: json.loads(5))
print(json.loads(b'{"k": 1}'), json.loads("[1, 2.5]", parse_int=str, parse_float=lambda s: s + "!"))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
try:
    json.loads('{"a":\n  oops}')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, error.doc)
    print(isinstance(error, ValueError))
out = io.StringIO()
json.dump({"to": "file"}, out)
print(out.getvalue(), json.load(io.StringIO("[3]")))
print(json.loads(json.dumps(data["list"])) == data["list"])


async def fetch(n):
    await asyncio.sleep(0.1 * n)
    return json.dumps({"id": n, "tags": ["t%d" % i for i in range(n)]})


async def main():
    for reply in await asyncio.gather(*[fetch(n) for n in range(3)]):
        print(reply, json.loads(reply)["tags"])


asyncio.run(main())
