# Two processes talk over a pipe until one says goodbye.
from multiprocessing import Pipe, Process


def child(conn, other):
    other.close()  # or its own copy of that end would keep the pipe open
    while True:
        try:
            message = conn.recv()
        except EOFError:
            print("child: the other end is closed")
            break
        if message == "quit":
            conn.send("bye")
            continue
        if isinstance(message, (int, float)):
            conn.send(message * 2)
        elif isinstance(message, dict):
            conn.send({value: key for key, value in message.items()})
        else:
            conn.send(repr(message))
    conn.close()


def one_way(writer, items):
    for item in items:
        writer.send(item)
    writer.close()


if __name__ == "__main__":
    parent_conn, child_conn = Pipe()
    p = Process(target=child, args=(child_conn, parent_conn))
    p.start()
    child_conn.close()
    print(parent_conn.poll())
    for message in (21, 2.5, {"a": 1}, [1, (2, 3)], None, "quit"):
        parent_conn.send(message)
        print(parent_conn.poll(5), parent_conn.recv())
    parent_conn.close()
    p.join()
    print(parent_conn.closed, p.exitcode)
    reader, writer = Pipe(duplex=False)
    p = Process(target=one_way, args=(writer, ["alpha", "beta", "gamma"]))
    p.start()
    writer.close()
    received = []
    while True:
        try:
            received.append(reader.recv())
        except EOFError:
            break
    p.join()
    print(received)
    for action in (lambda: reader.send(1), lambda: writer.send(1)):
        try:
            action()
        except OSError as error:
            print(type(error).__name__, error)
