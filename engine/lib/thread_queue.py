

# --- thread_queue.py: the queues of threads ----------------------------------------------------------

class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    __module__ = "queue"


class ShutDown(Exception):  # from 3.13 on
    __module__ = "queue"


_QueueEmpty = Empty
_QueueFull = Full
_QueueShutDown = ShutDown


class Queue:
    __module__ = "queue"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = _new_lock(False)
        self._label_ = name = _object_name("queue")
        self.not_empty = _hidden_condition("queue get", name, self.mutex)
        self.not_full = _hidden_condition("queue put", name, self.mutex)
        self.all_tasks_done = _hidden_condition("queue join", name, self.mutex)
        self.unfinished_tasks = 0
        self._is_shutdown = False  # from 3.13 on

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def _init(self, maxsize):
        self.queue = _Deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.mutex:
            if self._is_shutdown:
                raise _QueueShutDown
            if self.maxsize > 0 and (timeout is not None or self._qsize() >= self.maxsize):
                self._wait_while(self._is_full, self.not_full, _QueueFull, block, timeout)
                self._refuse_when_shut_down(False)
            self._put(item)
            self.unfinished_tasks += 1
            _note("queue put", self._label_)
            if self.not_empty._waiters:
                self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.mutex:
            if self._is_shutdown:
                self._refuse_when_shut_down(self._qsize())
            if timeout is not None or not self._qsize():
                self._wait_while(self._is_empty, self.not_empty, _QueueEmpty, block, timeout)
            item = self._get()
            _note("queue got", self._label_)
            if self.not_full._waiters:
                self.not_full.notify()
            return item

    def _is_full(self):
        return self._qsize() >= self.maxsize

    def _is_empty(self):
        return not self._qsize()

    def _wait_while(self, is_closed, condition, error, block, timeout):
        if not block:
            if is_closed():
                raise error
        elif timeout is None:
            while is_closed():
                condition.wait()
                self._refuse_when_shut_down(not is_closed())
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            deadline = _monotonic() + timeout
            while is_closed():
                remaining = deadline - _monotonic()
                if remaining <= 0.0:
                    raise error
                condition.wait(remaining)
                self._refuse_when_shut_down(not is_closed())

    def _refuse_when_shut_down(self, can_go_on):
        if self._is_shutdown and not can_go_on:
            raise _QueueShutDown

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()


_ThreadQueue = Queue


def _thread_queue_shutdown(self, immediate=False):
    with self.mutex:
        self._is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
            self.all_tasks_done.notify_all()
        self.not_empty.notify_all()
        self.not_full.notify_all()


class PriorityQueue(_ThreadQueue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(_ThreadQueue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    __module__ = "_queue"
    _tp_name_ = "_queue.SimpleQueue"

    def __init__(self):
        self._queue = _Deque()
        self._label_ = _object_name("queue")
        self._not_empty = _hidden_condition("queue get", self._label_)

    def __class_getitem__(cls, item):
        return _parameterized(cls, item)

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        with self._not_empty:
            _note("queue put", self._label_)
            if self._not_empty._waiters:
                self._not_empty.notify()

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        deadline = None
        with self._not_empty:
            while not self._queue:
                if not block:
                    raise _QueueEmpty
                if timeout is not None:
                    if deadline is None:
                        deadline = _monotonic() + timeout
                    else:
                        timeout = deadline - _monotonic()
                        if timeout <= 0:
                            raise _QueueEmpty
                self._not_empty.wait(timeout)
            _note("queue got", self._label_)
            return self._queue.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._queue

    def qsize(self):
        return len(self._queue)


_ThreadPriorityQueue = PriorityQueue
_ThreadLifoQueue = LifoQueue
_SimpleQueue = SimpleQueue
_export("queue", "Queue PriorityQueue LifoQueue SimpleQueue Empty Full")
