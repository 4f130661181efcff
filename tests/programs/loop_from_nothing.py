# An event loop written from nothing: asyncio needs call_soon, call_later and a few words more.
import asyncio
import heapq
from collections import deque


class MiniLoop(asyncio.AbstractEventLoop):
    def __init__(self):
        self._time = 0
        self._running = False
        self._ready = deque()
        self._heap = []
        self._exc = None
        self._n = 0

    def get_debug(self):
        return False

    def time(self):
        return self._time

    def is_running(self):
        return self._running

    def is_closed(self):
        return not self._running

    def run_forever(self):
        asyncio._set_running_loop(self)
        self._running = True
        try:
            while (self._ready or self._heap) and self._running:
                if self._ready:
                    h = self._ready.popleft()
                else:
                    self._time, _, h = heapq.heappop(self._heap)
                if not h._cancelled:
                    h._run()
                if self._exc is not None:
                    raise self._exc
        finally:
            self._running = False
            asyncio._set_running_loop(None)

    def run_until_complete(self, future):
        task = self.create_task(future)
        self.run_forever()
        return task.result()

    def stop(self):
        self._running = False

    def close(self):
        self._ready.clear()

    def call_exception_handler(self, context):
        self._exc = context.get('exception')

    def call_soon(self, callback, *args, context=None):
        h = asyncio.Handle(callback, args, self, context)
        self._ready.append(h)
        return h

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self._time + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        h = asyncio.TimerHandle(when, callback, args, self, context)
        self._n += 1
        heapq.heappush(self._heap, (when, self._n, h))
        h._scheduled = True
        return h

    def _timer_handle_cancelled(self, handle):
        pass

    def create_task(self, coro, **kw):
        return asyncio.Task(coro, loop=self, **kw)

    def create_future(self):
        return asyncio.Future(loop=self)


async def job(n):
    await asyncio.sleep(n)
    print("job", n, asyncio.get_running_loop().time())
    return n


async def main():
    results = await asyncio.gather(job(3), job(1), job(2))
    print(results)
    ev = asyncio.Event()
    t = asyncio.ensure_future(ev.wait())
    await asyncio.sleep(5)
    ev.set()
    print(await t)
    return "done"


loop = MiniLoop()
print(loop.run_until_complete(main()), loop.time())
try:
    loop.create_server
    loop.run_in_executor(None, print)
except NotImplementedError as e:
    print("not implemented", repr(e))
