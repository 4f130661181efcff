"""Messages larger than a pipe: answers, queues, results of a pool, and a pipe that is closed."""
import multiprocessing as mp


def echo(conn):
    conn.send_bytes(conn.recv_bytes())
    conn.close()


def put(queue, number):
    queue.put(bytes([number]) * 3_000_000)


def repeat(x):
    return [x] * 50_000


if __name__ == "__main__":
    here, there = mp.Pipe()
    process = mp.Process(target=echo, args=(there,))
    process.start()
    there.close()
    data = bytes(range(256)) * 40_000
    here.send_bytes(data)
    print("the same came back:", here.recv_bytes() == data)
    try:
        here.recv()
    except EOFError:
        print("nobody sends any more")
    process.join()

    queue = mp.Queue()
    processes = [mp.Process(target=put, args=(queue, n)) for n in range(3)]
    for process in processes:
        process.start()
    items = [queue.get() for _ in processes]
    print(sorted((len(item), item[0], item[-1]) for item in items))
    for process in processes:
        process.join()

    with mp.Pool(3) as pool:
        print([sum(row) for row in pool.map(repeat, range(6))])
