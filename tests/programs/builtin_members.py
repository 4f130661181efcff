# What a builtin class shows for an attribute of its instances, and what cannot be set or deleted.
import types

for cls, name in ((range, "start"), (slice, "stop"), (complex, "imag"), (property, "fget"),
                  (int, "real"), (super, "__self__"), (staticmethod, "__func__"),
                  (types.MethodType, "__self__")):
    member = getattr(cls, name)
    print(member, type(member).__name__, member.__name__, member.__objclass__.__name__,
          member.__qualname__)

numbers = range(1, 5)
print(range.start.__get__(numbers), range.__dict__["stop"].__get__(numbers))
print(range.start is range.start, range.start.__get__(None, range))
print(slice.step.__get__(slice(1, 2, 3)))


async def work():
    pass


def letters():
    yield "a"


class Shelf:
    def take(self):
        pass


def tell(attempt):
    try:
        attempt()
        print("done")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


tell(lambda: range.start.__get__(3))
tell(lambda: range.start.__get__(None))
tell(lambda: range.start.__set__(numbers, 3))
tell(lambda: range.start.__delete__(numbers))
tell(lambda: range.start())
tell(lambda: setattr(range, "start", 3))

waiting = work()
for thing, names in ((numbers, "start step other"), (slice(1), "start"), (1j, "real"), (7, "real"),
                     (Shelf().take, "__self__ other"), (property(tell), "fget"),
                     (list[int], "__args__"),
                     (letters(), "__name__ gi_frame other"), (waiting, "__qualname__ cr_await"),
                     (tell, "__globals__ __closure__ __code__"), (tell.__code__, "co_name"),
                     (len, "__name__"), ([].append, "__self__"), ([], "append"),
                     (ValueError(1), "args __cause__ __traceback__")):
    for name in names.split():
        print(type(thing).__name__, name, end=": ")
        tell(lambda: setattr(thing, name, 5))
        tell(lambda: delattr(thing, name))
waiting.close()
