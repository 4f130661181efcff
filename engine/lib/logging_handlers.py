

# --- logging_handlers.py: records that go through a queue, or wait in memory --------------------------

_copy_shallow = copy


class QueueHandler(Handler):
    __module__ = "logging.handlers"

    def __init__(self, queue):
        Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    # What it carries can be pickled, and is as it was when it was logged.
    def prepare(self, record):
        text = self.format(record)
        record = _copy_shallow(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    __module__ = "logging.handlers"
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        self._thread = Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        done = getattr(self.queue, "task_done", None)
        while True:
            try:
                record = self.dequeue(True)
                if record is self._sentinel:
                    if done:
                        done()
                    break
                self.handle(record)
                if done:
                    done()
            except _QueueEmpty:
                break

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if _minor >= 13 and self._thread is None:
            return
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None


class BufferingHandler(Handler):
    __module__ = "logging.handlers"

    def __init__(self, capacity):
        Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        Handler.close(self)


class MemoryHandler(BufferingHandler):
    __module__ = "logging.handlers"

    def __init__(self, capacity, flushLevel=40, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        BufferingHandler.close(self)


_export("logging.handlers", "QueueHandler QueueListener BufferingHandler MemoryHandler")
