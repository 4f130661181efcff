"""What has something to do when it dies at the end still finds the names of the program."""

log = []


def note(text):
    log.append(text)
    print(text, len(log))


class Oops(Exception):
    pass


class Connection:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        note(f"closing {self.name}, {Oops.__name__}")


def reader():
    try:
        yield 1
    except Oops:
        print("never")
    finally:
        note("reader ends")


connection = Connection("a")
several = [Connection("b"), Connection("c")]
lines = reader()
next(lines)
note("end")
