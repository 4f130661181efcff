# Both ends of a pipe, and its end.
import multiprocessing as mp


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def echo(connection, other_end):
    other_end.close()  # or nobody would ever see the end of it
    while True:
        try:
            message = connection.recv()
        except EOFError:
            print("echo: end")
            break
        connection.send((type(message).__name__, message))


def sender(connection):
    for word in ("one", "two", "three"):
        connection.send_bytes(word.encode())
    connection.close()


if __name__ == "__main__":
    here, there = mp.Pipe()
    process = mp.Process(target=echo, args=(there, here))
    process.start()
    there.close()
    for message in (None, True, 12, 10 ** 40, -2.5, "text", b"bytes", (1, (2, 3)), [1, [2]],
                    {"a": {"b": 1}}, {1, 2}, frozenset([3]), range(3), Point(1, 2), int, print,
                    slice(1, 2, 3), ValueError("x", 1), Ellipsis, float("inf")):
        here.send(message)
        print(here.recv())
    print(here.poll(), here.poll(0.01))
    here.close()
    process.join()

    reader, writer = mp.Pipe(duplex=False)
    process = mp.Process(target=sender, args=(writer,))
    process.start()
    writer.close()
    try:
        while True:
            print(reader.recv_bytes())
    except EOFError:
        print("all read")
    process.join()
