# A child of a child; names and parents.
import multiprocessing as mp
import os


def grandchild(queue, above):
    queue.put((mp.current_process().name, os.getppid() == above))


def child(queue):
    process = mp.Process(target=grandchild, args=(queue, os.getpid()))
    process.start()
    process.join()
    parent = mp.parent_process()
    queue.put((mp.current_process().name, parent.name, parent.pid == os.getppid()))


if __name__ == "__main__":
    queue = mp.Queue()
    process = mp.Process(target=child, args=(queue,))
    process.start()
    print(queue.get())
    print(queue.get())
    process.join()
    print(mp.get_start_method(), mp.get_all_start_methods())
