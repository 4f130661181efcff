# Text that does not compile, and arguments that do not fit.
def t(f):
    try:
        print(repr(f()).split(" at 0x")[0])
    except SyntaxError as e:
        print(type(e).__name__, e, e.msg, e.lineno, e.offset, e.text, e.filename)
    except BaseException as e:
        print(type(e).__name__, e)


for s in ("", "  ", "1 +", "x=1", "1\n2", "pass", "1;", "*[1],2", "(yield)", "a:=1", "(a:=1)",
          'print("x"', '"abc', "f(", "x y", "return 1", "await x", "# c", "def f(): pass",
          "1,", "x.", "if", "$", "0777", "for", "None=1", "(1,2", "  x = 1", "a\n  b", "1 if 2",
          "not", "import os", "1_", "0b2", "'''abc", "]", "a)"):
    print(repr(s), end=" -> ")
    t(lambda: eval(s))
for s in ("", "x=1", "if 1:\nx", "return 1", "def f(:\n pass", "print 1", "1+", "break",
          "for i in 1:", "while True print(1)", "yield 1", "await x", "nonlocal x", "class",
          "x = = 1", "else:\n 1", "import", "from x import", "lambda", "a,b=", "f(a=1,a=2)",
          "1=x", "del f()"):
    print(repr(s), end=" => ")
    t(lambda: exec(s, {}))
for wrong in (lambda: eval(3), lambda: exec(None), lambda: eval("1", 3), lambda: eval("1", {}, 3),
              lambda: eval(), lambda: eval("1", globals={}), lambda: exec("1", 3),
              lambda: compile("1"), lambda: compile("1", "f", "bad"),
              lambda: compile(3, "f", "exec"), lambda: compile("x=", "f.py", "exec"),
              lambda: compile("1", 3, "exec"), lambda: eval("1" + ")" * 3),
              lambda: eval("open", {"__builtins__": {}}),
              lambda: eval("len('a')", {"__builtins__": {"len": len}}),
              lambda: exec("class A: pass", {"__builtins__": {}}),
              lambda: exec("import os", {"__builtins__": {}}),
              lambda: eval("(" * 150 + ")" * 150), lambda: eval("(" * 250 + ")" * 250),
              lambda: eval("1/0"), lambda: eval("nothing_here"), lambda: eval("[].x")):
    t(wrong)
again = "exec(again)"
try:
    exec(again)
except RecursionError as error:
    print(str(error).split(" while")[0])
