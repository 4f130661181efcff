import threading
import time


def work():
    me = threading.current_thread()
    print(me, me.name, me.daemon, me is not threading.main_thread())
    time.sleep(0.1)


main = threading.main_thread()
print(main, main.name, main.ident, main.native_id, main is threading.current_thread())
a = threading.Thread(target=work)
b = threading.Thread(target=work, name="Bee", daemon=True)
c = threading.Thread(target=lambda: None)
d = threading.Thread()
e = threading.Timer(5, work)
print(a, b, c, d, e)
a.start()
b.start()
c.start()
d.start()
a.name = "renamed"
print(a, b, c, d, a.getName(), b.isDaemon())
a.join()
b.join()
print(a, b, c, d)
print(threading.get_ident(), threading.get_native_id())
print(threading.current_thread().name)
try:
    print(threading.Thread(target=work, name=5).name)
    a.start()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=work).join()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
b = threading.Thread(target=work)
b.daemon = True
b.start()
try:
    b.daemon = False
except RuntimeError as error:
    print(error)
b.join()


class Forgetful(threading.Thread):
    def __init__(self):
        pass


try:
    Forgetful().start()
except RuntimeError as error:
    print(error)
