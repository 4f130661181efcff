# What is said of an exception that __del__ raises: its traceback and its message, whatever it is;
# neither notes nor members, nor what it came from, and a colon also before an empty message.


class Leaving:
    def __init__(self, leave):
        self.leave = leave

    def __del__(self):
        self.leave()


def two_lines_and_a_note():
    error = ValueError("one\ntwo")
    error.add_note("a note")
    raise error


def a_group():
    raise ExceptionGroup("two", [ValueError(1), KeyError(2)])


def after_another():
    try:
        {}["key"]
    except KeyError:
        1 / 0


def no_message():
    raise KeyError


def no_text():
    class Silent(Exception):
        def __str__(self):
            raise ValueError
    raise Silent


def misspelt():
    lenght = 3
    return length


for leave in (two_lines_and_a_note, a_group, after_another, no_message, no_text, misspelt):
    Leaving(leave)
print("all gone")
