

# --- sched.py: events at times of a clock of one's own -----------------------------------------------

_SchedEvent = namedtuple("Event", "time priority sequence action argument kwargs")
_SchedEvent.__module__ = "sched"
_SchedEvent.__lt__ = lambda self, other: self[:3] < other[:3]
_sched_missing = object()


class scheduler:
    __module__ = "sched"

    def __init__(self, timefunc=_monotonic, delayfunc=_time_module.sleep):
        self._queue = []
        self._lock = RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._count = 0

    def enterabs(self, time, priority, action, argument=(), kwargs=_sched_missing):
        if kwargs is _sched_missing:
            kwargs = {}
        with self._lock:
            event = _SchedEvent(time, priority, self._count, action, argument, kwargs)
            self._count += 1
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sched_missing):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        with self._lock:
            return not self._queue

    # Waits for the first event; the lock is free meanwhile, and afterwards it lets others run.
    def run(self, blocking=True):
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                now = self.timefunc()
                is_early = event.time > now
                if not is_early:
                    heappop(self._queue)
            if is_early:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        with self._lock:
            return sorted(self._queue)


_export("sched", "scheduler Event=_SchedEvent")
