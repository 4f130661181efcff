import threading
from concurrent.futures import ThreadPoolExecutor, wait

tree = {"root": ["a", "b"], "a": ["a1", "a2"], "b": ["b1"], "a1": [], "a2": [], "b1": []}
pending = set()
lock = threading.Lock()
visited = []
done = threading.Event()


def visit(node):
    with lock:
        visited.append(node)
    for child in tree[node]:
        spawn(child)
    with lock:
        pending.discard(node)
        if not pending:
            done.set()


def spawn(node):
    with lock:
        pending.add(node)
    return pool.submit(visit, node)


pool = ThreadPoolExecutor(3)
spawn("root")
done.wait()
pool.shutdown()
print(sorted(visited), pending)
