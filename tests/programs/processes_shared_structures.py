# Numbers of C and structures of them in shared memory; ctypes beside it.
from multiprocessing import Array, Lock, Process, RawValue, Value, sharedctypes
from ctypes import Structure, c_bool, c_char, c_double, c_int, c_uint8, c_wchar_p, sizeof
import ctypes


class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_double)]

    def length2(self):
        return self.x ** 2 + self.y ** 2


class Sample(Structure):
    _fields_ = [("id", c_int), ("ok", c_bool), ("mean", c_double)]


def modify(n, x, s, A):
    n.value **= 2
    x.value **= 2
    s.value = s.value.upper()
    for a in A:
        a.x **= 2
        a.y **= 2


def measure(sample):
    with sample.get_lock():
        sample.id += 1
        sample.ok = True
        sample.mean = 2.5


if __name__ == "__main__":
    lock = Lock()
    n = Value("i", 7)
    x = Value(c_double, 1.0 / 3.0, lock=False)
    s = Array("c", b"hello world", lock=lock)
    A = Array(Point, [(1.875, -6.25), (-5.75, 2.0), (2.375, 9.5)], lock=lock)
    p = Process(target=modify, args=(n, x, s, A))
    p.start()
    p.join()
    print(n.value)
    print(x.value)
    print(s.value)
    print([(a.x, a.y) for a in A])
    print(len(A), A[0].length2(), isinstance(A[1], Point))
    sample = Value(Sample, 41)
    p = Process(target=measure, args=(sample,))
    p.start()
    p.join()
    print(sample.id, sample.ok, sample.mean, type(sample).__name__)
    flag = RawValue(c_uint8, 300)
    print(flag.value, flag, n, x)
    local = Point(1, y=2)
    local.x += 0.5
    print(local.x, local.y, local.length2(), sizeof(Point), sizeof(Sample), sizeof(c_int))
    print(c_int(7), c_int(2 ** 31).value, c_double(1), c_bool(3), c_char(b"a"), ctypes.c_uint(-1).value)
    print(c_wchar_p("text").value, bool(c_int()), ctypes.c_size_t is ctypes.c_ulong)
    for bad in (lambda: c_int("1"), lambda: Point(1, 2, 3), lambda: c_double("x"), lambda: Value("z"),
                lambda: local.z, lambda: setattr(local, "x", "one")):
        try:
            bad()
        except (TypeError, AttributeError, KeyError) as error:
            print(type(error).__name__, error)
