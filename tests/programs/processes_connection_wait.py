# Waiting for the first of several connections.
import multiprocessing as mp
from multiprocessing.connection import wait
import time


def say(connection, delay):
    time.sleep(delay)
    connection.send(delay)
    connection.close()


if __name__ == "__main__":
    readers = []
    for delay in (0.9, 0.1, 0.5):
        reader, writer = mp.Pipe(duplex=False)
        readers.append(reader)
        process = mp.Process(target=say, args=(writer, delay))
        process.start()
        writer.close()
    while readers:
        for reader in wait(readers):
            try:
                print(reader.recv())
            except EOFError:
                readers.remove(reader)
    print(wait([], timeout=0), wait([process.sentinel]) == [process.sentinel])
