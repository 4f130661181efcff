# SIGTERM reaches a process that computes, waits or has threads.
import multiprocessing as mp, signal, time, sys
def busy(q):
    stop = []
    signal.signal(signal.SIGTERM, lambda *a: stop.append(1))
    n = 0
    while not stop:
        n += sum(range(20000))
    q.put("busy stopped")
def inherits(q):
    time.sleep(5); q.put("after sleep")
def got(n, f):
    print("handler in", mp.current_process().name, flush=True); sys.exit(4)
def thr(q):
    import threading
    ev = threading.Event()
    signal.signal(signal.SIGTERM, lambda *a: ev.set())
    t = threading.Thread(target=lambda: (time.sleep(0.2), q.put("t"))); t.start()
    ev.wait(); q.put("event set"); t.join()
def joiner(q):
    import threading
    def h(n, f): raise RuntimeError("out")
    signal.signal(signal.SIGTERM, h)
    t = threading.Thread(target=time.sleep, args=(1.5,)); t.start()
    try: t.join()
    except RuntimeError as e: q.put(str(e))
    t.join()
def twice(q):
    signal.signal(signal.SIGTERM, lambda *a: q.put("sig"))
    for _ in range(3): time.sleep(0.6)
    q.put("end")
if __name__ == "__main__":
    signal.signal(signal.SIGTERM, got)
    for f in (busy, inherits, thr, joiner):
        q = mp.Queue(); p = mp.Process(target=f, args=(q,), name=f.__name__); p.start(); time.sleep(0.7); p.terminate(); p.join()
        print(f.__name__, p.exitcode, [q.get() for _ in range(q.qsize())])
    q = mp.Queue(); p = mp.Process(target=twice, args=(q,)); p.start(); time.sleep(0.3); p.terminate(); time.sleep(0.5); p.terminate(); p.join()
    print(p.exitcode, [q.get() for _ in range(q.qsize())])
