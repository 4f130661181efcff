import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    threading.currentThread().getName()
    threading.activeCount()
    threading.Event().isSet()
for w in caught:
    print(w.category.__name__, w.message)
warnings.simplefilter("error")
t = threading.Thread(target=print, args=("run",))
for function in (t.getName, t.isDaemon, lambda: t.setName("x"), lambda: t.setDaemon(True),
                 threading.currentThread):
    try:
        print(function())
    except DeprecationWarning as warning:
        print("refused:", warning)
t.start()
t.join()
