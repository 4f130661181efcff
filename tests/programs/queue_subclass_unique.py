import queue
import threading


class UniqueQueue(queue.Queue):
    """Drops what was queued before, in the way that the documentation allows."""

    def _init(self, maxsize):
        super()._init(maxsize)
        self.seen = set()

    def _put(self, item):
        if item in self.seen:
            self.unfinished_tasks -= 1
            return
        self.seen.add(item)
        super()._put(item)


q = UniqueQueue()


def crawl():
    while True:
        try:
            url = q.get(timeout=0.1)
        except queue.Empty:
            return
        for link in links.get(url, ()):
            q.put(link)
        order.append(url)
        q.task_done()


links = {"/": ["/a", "/b"], "/a": ["/", "/c"], "/b": ["/c", "/d"], "/d": ["/a"]}
order = []
q.put("/")
threads = [threading.Thread(target=crawl) for _ in range(2)]
for t in threads:
    t.start()
q.join()
print(sorted(order), q.unfinished_tasks)
for t in threads:
    t.join()
