

# --- pickle.py: pickle and copyreg ---------------------------------------------------------------------

class UnpicklingError(PickleError):
    __module__ = "_pickle"


HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
_pickle_frame_target, _pickle_batch = 65536, 1000
_dispatch_table = {}
_pack_double, _unpack_double = Struct(">d").pack, Struct(">d").unpack


def _copyreg_pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    _dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        _copyreg_constructor(constructor_ob)


def _copyreg_constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


__newobj__.__module__ = __newobj_ex__.__module__ = "copyreg"


# --- taking objects apart ---

# The names that __slots__ of the class and those above gave, as they stand in the class.
def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        for name, member in base.__dict__.items():
            if type(member) is _MemberDescriptor and name not in names:
                names.append(name)
    return names


class _HasPickleSlot:
    __slots__ = ("slot",)


_MemberDescriptor = type(_HasPickleSlot.__dict__["slot"])


def _default_state(obj):
    attributes = getattr(obj, "__dict__", None)
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    state = dict(attributes) if attributes else None
    return (state, slots) if slots else state


def _pickled_state_of(obj):
    own = getattr(type(obj), "__getstate__", None)
    return own(obj) if isinstance(own, _Function) else _default_state(obj)


def _datetime_bytes(d):
    made = d.year.to_bytes(2, "big") + bytes([d.month, d.day])
    if isinstance(d, _Datetime):
        made += bytes([d.hour, d.minute, d.second]) + d.microsecond.to_bytes(3, "big")
        return made if not d.fold else made[:2] + bytes([made[2] + 128]) + made[3:]
    return made


def _time_bytes(t):
    return bytes([t.hour + 128 * t.fold, t.minute, t.second]) + t.microsecond.to_bytes(3, "big")


def _with_zone(cls, data, zone):
    return cls, (data,) if zone is None else (data, zone)


def _reduce_zone(zone):
    return (type(zone), (zone._offset,) if zone._name is None else (zone._offset, zone._name), None)


def _reduce_deque(d):
    args = () if d.maxlen is None else ((), d.maxlen)
    return type(d), args, _default_state(d), iter(list(d))


def _reduce_ordered(d):
    return type(d), (), _default_state(d), None, iter(list(d.items()))


def _reduce_defaultdict(d):
    args = () if d.default_factory is None else (d.default_factory,)
    return type(d), args, None, None, iter(list(d.items()))


def _reduce_method(method):
    return getattr, (method.__self__, method.__func__.__name__)


def _reduce_builtin(function):
    owner = function.__self__
    if owner is None or isinstance(owner, ModuleType):
        return function.__name__
    return getattr, (owner, function.__name__)


def _reduce_partial(p):
    own = {name: value for name, value in p.__dict__.items()
           if name not in ("func", "args", "keywords")}
    return type(p), (p.func,), (p.func, p.args, p.keywords, own or None)


def _reduce_bytearray(b):
    return (type(b), (bytes(b),) if b else (), _bytearray_state(b))


def _bytearray_state(b):
    own = {name: value for name, value in b.__dict__.items() if name != "_data"} \
        if type(b) is not bytearray else None
    return own or None


def _reduce_exception(e):
    return (type(e), e.args, e.__dict__) if e.__dict__ else (type(e), e.args)


def _reduce_range(r):
    return type(r), (r.start, r.stop, r.step)


def _reduce_path(p):
    return type(p), tuple(p.parts)


def _reduce_iterator(it):
    return iter, (list(it),)


_known_reducers = [
    (_Datetime, lambda d: _with_zone(type(d), _datetime_bytes(d), d.tzinfo)),
    (date, lambda d: (type(d), (_datetime_bytes(d),))),
    (_Time, lambda t: _with_zone(type(t), _time_bytes(t), t.tzinfo)),
    (_Timedelta, lambda d: (type(d), (d.days, d.seconds, d.microseconds))),
    (timezone, _reduce_zone),
    (OrderedDict, _reduce_ordered),
    (defaultdict, _reduce_defaultdict),
    (Counter, lambda c: (type(c), (dict(c),))),
    (deque, _reduce_deque),
    (Fraction, lambda f: (type(f), (f.numerator, f.denominator))),
    (_partial, _reduce_partial),
    (bytearray, _reduce_bytearray),
    (BaseException, _reduce_exception),
    (range, _reduce_range),
    (slice, _reduce_range),
    (complex, lambda c: (complex, (c.real, c.imag))),
    (MethodType, _reduce_method),
    (BuiltinFunctionType, _reduce_builtin),
    (_descriptor_types, lambda method: (getattr, (method.__objclass__, method.__name__))),
    (_MethodWrapperType, _reduce_builtin),
    (SimpleNamespace, lambda n: (type(n), (), n.__dict__)),
    (PurePath, _reduce_path),
    (UUID, lambda u: (__newobj__, (type(u),), {"int": u.int})),
    (type(list[int]), lambda a: (GenericAlias, (a.__origin__, a.__args__))),
]
# What copy, too, makes of those parts: it has no attributes to copy.
_copied_by_parts = (date, _Time, timezone, slice)
# What has state of its own in C in CPython, or refuses to be pickled.
_refused_types = (GeneratorType, CoroutineType, AsyncGeneratorType, ModuleType, memoryview, property,
                  staticmethod, classmethod, type({}.keys()), type({}.values()), type({}.items()),
                  TracebackType, FrameType, CodeType, type(_HasPickleSlot.__dict__), _MemberDescriptor,
                  _Future, _Loop)


def _cannot_pickle(obj):
    cls = type(obj)
    if cls is memoryview:
        raise TypeError("cannot pickle memoryview objects")
    raise TypeError(f"cannot pickle {_type_name(obj)!r} object")


def _needs_library(obj, cls):
    module = cls.__module__
    if module in ("threading", "queue", "multiprocessing.synchronize"):
        raise TypeError("cannot pickle '_thread.lock' object")
    if isinstance(obj, _refused_types) or module in ("_asyncio", "_thread"):
        _cannot_pickle(obj)
    if module in ("_io", "itertools", "random", "re", "weakref", "logging", "_random"):
        _unsupported(f"pickling an object of class '{_type_name(obj)}'")


# object.__reduce_ex__(protocol), of protocols from 2 on.
def _object_reduce(obj, protocol=4, asks=True):
    cls = type(obj)
    if asks:
        own = getattr(cls, "__reduce__", None)
        if isinstance(own, _Function):
            return own(obj)
    _needs_library(obj, cls)
    for known, reducer in _known_reducers:
        if isinstance(obj, known):
            return reducer(obj)
    if protocol < 2:
        _unsupported("pickle protocols below 2")
    inside = _payload(obj)
    new_args = getattr(cls, "__getnewargs_ex__", None)
    make, args = __newobj__, ()
    if isinstance(new_args, _Function):
        args, kwargs = new_args(obj)
        if kwargs:
            make, args = __newobj_ex__, (cls, args, kwargs)
        else:
            args = (cls, *args)
    else:
        new_args = getattr(cls, "__getnewargs__", None)
        if isinstance(new_args, _Function):
            args = (cls, *new_args(obj))
            if not isinstance(new_args(obj), tuple):
                raise TypeError("__getnewargs__ should return a tuple, not "
                                f"{_type_name(new_args(obj))!r}")
        elif inside is not obj and not isinstance(obj, (list, dict, set)):
            args = (cls, inside)
        else:
            args = (cls,)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), _pickled_state_of(obj)
    if cls.__module__ == "builtins" and cls is not object and inside is obj:
        _unsupported(f"pickling an object of class '{_type_name(obj)}'")
    return (make, args, _pickled_state_of(obj), iter(list.copy(obj)) if isinstance(obj, list) else None,
            iter(list(dict.items(obj))) if isinstance(obj, dict) else None)


# --- writing ---

class Pickler:
    __module__ = "_pickle"

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if protocol < 2:
            _unsupported("pickle protocols below 2")
        if buffer_callback is not None:
            _unsupported("pickle with out-of-band buffers")
        if not callable(getattr(file, "write", None)):
            raise TypeError("file must have a 'write' attribute")
        self._file, self._protocol = file, protocol
        self._memo = {}

    def clear_memo(self):
        self._memo = {}

    def dump(self, obj, /):
        self._file.write(self._dumped(obj))

    # Depth first without recursion: what is still to do stands on a stack, the next thing on top.
    def _dumped(self, obj):
        protocol = self._protocol
        self._out, self._frame, self._frame_length = [bytes([0x80, protocol])], [], 0
        todo = self._todo = [obj]
        try:
            while todo:
                x = todo.pop()
                if type(x) is _PickleStep:
                    x.run(self)
                else:
                    self._save(x)
        finally:
            self._todo = None
        self._write(b".")
        self._end_frame()
        return b"".join(self._out)

    def _write(self, data):
        self._frame.append(data)
        self._frame_length += len(data)

    def _end_frame(self):
        if self._frame:
            if self._protocol >= 4 and self._frame_length >= 4:
                self._out.append(b"\x95" + self._frame_length.to_bytes(8, "little"))
            self._out.extend(self._frame)
            self._frame, self._frame_length = [], 0

    def _write_payload(self, head, data):
        if self._protocol >= 4 and len(data) >= _pickle_frame_target:
            self._end_frame()
            self._out.append(head + data)
        else:
            self._write(head + data)

    def _memoize(self, obj):
        number = len(self._memo)
        self._memo[id(obj)] = number, obj
        if self._protocol >= 4:
            self._write(b"\x94")
        elif number < 256:
            self._write(b"q" + bytes([number]))
        else:
            self._write(b"r" + number.to_bytes(4, "little"))

    def _get(self, number):
        self._write(b"h" + bytes([number]) if number < 256 else b"j" + number.to_bytes(4, "little"))

    def persistent_id(self, obj):
        return None

    def _save(self, obj):
        if self._frame_length >= _pickle_frame_target and self._protocol >= 4:
            self._end_frame()
        if type(self) is not Pickler:
            known = self.persistent_id(obj)
            if known is not None:
                self._todo += [_PickleStep(b"Q"), _PickleAtom(known)]
                return
        self._save_plainly(obj)

    def _save_plainly(self, obj):
        cls = type(obj)
        atom = _pickle_atoms.get(cls)
        if atom is not None:
            atom(self, obj)
            return
        known = self._memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        save = _pickle_savers.get(cls)
        if save is not None:
            save(self, obj)
            return
        override = getattr(self, "reducer_override", None)
        reduction = NotImplemented if override is None else override(obj)
        if reduction is not NotImplemented:
            self._save_reduction(obj, reduction)
        elif isinstance(obj, type):
            self._save_class(obj)
        elif cls is _Function:
            self._save_global(obj, None)
        else:
            self._save_reduced(obj, cls)

    def _save_reduced(self, obj, cls):
        reducer = getattr(self, "dispatch_table", _dispatch_table).get(cls)
        if reducer is not None:
            reduction = reducer(obj)
        else:
            own = getattr(cls, "__reduce_ex__", None)
            reduction = own(obj, self._protocol) if isinstance(own, _Function) else \
                _object_reduce(obj, self._protocol)
        self._save_reduction(obj, reduction)

    def _save_bool(self, obj):
        self._write(b"\x88" if obj else b"\x89")

    def _save_none(self, obj):
        self._write(b"N")

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._write(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._write(b"M" + obj.to_bytes(2, "little"))
        elif -2147483648 <= obj < 2147483648:
            self._write(b"J" + obj.to_bytes(4, "little", signed=True))
        else:
            size = (obj if obj >= 0 else ~obj).bit_length() // 8 + 1
            data = obj.to_bytes(size, "little", signed=True)
            self._write((b"\x8a" + bytes([size]) if size < 256 else
                         b"\x8b" + size.to_bytes(4, "little")) + data)

    def _save_float(self, obj):
        self._write(b"G" + _pack_double(obj))

    def _save_str(self, obj):
        data = obj.encode()
        size = len(data)
        if size < 256 and self._protocol >= 4:
            self._write(b"\x8c" + bytes([size]) + data)
        else:
            self._write_payload(b"X" + size.to_bytes(4, "little"), data)
        self._memoize(obj)

    def _save_bytes(self, obj):
        if self._protocol < 3:
            _unsupported("bytes in pickle protocol 2")
        size = len(obj)
        self._write_payload(b"C" + bytes([size]) if size < 256 else
                            b"B" + size.to_bytes(4, "little"), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            self._save_reduction(obj, _reduce_bytearray(obj))
        else:
            self._write_payload(b"\x96" + len(obj).to_bytes(8, "little"), bytes(obj))
            self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(b")")
            return
        if len(obj) > 3:
            self._write(b"(")
        self._todo.append(_PickleTuple(obj))
        self._todo.extend(obj[::-1])

    def _save_list(self, obj):
        self._write(b"]")
        self._memoize(obj)
        if len(obj) == 1:
            self._todo += [_PickleStep(b"a"), obj[0]]
        elif obj:
            self._push_batches([obj[i:i + _pickle_batch]
                                for i in range(0, len(obj), _pickle_batch)], b"e")

    # Each batch between a mark and what takes all behind the mark.
    def _push_batches(self, batches, end):
        for batch in batches[::-1]:
            self._todo.append(_PickleStep(end))
            self._todo.extend(batch[::-1])
            self._todo.append(_PickleStep(b"("))

    def _save_dict(self, obj):
        self._write(b"}")
        self._memoize(obj)
        self._push_pairs(list(dict.items(obj)), len(obj) == 1)

    def _push_pairs(self, pairs, is_single):
        if is_single:
            self._todo += [_PickleStep(b"s"), pairs[0][1], pairs[0][0]]
            return
        batches = [pairs[i:i + _pickle_batch] for i in range(0, len(pairs), _pickle_batch)]
        self._push_batches([[x for pair in batch for x in pair] for batch in batches], b"u")

    def _save_set(self, obj):
        if self._protocol < 4:
            self._save_reduction(obj, (type(obj), (list(obj),)))
            return
        if type(obj) is frozenset:
            self._write(b"(")
            self._todo.append(_PickleFrozenset(obj))
            self._todo.extend(list(obj)[::-1])
            return
        self._write(b"\x8f")
        self._memoize(obj)
        items = list(obj)
        self._push_batches([items[i:i + _pickle_batch]
                            for i in range(0, len(items), _pickle_batch)], b"\x90")

    def _save_class(self, obj):
        if obj in (type(None), type(...), type(NotImplemented)):
            value = None if obj is type(None) else ... if obj is type(...) else NotImplemented
            self._save_reduction(obj, (type, (value,)))
        else:
            self._save_global(obj, None)

    def _save_singleton(self, obj):
        self._save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")

    def _save_global(self, obj, name):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = _pickle_module_of(obj)
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't pickle local object {name!r}")
        try:
            found = _import_module(module)
        except ImportError as error:
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} failed") from error
        try:
            for part in name.split("."):
                parent, found = found, getattr(found, part)
        except AttributeError as error:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") \
                from None
        if found is not obj and not _is_same_builtin(found, obj):
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self._protocol >= 4:
            self._todo += [_PickleGlobal(obj), "".join(list(name)) if name == module else name, module]
        elif "." in name:
            self._save_reduction(obj, (getattr, (parent, part)))
        elif not (name + module).isascii():
            _unsupported("such a name in a pickle protocol below 4")
        else:
            self._write(b"c" + f"{_old_modules.get(module, module) if self._protocol < 3 else module}\n{name}\n".encode())
            self._memoize(obj)

    def _save_reduction(self, obj, reduction):
        if isinstance(reduction, str):
            self._save_global(obj, reduction)
            return
        if not isinstance(reduction, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduction) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        function, args, state, items, pairs, setter = reduction + (None,) * (6 - len(reduction))
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        for position, it in (("Fourth", items), ("Fifth", pairs)):
            if it is not None and not hasattr(type(it), "__next__"):
                raise PicklingError(f"{position} element of the tuple returned by __reduce__ must be "
                                    f"an iterator, not {_type_name(it)}")
        steps = [_PickleMade(obj), *self._construction(obj, function, args)]
        rest = []
        if items is not None:
            rest.append(_PickleItems(list(items), False))
        if pairs is not None:
            rest.append(_PickleItems(list(pairs), True))
        if state is not None:
            if setter is None:
                rest += [state, _PickleStep(b"b")]
            else:
                rest += [setter, obj, state, _PickleStep(b"\x86"), _PickleStep(b"R"),
                         _PickleStep(b"0")]
        self._todo.extend(rest[::-1])
        self._todo.extend(steps)

    # What puts the new object on the stack, the last step first.
    def _construction(self, obj, function, args):
        name = getattr(function, "__name__", "")
        if name == "__newobj__" and args:
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if cls is not type(obj):
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            return [_PickleStep(b"\x81"), args[1:], cls]
        if name == "__newobj_ex__":
            if self._protocol < 4:
                _unsupported("__getnewargs_ex__ in a pickle protocol below 4")
            cls, args, kwargs = args
            return [_PickleStep(b"\x92"), kwargs, args, cls]
        return [_PickleStep(b"R"), args, function]


# A step that writes bytes; those below do more.
class _PickleStep:
    def __init__(self, data):
        self.data = data

    def run(self, pickler):
        pickler._write(self.data)


# It holds itself, or a reduction led back to it: written by now. Then what was put on the stack for
# it is dropped.
def _is_written(pickler, obj, drop):
    known = pickler._memo.get(id(obj))
    if known is None:
        return False
    pickler._write(drop)
    pickler._get(known[0])
    return True


def _run_tuple(pickler, obj):
    if not _is_written(pickler, obj, b"1" if len(obj) > 3 else b"0" * len(obj)):
        pickler._write(b"t" if len(obj) > 3 else bytes([0x84 + len(obj)]))
        pickler._memoize(obj)


def _run_frozenset(pickler, obj):
    if not _is_written(pickler, obj, b"1"):
        pickler._write(b"\x91")
        pickler._memoize(obj)


def _run_atom(pickler, obj):
    pickler._save_plainly(obj)


def _run_global(pickler, obj):
    pickler._write(b"\x93")
    pickler._memoize(obj)


def _run_made(pickler, obj):
    if not _is_written(pickler, obj, b"0"):
        pickler._memoize(obj)


def _run_items(pickler, data):
    items, are_pairs = data
    if are_pairs:
        if items:
            count = len(items)
            last = count % _pickle_batch == 1
            if last:
                pickler._push_pairs(items[-1:], True)
                items = items[:-1]
            pickler._push_pairs(items, False)
        return
    last = len(items) % _pickle_batch == 1
    if last:
        pickler._todo += [_PickleStep(b"a"), items[-1]]
        items = items[:-1]
    pickler._push_batches([items[i:i + _pickle_batch]
                           for i in range(0, len(items), _pickle_batch)], b"e")


# A step of that kind for an object.
def _pickle_step(run):
    def make(obj, *more):
        step = _PickleStep(None)
        data = (obj, *more) if more else obj
        step.run = lambda pickler: run(pickler, data)
        return step
    return make


_PickleTuple, _PickleFrozenset, _PickleAtom, _PickleGlobal, _PickleMade, _PickleItems = map(
    _pickle_step, (_run_tuple, _run_frozenset, _run_atom, _run_global, _run_made, _run_items))
_pickle_atoms = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
                 float: Pickler._save_float}
_pickle_savers = {str: Pickler._save_str, bytes: Pickler._save_bytes,
                  bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple,
                  list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
                  frozenset: Pickler._save_set, type(...): Pickler._save_singleton,
                  type(NotImplemented): Pickler._save_singleton}
# What Python 2 calls them.
_old_modules = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue"}
_new_modules = {old: new for new, old in _old_modules.items()}


def _pickle_module_of(obj):
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    owner = getattr(obj, "__self__", None)
    return owner.__name__ if isinstance(owner, ModuleType) else "builtins" if obj in (
        ..., NotImplemented) or isinstance(obj, BuiltinFunctionType) else "__main__"


def _is_same_builtin(a, b):
    return type(a) is BuiltinFunctionType and type(b) is BuiltinFunctionType and \
        a.__name__ == b.__name__ and a.__self__ is b.__self__


# --- reading ---

_pickle_constants = {"None": None, "True": True, "False": False}


class Unpickler:
    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not callable(getattr(file, "read", None)) or \
                not callable(getattr(file, "readline", None)):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file, self._memo, self._encoding = file, {}, encoding

    def load(self):
        where = self._file.tell()
        self._data = self._file.read()
        try:
            return self._loaded()
        finally:
            self._file.seek(where + self._at)
            self._data = b""

    def persistent_load(self, pid):
        between = "\n" if _minor < 12 else " "
        raise UnpicklingError(f"A load persistent id instruction was encountered,{between}"
                              "but no persistent_load function was specified.")

    def find_class(self, module_name, global_name, /):
        module_name = _new_modules.get(module_name, module_name) if self._protocol < 3 \
            else module_name
        found = module = _import_module(module_name)
        parts = global_name.split(".") if self._protocol >= 4 else [global_name]
        if module_name == "builtins" and global_name in _pickle_constants:
            return _pickle_constants[global_name]
        for part in parts:
            try:
                found = getattr(found, part)
            except AttributeError:
                if _is_known_name(module_name, parts[0]):
                    _unsupported(f"{module_name}.{global_name} in a pickle")
                raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}") from None
        return found

    def _loaded(self):
        self._at, self._stack, self._marks, self._protocol = 0, [], [], 0
        data, loaders = self._data, _pickle_loaders
        while True:
            if self._at >= len(data):
                raise EOFError("Ran out of input")
            key = data[self._at]
            self._at += 1
            if key == 46:
                return self._pop()
            loader = loaders.get(key)
            if loader is None:
                shown = "'" if key == 39 else "\\\\" if key == 92 else chr(key) \
                    if 32 <= key < 127 else f"\\x{key:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            loader(self)

    def _take(self, count):
        data = self._data[self._at:self._at + count]
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        self._at += count
        return data

    def _size(self, count):
        return int.from_bytes(self._take(count), "little")

    def _line(self):
        end = self._data.find(b"\n", self._at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        line = self._data[self._at:end + 1]
        self._at = end + 1
        return line

    # What may be taken from the stack begins behind the last mark.
    def _fence(self):
        return self._marks[-1] if self._marks else 0

    def _need(self, count):
        if len(self._stack) - self._fence() < count:
            raise UnpicklingError("unexpected MARK found" if self._marks else
                                  "unpickling stack underflow")

    def _pop(self):
        self._need(1)
        return self._stack.pop()

    def _top(self):
        self._need(1)
        return self._stack[-1]

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        at = self._marks.pop()
        items = self._stack[at:]
        del self._stack[at:]
        return items

    def _push(self, value):
        self._stack.append(value)

    def _load_proto(self):
        protocol = self._size(1)
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {protocol}")
        self._protocol = protocol

    def _load_frame(self):
        size = self._size(8)
        if size > 0x7fffffffffffffff:
            raise OverflowError("FRAME length exceeds system's maximum of 9223372036854775807 bytes")
        if self._at + size > len(self._data):
            raise UnpicklingError("pickle data was truncated")

    def _load_int(self):
        line = self._line()
        if line in (b"00\n", b"01\n"):
            self._push(line == b"01\n")
            return
        try:
            self._push(int(line, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _load_long(self):
        line = self._line()
        self._push(int(line.rstrip(b"\n").removesuffix(b"L") or b"x", 0))

    def _load_long1(self):
        self._push(int.from_bytes(self._take(self._size(1)), "little", signed=True))

    def _load_long4(self):
        size = int.from_bytes(self._take(4), "little", signed=True)
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(int.from_bytes(self._take(size), "little", signed=True))

    def _load_float(self):
        line = self._line()
        try:
            self._push(float(line))
        except ValueError:
            raise ValueError(f"could not convert string to float: {line.decode('latin-1')!r}"
                             .replace("\\n", "\n")) from None

    def _load_binfloat(self):
        self._push(_unpack_double(self._take(8))[0])

    def _load_text(self, size, name="BINUNICODE"):
        if size > 0x7fffffffffffffff:
            raise OverflowError(f"{name} exceeds system's maximum size of 9223372036854775807 bytes")
        self._push(self._take(size).decode())

    def _load_data(self, size, name="BINBYTES"):
        if size > 0x7fffffffffffffff:
            raise OverflowError(f"{name} exceeds system's maximum size of 9223372036854775807 bytes")
        self._push(self._take(size))

    def _load_bytearray(self):
        self._load_data(self._size(8), "BYTEARRAY8")
        self._push(bytearray(self._stack.pop()))

    def _load_old_text(self, data):
        self._push(data if self._encoding == "bytes" else data.decode(self._encoding))

    def _load_string(self):
        line = self._line().rstrip()
        if len(line) < 2 or line[0] != line[-1] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._load_old_text(literal_eval("b" + line.decode("latin-1")))

    def _load_unicode(self):
        self._push(_raw_unicode(self._line()[:-1].decode("latin-1")))

    def _load_tuple(self, count):
        self._need(count)
        items = tuple(self._stack[len(self._stack) - count:])
        del self._stack[len(self._stack) - count:]
        self._push(items)

    def _load_dict(self):
        items = self._pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._push(dict(zip(items[::2], items[1::2])))

    def _load_append(self):
        value = self._pop()
        self._extend([value])

    def _extend(self, items):
        target = self._top()
        if type(target) is list:
            target.extend(items)
        elif items:
            extend = getattr(target, "extend", None)
            if extend is not None:
                extend(items)
                return
            for item in items:
                target.append(item)

    def _load_setitem(self):
        self._need(2)
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def _load_setitems(self):
        items = self._pop_mark()
        if not items:
            return
        target = self._top()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _load_additems(self):
        items = self._pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _load_global(self):
        module = self._line()[:-1].decode("utf-8")
        name = self._line()[:-1].decode("utf-8")
        self._push(self.find_class(module, name))

    def _load_stack_global(self):
        self._need(2)
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _load_reduce(self):
        args, function = self._pop(), self._pop()
        if not isinstance(args, tuple):
            raise TypeError("argument list must be a tuple")
        self._push(_rebuilt_by(function, args))

    def _load_newobj(self):
        args, cls = self._pop(), self._pop()
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ args argument must be a tuple, not {_type_name(args)}")
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {_type_name(cls)}")
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ_EX class argument must be a type, not {_type_name(cls)}")
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ_EX args argument must be a tuple, not {_type_name(args)}")
        if not isinstance(kwargs, dict):
            raise UnpicklingError("NEWOBJ_EX kwargs argument must be a dict, not "
                                  f"{_type_name(kwargs)}")
        self._push(cls.__new__(cls, *args, **kwargs))

    def _load_inst(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        module = self._line()[:-1].decode("ascii")
        name = self._line()[:-1].decode("ascii")
        args = self._pop_mark()
        self._push(_rebuilt_by(self.find_class(module, name), tuple(args)))

    def _load_obj(self):
        items = self._pop_mark()
        if not items:
            raise UnpicklingError("unpickling stack underflow")
        self._push(_rebuilt_by(items[0], tuple(items[1:])))

    def _load_build(self):
        state = self._pop()
        _set_pickled_state(self._top(), state)

    def _load_get(self, number):
        try:
            self._push(self._memo[number])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {number}") from None

    def _load_put(self, number):
        value = self._top()
        self._memo[number if type(number) is int else int(number.decode("latin-1"))] = value

    def _load_pop(self):
        if self._marks and len(self._stack) == self._marks[-1]:
            self._marks.pop()
        else:
            self._pop()

    def _load_mark(self):
        self._marks.append(len(self._stack))

    def _load_persistent(self, pid):
        self._push(self.persistent_load(pid))

    def _load_extension(self, count):
        code = int.from_bytes(self._take(count), "little", signed=count == 4)
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        raise ValueError(f"unregistered extension code {code}")

    def _load_no_buffer(self):
        raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument "
                              "was given")


def _persistent_id_line(unpickler):
    unpickler._load_persistent(unpickler._line()[:-1].decode("ascii"))


def _persistent_id_value(unpickler):
    if type(unpickler) is Unpickler:
        unpickler.persistent_load(None)
    unpickler._load_persistent(unpickler._pop())


def _raw_unicode(text):
    parts = text.split("\\")
    made = [parts[0]]
    for part in parts[1:]:
        size = {"u": 4, "U": 8}.get(part[:1], 0)
        number = part[1:1 + size]
        is_number = size and len(number) == size and not number.strip("0123456789abcdefABCDEF")
        made.append(chr(int(number, 16)) + part[1 + size:] if is_number else "\\" + part)
    return "".join(made)


# The constructors of dates take bytes, too, when they are unpickled.
def _rebuilt_by(function, args):
    if isinstance(function, type) and issubclass(function, (date, _Time)) and args and \
            isinstance(args[0], bytes):
        data, zone = args[0], args[1:]
        if issubclass(function, _Time) and len(data) == 6:
            return function(data[0] & 127, data[1], data[2], int.from_bytes(data[3:], "big"), *zone,
                            fold=data[0] >> 7)
        if issubclass(function, _Datetime) and len(data) == 10:
            return function(int.from_bytes(data[:2], "big"), data[2] & 127, data[3], data[4], data[5],
                            data[6], int.from_bytes(data[7:], "big"), *zone, fold=data[2] >> 7)
        if len(data) == 4 and not zone and not issubclass(function, (_Datetime, _Time)):
            return function(int.from_bytes(data[:2], "big"), data[2], data[3])
    return function(*args)


def _set_pickled_state(made, state):
    own = getattr(made, "__setstate__", None)
    if own is not None:
        own(state)
        return
    if isinstance(made, _partial) and isinstance(state, tuple) and len(state) == 4:
        made.func, made.args, made.keywords = state[:3]
        state = state[3]
        if state is None:
            return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        if not isinstance(state, dict):
            raise UnpicklingError("state is not a dictionary")
        attributes = made.__dict__
        for name, value in state.items():
            attributes[name] = value
    if slots is not None:
        if not isinstance(slots, dict):
            raise UnpicklingError("slot state is not a dictionary")
        for name, value in slots.items():
            setattr(made, name, value)


_pickle_loaders = {
    0x80: Unpickler._load_proto, 0x95: Unpickler._load_frame,
    ord("N"): lambda u: u._push(None), 0x88: lambda u: u._push(True),
    0x89: lambda u: u._push(False), ord("K"): lambda u: u._push(u._size(1)),
    ord("M"): lambda u: u._push(u._size(2)),
    ord("J"): lambda u: u._push(int.from_bytes(u._take(4), "little", signed=True)),
    ord("I"): Unpickler._load_int, ord("L"): Unpickler._load_long, 0x8a: Unpickler._load_long1,
    0x8b: Unpickler._load_long4, ord("F"): Unpickler._load_float,
    ord("G"): Unpickler._load_binfloat, 0x8c: lambda u: u._load_text(u._size(1)),
    ord("X"): lambda u: u._load_text(u._size(4)), 0x8d: lambda u: u._load_text(u._size(8)),
    ord("V"): Unpickler._load_unicode, ord("S"): Unpickler._load_string,
    ord("U"): lambda u: u._load_old_text(u._take(u._size(1))),
    ord("T"): lambda u: u._load_old_text(u._take(u._size(4))),
    ord("C"): lambda u: u._load_data(u._size(1)), ord("B"): lambda u: u._load_data(u._size(4)),
    0x8e: lambda u: u._load_data(u._size(8)), 0x96: Unpickler._load_bytearray,
    ord(")"): lambda u: u._push(()), 0x85: lambda u: u._load_tuple(1),
    0x86: lambda u: u._load_tuple(2), 0x87: lambda u: u._load_tuple(3),
    ord("t"): lambda u: u._push(tuple(u._pop_mark())), ord("]"): lambda u: u._push([]),
    ord("l"): lambda u: u._push(u._pop_mark()), ord("}"): lambda u: u._push({}),
    ord("d"): Unpickler._load_dict, 0x8f: lambda u: u._push(set()),
    0x91: lambda u: u._push(frozenset(u._pop_mark())), ord("a"): Unpickler._load_append,
    ord("e"): lambda u: u._extend(u._pop_mark()), ord("s"): Unpickler._load_setitem,
    ord("u"): Unpickler._load_setitems, 0x90: Unpickler._load_additems,
    ord("c"): Unpickler._load_global, 0x93: Unpickler._load_stack_global,
    ord("R"): Unpickler._load_reduce, 0x81: Unpickler._load_newobj,
    0x92: Unpickler._load_newobj_ex, ord("i"): Unpickler._load_inst, ord("o"): Unpickler._load_obj,
    ord("b"): Unpickler._load_build, ord("h"): lambda u: u._load_get(u._size(1)),
    ord("j"): lambda u: u._load_get(u._size(4)), ord("g"): lambda u: u._load_get(int(u._line().decode("latin-1"))),
    ord("q"): lambda u: u._load_put(u._size(1)), ord("r"): lambda u: u._load_put(u._size(4)),
    ord("p"): lambda u: u._load_put(u._line()),
    0x94: lambda u: u._load_put(len(u._memo)), ord("0"): Unpickler._load_pop,
    ord("1"): lambda u: u._pop_mark(), ord("2"): lambda u: u._push(u._top()),
    ord("("): Unpickler._load_mark, ord("P"): _persistent_id_line,
    ord("Q"): _persistent_id_value, 0x82: lambda u: u._load_extension(1),
    0x83: lambda u: u._load_extension(2), 0x84: lambda u: u._load_extension(4),
    0x97: Unpickler._load_no_buffer, 0x98: lambda u: u._top(),
}


class _BytesToWrite:
    def write(self, data):
        self.data = data


def _pickle_dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return Pickler(_BytesToWrite(), protocol, buffer_callback=buffer_callback)._dumped(obj)


def _pickle_dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, buffer_callback=buffer_callback).dump(obj)


def _pickle_loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    unpickler = Unpickler.__new__(Unpickler)
    unpickler._memo, unpickler._encoding = {}, encoding
    unpickler._data = _plain_bytes(data)
    return unpickler._loaded()


def _pickle_load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    return Unpickler(file, encoding=encoding).load()


_export("pickle", """dumps=_pickle_dumps dump=_pickle_dump loads=_pickle_loads load=_pickle_load
Pickler Unpickler PickleError PicklingError UnpicklingError HIGHEST_PROTOCOL DEFAULT_PROTOCOL""")
_export("copyreg", """pickle=_copyreg_pickle constructor=_copyreg_constructor __newobj__ __newobj_ex__
dispatch_table=_dispatch_table""")
