# A thread's first line usually comes before the line after start(); crossing locks need luck.
import threading
out = []
for _ in range(50):
    t = threading.Thread(target=lambda: out.append("child")); t.start(); out.append("main"); t.join()
print(out[:4], out.count("child"), out == ["child", "main"] * 50)
import threading
a, b = threading.Lock(), threading.Lock()
def one():
    for _ in range(3000):
        with a:
            with b: pass
def two():
    for _ in range(3000):
        with b:
            with a: pass
t = [threading.Thread(target=one), threading.Thread(target=two)]
for x in t: x.start()
for x in t: x.join()
print("no deadlock")
