# Special methods of builtin classes read their arguments in another way than usual methods, and say
# so; and None is called by its name.
from collections import Counter


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


for call in (
    lambda: {}.__setitem__(1),
    lambda: {}.__getitem__(),
    lambda: {}.__delitem__(),
    lambda: [].__len__(1),
    lambda: [].__mul__(),
    lambda: (1).__add__(),
    lambda: (1).__mul__(),
    lambda: (1).__lt__(),
    lambda: "a".__contains__(),
    lambda: {1}.__contains__(),
    lambda: object().__setattr__("x"),
    lambda: object().__repr__(1),
    lambda: Counter().__getitem__(),
    lambda: [].append(),
    lambda: iter([]).__next__(1),
    lambda: ExceptionGroup(None, [ValueError()]),
    lambda: type("A", None, {}),
    lambda: format(1, None),
    lambda: (1).to_bytes(1, None),
    lambda: int.from_bytes(b"a", None),
    lambda: "a".encode(None),
):
    attempt(call)
for method in [].__len__, [].append, list.__len__, list.append, {}.__contains__, (1).__add__:
    print(repr(method).partition(" at ")[0])
