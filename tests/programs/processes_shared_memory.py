# multiprocessing.shared_memory: bytes that several processes see.
from multiprocessing import Process, Lock, shared_memory


def fill(name, value, first, last):
    memory = shared_memory.SharedMemory(name=name)
    for i in range(first, last):
        memory.buf[i] = value
    memory.close()


def double(name, lock):
    numbers = shared_memory.ShareableList(name=name)
    with lock:
        for i in range(3):
            numbers[i] = numbers[i] * 2
    numbers.shm.close()


def add(memory, lock):
    counter = memory.buf.cast("q")
    for _ in range(10):
        with lock:
            counter[0] += 1
    counter.release()


def main():
    memory = shared_memory.SharedMemory(create=True, size=10)
    print(memory.size, len(memory.buf), bytes(memory.buf), memory.name.startswith("psm_"))
    workers = [Process(target=fill, args=(memory.name, n + 1, 5 * n, 5 * n + 5)) for n in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(bytes(memory.buf), memory.buf[3], memory.buf[-1], list(memory.buf[4:6]))
    memory.buf[:4] = b"abcd"
    memory.buf[8] = 255
    print(bytes(memory.buf[:5]), memory.buf.tolist())
    for wrong in (lambda: memory.buf.__setitem__(10, 1), lambda: memory.buf.__setitem__(0, 256),
                  lambda: memory.buf.__setitem__(slice(0, 2), b"abc")):
        try:
            wrong()
        except (IndexError, ValueError) as error:
            print(type(error).__name__, error)
    again = shared_memory.SharedMemory(memory.name)
    again.buf[0] = ord("Z")
    print(chr(memory.buf[0]), repr(again).replace(again.name, "NAME"))
    again.close()
    print(again.buf)
    memory.close()
    memory.unlink()
    try:
        shared_memory.SharedMemory(memory.name)
    except FileNotFoundError as error:
        print(str(error).replace(memory.name, "NAME"))

    lock = Lock()
    numbers = shared_memory.ShareableList([1, 2.5, 3, True, None, "text", b"raw", "héé"])
    worker = Process(target=double, args=(numbers.shm.name, lock))
    worker.start()
    worker.join()
    print(list(numbers), len(numbers), numbers.shm.size, numbers.format)
    numbers[5], numbers[0] = "new", "other"
    print(numbers[5], numbers[0], numbers[-1], numbers.count(6), numbers.index(None))
    for wrong in (lambda: numbers[9], lambda: numbers.__setitem__(9, 1),
                  lambda: numbers.__setitem__(5, "x" * 20), lambda: numbers.index(77),
                  lambda: shared_memory.SharedMemory("nope"),
                  lambda: shared_memory.SharedMemory(create=True),
                  lambda: shared_memory.SharedMemory(),
                  lambda: shared_memory.ShareableList([[1]]),
                  lambda: shared_memory.SharedMemory(numbers.shm.name, create=True, size=4)):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, str(error).replace(numbers.shm.name, "NAME"))
    numbers.shm.close()
    numbers.shm.unlink()

    memory = shared_memory.SharedMemory(create=True, size=8, name="counter_of_all")
    workers = [Process(target=add, args=(memory, lock)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(memory.name, int.from_bytes(memory.buf, "little"))
    memory.close()
    memory.unlink()


if __name__ == "__main__":
    main()
