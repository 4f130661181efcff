"""The module's docstring."""
# -*- a comment -*-


def documented():
    """One line."""
    return "ok"  # trailing


def only_docstring():
    """Nothing else here."""


print(documented(), only_docstring(), documented.__doc__, __doc__)
if True: print("one line"); print("two statements")
text = """triple
  "quoted" text"""
long = "joined " \
    "over " "lines"
print(text, long, (1 +
                   2), [
    3,
])
