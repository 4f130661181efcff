# Every process has its own memory: what it changes does not travel back.
import multiprocessing
import os

counter = 0
items = ["parent"]


def work(name):
    global counter
    for _ in range(1000):
        counter += 1
    items.append(name)
    print(name, "sees", counter, items)


if __name__ == "__main__":
    counter = 41
    for name in ("first", "second"):
        process = multiprocessing.Process(target=work, args=(name,))
        process.start()
        process.join()
    print("parent sees", counter, items)
    print("parent", multiprocessing.parent_process(), os.getpid() == multiprocessing.current_process().pid)
