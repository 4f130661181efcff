# A lock that its owner can take again; a shared list of results through one queue per worker.
import multiprocessing as mp


class Tree:
    def __init__(self):
        self.lock = mp.RLock()
        self.size = mp.Value("i", 0, lock=False)

    def add(self, depth):
        with self.lock:
            self.size.value += 1
            if depth > 0:
                self.add(depth - 1)
                self.add(depth - 1)


def grow(tree, depth, q):
    tree.add(depth)
    q.put(depth)


if __name__ == "__main__":
    tree = Tree()
    queues = [mp.SimpleQueue() for _ in range(3)]
    ps = [mp.Process(target=grow, args=(tree, depth, q)) for depth, q in zip((1, 2, 3), queues)]
    for p in ps:
        p.start()
    print([q.get() for q in queues])
    for p in ps:
        p.join()
    print(tree.size.value, [q.empty() for q in queues])
    r = mp.RLock()
    print(r.acquire(), r.acquire(), r.release(), r.release())
    try:
        r.release()
    except AssertionError as error:
        print(error)
    try:
        mp.Value("x", 1)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
