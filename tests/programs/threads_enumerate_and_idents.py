import threading
import time

release = threading.Event()
threads = [threading.Thread(target=release.wait, name=f"w{i}", daemon=i % 2 == 0) for i in range(4)]
print([t.is_alive() for t in threads], [t.ident for t in threads], [t.native_id for t in threads])
for t in threads:
    t.start()
print([t.name for t in threading.enumerate()])
print(threading.active_count(), len({t.ident for t in threads}), len({t.native_id for t in threads}))
print([t.daemon for t in threads])
release.set()
for t in threads:
    t.join()
print([t.name for t in threading.enumerate()])
print(all(isinstance(t.ident, int) for t in threads), [t.is_alive() for t in threads])
try:
    threads[0].daemon = True
    print("set")
except RuntimeError as error:
    print(error)
t = threading.Thread()
try:
    t.join()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
