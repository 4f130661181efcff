

# --- structs.py: results that are tuples whose fields have names -----------------------------------

class _StructSequence:
    _names = ()

    def __init__(self, fields):
        fields = tuple(fields)
        self._tuple = fields[:self._count]
        for place, name in enumerate(self._names):
            setattr(self, name, fields[place] if place < len(fields) else None)

    def __len__(self):
        return len(self._tuple)

    def __getitem__(self, index):
        return self._tuple[index]

    def __iter__(self):
        return iter(self._tuple)

    def __contains__(self, item):
        return item in self._tuple

    def __add__(self, other):
        return self._tuple + tuple(other)

    def __eq__(self, other):
        return self._tuple == tuple(other) if self._is_like(other) else NotImplemented

    def __lt__(self, other):
        return self._tuple < tuple(other) if self._is_like(other) else NotImplemented

    def __le__(self, other):
        return self._tuple <= tuple(other) if self._is_like(other) else NotImplemented

    def __gt__(self, other):
        return self._tuple > tuple(other) if self._is_like(other) else NotImplemented

    def __ge__(self, other):
        return self._tuple >= tuple(other) if self._is_like(other) else NotImplemented

    def __hash__(self):
        return hash(self._tuple)

    def __repr__(self):
        cls = type(self)
        pairs = zip(self._names, self._tuple)
        return f"{cls._tp_name_}({', '.join([f'{name}={value!r}' for name, value in pairs])})"

    def _is_like(self, other):
        return isinstance(other, (tuple, _StructSequence))

    def count(self, value):
        return self._tuple.count(value)

    def index(self, value, *bounds):
        return self._tuple.index(value, *bounds)


class struct_time(_StructSequence):
    __module__ = "time"
    _tp_name_ = "time.struct_time"
    _names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
              "tm_isdst", "tm_zone", "tm_gmtoff")
    _count = n_fields = n_sequence_fields = 9
    __match_args__ = _names[:9]

    def __init__(self, fields):
        if not hasattr(fields, "__iter__"):
            raise TypeError("constructor requires a sequence")
        fields = tuple(fields)
        if not 9 <= len(fields) <= 11:
            few = len(fields) < 9
            raise TypeError(f"time.struct_time() takes an {'at least 9' if few else 'at most 11'}"
                            f"-sequence ({len(fields)}-sequence given)")
        _StructSequence.__init__(self, fields)


def struct_time_of(*fields):
    return struct_time(fields)


_export("time", "struct_time")
