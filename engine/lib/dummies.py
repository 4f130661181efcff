

# --- dummies.py: multiprocessing.dummy, the names of multiprocessing with threads behind them ---------

class DummyProcess(Thread):
    __module__ = "multiprocessing.dummy"

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        Thread.__init__(self, group, target, name, args, kwargs)

    def start(self):
        _dummy_children.append(self)
        Thread.start(self)

    @property
    def exitcode(self):
        return 0 if self._has_started and not self.is_alive() else None


_dummy_children = []
_forgetters.append(_dummy_children.clear)


def _dummy_active_children():
    _dummy_children[:] = [child for child in _dummy_children if child.is_alive()]
    return list(_dummy_children)


def _dummy_pool(processes=None, initializer=None, initargs=()):
    return ThreadPool(processes, initializer, initargs)


class _DummyValue:
    __module__, __qualname__ = "multiprocessing.dummy", "Value"

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self._value!r})>"


class _DummyNamespace:
    __module__, __qualname__ = "multiprocessing.dummy", "Namespace"

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted([f"{name}={value!r}" for name, value in self.__dict__.items()
                        if not name.startswith("_")])
        return f"{type(self).__name__}({', '.join(shown)})"


def _dummy_array(typecode, sequence, lock=True):
    return array(typecode, sequence)


def _dummy_manager():
    return _dummy_module


def _dummy_nothing():
    pass


_DummyValue.__name__, _DummyNamespace.__name__ = "Value", "Namespace"
for _function, _name in ((_dummy_pool, "Pool"), (_dummy_array, "Array"),
                         (_dummy_manager, "Manager"), (_dummy_nothing, "freeze_support"),
                         (_dummy_active_children, "active_children")):
    _function.__name__ = _function.__qualname__ = _name
    _put("multiprocessing.dummy", _name, _function)
for _name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"):
    _put("multiprocessing.dummy", _name, getattr(_threading_module, _name))
for _name, _function in (("Process", DummyProcess), ("Queue", _ThreadQueue), ("dict", dict),
                         ("JoinableQueue", _ThreadQueue), ("list", list), ("Value", _DummyValue),
                         ("Namespace", _DummyNamespace),
                         ("current_process", _threading_module.current_thread)):
    _put("multiprocessing.dummy", _name, _function)
_export("multiprocessing.dummy", "DummyProcess shutdown=_dummy_nothing")

import multiprocessing.dummy as _dummy_module
