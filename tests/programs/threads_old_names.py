import threading
import warnings

warnings.simplefilter("always")


def work():
    me = threading.currentThread()
    print(me.getName(), me.isDaemon(), threading.activeCount())


t = threading.Thread(target=work)
t.setName("old-timer")
t.setDaemon(True)
t.start()
t.join()
event = threading.Event()
condition = threading.Condition()
print(event.isSet())
with condition:
    condition.notifyAll()
print(threading.currentThread() is threading.main_thread())
