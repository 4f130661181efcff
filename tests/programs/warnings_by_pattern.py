# Filters look for a pattern at the beginning of a warning; warnings.showwarning may be the
# program's own.
import warnings


def tell(message, category, filename, lineno, file=None, line=None):
    print("own:", category.__name__, message, "in line", lineno)


warnings.filterwarnings("ignore", message=".*quiet")
warnings.filterwarnings("error", "BAD", UserWarning, module="__main__")
warnings.filterwarnings("ignore", "loud", module="elsewhere")
warnings.warn("please be quiet here")
warnings.warn("loud and clear")
try:
    warnings.warn("bad thing")
except UserWarning as error:
    print("raised:", error)

usual = warnings.showwarning
warnings.showwarning = tell
warnings.warn("slow", RuntimeWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("collected")
print([str(entry.message) for entry in caught])
warnings.warn("old", FutureWarning)
warnings.showwarning = usual
warnings.warn("usual again")
