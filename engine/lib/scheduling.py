

# --- scheduling.py: graphlib, timeit: what comes after what, and how long it takes --------------------

class CycleError(ValueError):
    __module__ = "graphlib"


_graph_out, _graph_done = -1, -2


class TopologicalSorter:
    __module__ = "graphlib"

    def __init__(self, graph=None):
        self._waits_for = {}  # node -> how many must be done before it
        self._followers = {}
        self._ready = None
        self._passed_out = self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _know(self, node):
        self._waits_for.setdefault(node, 0)
        return self._followers.setdefault(node, [])

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._know(node)
        self._waits_for[node] += len(predecessors)
        for before in predecessors:
            self._know(before).append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._waits_for.items() if count == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        for node in ready:
            self._waits_for[node] = _graph_out
        self._ready.clear()
        self._passed_out += len(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._waits_for:
                raise ValueError(f"node {node!r} was not added using add()")
            state = self._waits_for[node]
            if state >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == _graph_done:
                raise ValueError(f"node {node!r} was already marked done")
            self._waits_for[node] = _graph_done
            for after in self._followers[node]:
                self._waits_for[after] -= 1
                if self._waits_for[after] == 0:
                    self._ready.append(after)
            self._finished += 1

    # Depth first; what is met again while it is still open closes a circle.
    def _find_cycle(self):
        seen, path, place = set(), [], {}
        for start in self._waits_for:
            if start in seen:
                continue
            todo = [(start, iter(self._followers[start]))]
            seen.add(start)
            place[start] = 0
            path.append(start)
            while todo:
                node, rest = todo[-1]
                for after in rest:
                    if after in place:
                        return path[place[after]:] + [after]
                    if after not in seen:
                        seen.add(after)
                        place[after] = len(path)
                        path.append(after)
                        todo.append((after, iter(self._followers[after])))
                        break
                else:
                    todo.pop()
                    path.pop()
                    del place[node]
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(lambda cls, item: _parameterized(cls, item))


_export("graphlib", "TopologicalSorter CycleError")


# --- timeit

_timeit_default_timer = _time_module.perf_counter


_timeit_template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""
_timeit_globals = {"__name__": "timeit", "default_timer": _timeit_default_timer,
                   "time": _time_module}


class _TimeitTimer:
    __module__ = "timeit"

    def __init__(self, stmt="pass", setup="pass", timer=_timeit_default_timer, globals=None):
        self.timer = timer
        names, init, before = {}, "", ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            before, setup = setup + "\n", setup.replace("\n", "\n    ")
        elif callable(setup):
            names["_setup"], init, setup = setup, ", _setup=_setup", "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, "<timeit-src>", "exec")
            stmt = stmt.replace("\n", "\n        ")
        elif callable(stmt):
            names["_stmt"], stmt = stmt, "_stmt()"
            init += ", _stmt=_stmt"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _timeit_template.format(stmt=stmt, setup=setup, init=init)
        exec(compile(self.src, "<timeit-src>", "exec"),
             _timeit_globals if globals is None else globals, names)
        self.inner = names["inner"]

    def timeit(self, number=1000000):
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for part in 1, 2, 5:
                number = scale * part
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def _timeit_timeit(stmt="pass", setup="pass", timer=_timeit_default_timer, number=1000000,
                   globals=None):
    return _TimeitTimer(stmt, setup, timer, globals).timeit(number)


def _timeit_repeat(stmt="pass", setup="pass", timer=_timeit_default_timer, repeat=5, number=1000000,
                   globals=None):
    return _TimeitTimer(stmt, setup, timer, globals).repeat(repeat, number)


_TimeitTimer.__name__ = _TimeitTimer.__qualname__ = "Timer"
_export("timeit", """Timer=_TimeitTimer timeit=_timeit_timeit repeat=_timeit_repeat
default_timer=_timeit_default_timer""")
