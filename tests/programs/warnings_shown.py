import warnings


def old():
    warnings.warn("old() is old", DeprecationWarning, stacklevel=2)


def careless():
    warnings.warn("careless")


for _ in range(2):
    old()
    careless()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    careless()
    old()
    print(len(caught), [w.category.__name__ for w in caught], str(caught[0].message), caught[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    careless()
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="care")
    try:
        careless()
    except UserWarning as error:
        print("raised", error)
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  line"))
warnings.simplefilter("once")
warnings.warn("the last one", RuntimeWarning)
