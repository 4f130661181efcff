

# --- queues.py: heaps and the queues of tasks ------------------------------------------------------

def _heap_sift_up(heap, place, top=0):
    place = _heap_rise(heap, top, place)
    if place < 0:
        return
    item = heap[place]
    while place > top:
        above = (place - 1) >> 1
        if not item < heap[above]:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = item


# The smaller child rises into every gap down to a leaf; only then the item finds its place. Fewer
# comparisons, and the order in the list is CPython's.
def _heap_sift_down(heap, top):
    place = _heap_sink(heap, top)
    if place < 0:
        _heap_sink_from(heap, -1 - place, top)
    else:
        _heap_sift_up(heap, place, top)


def _heap_sink_from(heap, place, top=0):
    count = len(heap)
    item = heap[place]
    child = 2 * place + 1
    while child < count:
        if child + 1 < count and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _heap_sift_up(heap, place, top)


def heappush(heap, item):
    _check_heap(heap, "heappush", " 1")
    heap.append(item)
    _heap_sift_up(heap, len(heap) - 1)


def _check_heap(heap, function, place=""):
    if not isinstance(heap, list):
        name = "None" if heap is None else _type_name(heap)
        raise TypeError(f"{function}() argument{place} must be list, not {name}")


def heappop(heap):
    _check_heap(heap, "heappop")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _heap_sift_down(heap, 0)
    return first


_shortcut(heappush, "heappush")
_shortcut(heappop, "heappop")


def heapreplace(heap, item):
    _check_heap(heap, "heapreplace", " 1")
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _heap_sift_down(heap, 0)
    return first


def heappushpop(heap, item):
    _check_heap(heap, "heappushpop", " 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _heap_sift_down(heap, 0)
    return item


def heapify(x):
    _check_heap(x, "heapify")
    for place in range(len(x) // 2 - 1, -1, -1):
        _heap_sift_down(x, place)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def _heap_merge(*iterables, key=None, reverse=False):
    heads = []
    for it in map(iter, iterables):
        for value in it:
            heads.append((value if key is None else key(value), value, it))
            break
    while heads:
        best = 0
        for i in range(1, len(heads)):
            if heads[best][0] < heads[i][0] if reverse else heads[i][0] < heads[best][0]:
                best = i
        _, value, it = heads[best]
        yield value
        for value in it:
            heads[best] = (value if key is None else key(value), value, it)
            break
        else:
            del heads[best]


_export("heapq", """heappush heappop heapreplace heappushpop heapify nsmallest nlargest
merge=_heap_merge""")


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


class Queue(_LoopBound):
    __module__ = "asyncio.queues"

    _is_shutdown = False  # from 3.13 on

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = _Deque()
        self._putters = _Deque()
        self._unfinished_tasks = 0
        self._label_ = _object_name("queue")
        self._finished = _AsyncEvent()
        self._finished._label_ = self._label_
        self._finished._value = True
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = _Deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def _format(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            parts.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            parts.append(f"tasks={self._unfinished_tasks}")
        if self._is_shutdown:
            parts.append("shutdown")
        return " ".join(parts)

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return False if self._maxsize <= 0 else self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise _AsyncQueueShutDown
            await self._wait_in(self._putters, "queue put", self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise _AsyncQueueShutDown
        if self.full():
            raise _AsyncQueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished._value = False
        _note("queue put", self._label_)
        self._wake_next(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise _AsyncQueueShutDown
            await self._wait_in(self._getters, "queue get", self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise _AsyncQueueShutDown
            raise _AsyncQueueEmpty
        item = self._get()
        _note("queue got", self._label_)
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            finished = self._finished
            waiter = finished._new_waiter(finished._waiters, "queue join", self._label_)
            try:
                await waiter
            finally:
                finished._waiters.remove(waiter)

    async def _wait_in(self, waiters, reason, is_blocked):
        waiter = self._new_waiter(waiters, reason, self._label_)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            if not is_blocked() and not waiter.cancelled():
                self._wake_next(waiters)
            raise

    def _wake_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()


_AsyncQueue = Queue
_AsyncQueueEmpty = QueueEmpty
_AsyncQueueFull = QueueFull
_export("asyncio", "Queue PriorityQueue LifoQueue QueueEmpty QueueFull")
_export("asyncio.queues", "Queue PriorityQueue LifoQueue QueueEmpty QueueFull")
