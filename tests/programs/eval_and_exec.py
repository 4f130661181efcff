# eval, exec and compile: whose names, what stays, and what goes wrong inside.
x = 10
print(eval("x * 2 + 1"), eval(" x"), eval("[x for x in range(3)]"), eval("(lambda a: a + x)(1)"))
exec("y = x + 1\nprint('in exec', y)")
print(y)
def f(a):
    b = 2
    print(eval("a + b"), sorted(eval("locals()")), eval("x"))
    exec("c = a + b; b = 99; print('c', c, b)")
    print(b, locals().get("c"), sorted(locals()))
    try:
        print(c)
    except NameError as e:
        print(e)
    exec("d = c + 1")
    print(eval("d"), locals() is locals())
    def inner(): return a
    ns = {}
    exec("def g(n):\n    return n * k", {"k": 7}, ns)
    print(ns["g"](6), ns["g"].__name__, ns["g"].__code__.co_filename)
    return inner
f(1)
class C:
    z = 5
    w = eval("z + 1")
    exec("v = w * 2")
    def m(self): return eval("self.v")
print(C.w, C.v, C().m())
ns = {"a": 1}
exec("b = a + 1\ndef h(): return b\nclass K:\n    def m(self): return super().__repr__()[:5]\n", ns)
print(ns["h"](), sorted(k for k in ns if k != "__builtins__"), ns["K"]().m())
ns["b"] = 50
print(ns["h"]())
code = compile("total = sum(range(n))", "<calc>", "exec")
for n in (3, 4):
    exec(code)
    print(total)
e = compile("n ** 2", "<e>", "eval")
print([eval(e, {"n": i}) for i in range(4)], type(code).__name__, code.co_filename, code.co_name)
print(eval("1, 2"), eval(b"3"), eval("None"), exec("5"))
def calls():
    return eval("1 / zero", {"zero": 0})
try:
    calls()
except ZeroDivisionError as err:
    print(err, err.__traceback__.tb_next.tb_next.tb_frame.f_code.co_filename, err.__traceback__.tb_next.tb_next.tb_lineno)
import traceback
try:
    exec("def q():\n    raise ValueError('bad')\n\nq()")
except ValueError:
    print(traceback.format_exc())
try:
    eval("1 +* 2")
except SyntaxError as err:
    print(err.msg, err.lineno, err.offset, err.text, err.filename)
    traceback.print_exc()
    print(traceback.format_exc())
for i in range(1000):
    exec(f"v{i} = {i} * 2")
print(v999, sum(globals()[f"v{i}"] for i in range(1000)))
fs = []
for i in range(100):
    exec(f"def fun{i}(): return {i}\nfs.append(fun{i})")
print(sum(g() for g in fs))
print(eval("__import__", {"__import__": 3}))
exec("import math\nprint(math.floor(2.5))")
import asyncio
exec("async def co():\n    await asyncio.sleep(1)\n    return 'done'")
print(asyncio.run(co()))
def gen():
    for i in range(3):
        yield eval("i * i")
print(list(gen()))
print([eval("i", {"i": i}) for i in range(3)])
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval("foo + bar", {}, M()))
m = M(); exec("zz = 3", {}, m); print(m)
exec("global gg\ngg = 4"); print(gg)
exec("print(__name__)"); exec("print(__name__)", {"__name__": "other"}); exec("print(__name__)", {})
print(eval("globals() is g", {"g": 0}), eval("locals()", {}, {"q": 1}))
del globals()["x"]
try: eval("x")
except NameError as e: print(e)
exec("def late():\n  return 1/0")
late()
