import threading
import time


class Tree:
    def __init__(self):
        self.lock = threading.RLock()
        self.nodes = {}

    def add(self, path):
        with self.lock:
            if not path:
                return
            parent, _, name = path.rpartition("/")
            self.add(parent)
            time.sleep(0.01)
            self.nodes.setdefault(parent, []).append(name)

    def depth(self, path=""):
        with self.lock:
            return 1 + max((self.depth(f"{path}/{n}".lstrip("/")) for n in self.nodes.get(path, [])),
                           default=0)


tree = Tree()
threads = [threading.Thread(target=tree.add, args=(p,)) for p in ("a/b/c", "x", "a/b/d/e")]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(tree.nodes)
print(tree.depth())
try:
    tree.lock.release()
except RuntimeError as error:
    print(error)
