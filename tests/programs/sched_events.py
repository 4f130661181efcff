# sched.scheduler: events by time and priority.
import sched, time
s = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
def p(a='default', **k): print(f"{time.monotonic() - start:.1f}", a, k)
s.enter(10, 1, p); s.enter(5, 2, p, argument=('positional',)); s.enter(5, 1, p, kwargs={'z': 1}); e = s.enter(7, 1, p)
s.cancel(e); print(len(s.queue), s.empty()); s.run(); print(s.empty())
s = sched.scheduler(); s.enter(1, 1, lambda: print('x')); print(s.run(blocking=False)); s.run()
