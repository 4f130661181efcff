"""concurrent_programs: random programs over asyncio.

A program has shared primitives, a list of all tasks, two to five workers and a main. A worker only
starts workers after it in the list, and all of them together start at most BUDGET times: so there
is an end, although tasks wait for each other, cancel each other and leave one another behind. Every
interesting point prints the virtual time, the name of the task and what came out.
"""
from source import HOLE, Source

BUDGET = 30
TIMES = ['0', '0', '0', '0.1', '0.1', '0.2', '0.3', '0.3', '0.5', '1', '0.25', '-1', '0.05', '1e-9']
LIMITS = ['0', '0.1', '0.2', '0.3', '0.5', '1', '2', 'None', '-1', '0.15']
ERRORS = ['ValueError', 'KeyError', 'RuntimeError', 'TimeoutError', 'ZeroDivisionError', 'asyncio.CancelledError', 'Oops', 'StopIteration', 'OSError', 'StopAsyncIteration']
HEAD = '''import asyncio, contextlib, functools


class Oops(Exception):
    pass


started = 0
tasks = []
futures = []
state = {"n": 0}


def p(*items):
    task = asyncio.current_task()
    now = asyncio.get_running_loop().time() - 1000
    print(f"{now:.3f}", task.get_name() if task else "-", *items)


def enough():
    global started
    started += 1
    return started > %d


def any_task(i):
    return tasks[i %% len(tasks)] if tasks else asyncio.current_task()


def any_future(i):
    return futures[i %% len(futures)] if futures else asyncio.get_running_loop().create_future()


def note(tag, what):
    if what.cancelled():
        p(tag, "cancelled")
    elif what.exception() is not None:
        p(tag, "failed", repr(what.exception()))
    else:
        p(tag, "has", repr(what.result()))


def callback(tag, *more):
    p("callback", tag, *[x.done() if isinstance(x, asyncio.Future) else x for x in more])


def boom(tag, *more):
    p("boom", tag)
    raise Oops(tag)


def settle(future, value):
    p("settle", value, future.done())
    if not future.done():
        if isinstance(value, Exception):
            future.set_exception(value)
        else:
            future.set_result(value)


class Resource:
    def __init__(self, tag, swallow):
        self.tag, self.swallow = tag, swallow

    async def __aenter__(self):
        p("open", self.tag)
        await asyncio.sleep(0)
        return self.tag

    async def __aexit__(self, kind, error, trace):
        p("close", self.tag, kind.__name__ if kind else None)
        await asyncio.sleep(0.1)
        return self.swallow


@contextlib.asynccontextmanager
async def managed(tag):
    p("enter", tag)
    try:
        yield tag
    except ValueError as e:
        p("managed", repr(e))
    finally:
        await asyncio.sleep(0)
        p("leave", tag)


async def numbers(count, pause):
    try:
        for i in range(count):
            await asyncio.sleep(pause)
            got = yield i
            if got is not None:
                p("got", got)
    except GeneratorExit:
        p("numbers exit")
        raise
    finally:
        p("numbers finally")


async def wrapped(count):
    try:
        async for x in numbers(count, 0):
            yield x * 10
    finally:
        await asyncio.sleep(0)
        p("wrapped finally")
''' % BUDGET
PRIMITIVES = [
    ('lock', 'asyncio.Lock()'), ('lock', 'asyncio.Lock()'), ('sem', 'asyncio.Semaphore(1)'), ('sem', 'asyncio.Semaphore(2)'), ('sem', 'asyncio.BoundedSemaphore(1)'),
    ('event', 'asyncio.Event()'), ('event', 'asyncio.Event()'), ('cond', 'asyncio.Condition()'), ('cond', 'asyncio.Condition(lock1)'), ('queue', 'asyncio.Queue(1)'),
    ('queue', 'asyncio.Queue()'), ('queue', 'asyncio.LifoQueue(2)'), ('queue', 'asyncio.PriorityQueue()'), ('barrier', 'asyncio.Barrier(2)'), ('barrier', 'asyncio.Barrier(3)'),
    ('sem', 'asyncio.Semaphore(0)'),
]
# One line each; {x} is filled by a method or a table below.
SIMPLE = [
    (20, 'p({tag})'), (12, 'await asyncio.sleep(0)'), (14, 'await asyncio.sleep({time})'), (2, 'p({tag}, await asyncio.sleep({time}, {value}))'),
    (3, '{event}.set()'), (2, '{event}.clear()'), (3, 'p({tag}, await {event}.wait())'), (1, 'p({tag}, {event}.is_set())'),
    (2, 'await {sem}.acquire()'), (3, '{sem}.release()'), (1, 'p({tag}, {sem}.locked())'), (1, 'p({tag}, await {lock}.acquire())'), (2, '{lock}.release()'), (1, 'p({tag}, {lock}.locked())'),
    (4, 'await {queue}.put({item})'), (4, 'p({tag}, await {queue}.get())'), (2, '{queue}.put_nowait({item})'), (2, 'p({tag}, {queue}.get_nowait())'), (2, '{queue}.task_done()'),
    (1, 'await {queue}.join()'), (2, 'p({tag}, {queue}.qsize(), {queue}.empty(), {queue}.full())'),
    (3, 'p({tag}, await {barrier}.wait())'), (0.3, 'await {barrier}.abort()'), (0.4, 'await {barrier}.reset()'), (1, 'p({tag}, {barrier}.n_waiting, {barrier}.broken, {barrier}.parties)'),
    (1, '{cond}.notify()'), (1, 'await {cond}.wait()'), (1, 'state["n"] += 1'), (1, 'p({tag}, {cond}.locked())'),
    (8, 'tasks.append(asyncio.create_task({call}{name}))'), (2, 'asyncio.create_task({call})'), (0.5, '{call}'), (3, 'await {call}'), (4, 'p({tag}, await {call})'), (1, 'tasks.append(asyncio.ensure_future({call}))'),
    (1, 'tasks.append(asyncio.get_running_loop().create_task({call}))'),
    (5, 'p({tag}, await {task})'), (5, 'p({tag}, {task}.cancel({message}))'), (1, 'asyncio.current_task().cancel()'), (2, 'p({tag}, {task}.done(), {task}.cancelled(), {task}.cancelling())'),
    (1, 'p({tag}, {task}.uncancel())'), (1, 'p({tag}, asyncio.current_task().uncancel())'), (1, 'p({tag}, {task}.result())'), (1, 'p({tag}, repr({task}.exception()))'), (1, 'p({tag}, {task})'), (0.5, '{task}.set_name({tag})'),
    (2, '{task}.add_done_callback(functools.partial(note, {tag}))'), (1, '{task}.add_done_callback(callback)'), (1, 'p({tag}, {task}.remove_done_callback(callback))'), (1, 'p({tag}, {task}.get_name())'),
    (1, 'p({tag}, asyncio.current_task() is {task}, len(asyncio.all_tasks()))'), (1, 'p({tag}, sorted(t.get_name() for t in asyncio.all_tasks()))'), (1, 'p({tag}, asyncio.current_task())'),
    (4, 'p({tag}, await asyncio.gather({awaitables}{collect}))'), (1, 'tasks.append(asyncio.gather({awaitables}{collect}))'), (4, 'p({tag}, await asyncio.wait_for({awaitable}, {limit}))'), (3, 'p({tag}, await asyncio.shield({awaitable}))'),
    (1, 'p({tag}, await asyncio.wait_for(asyncio.shield({task}), {limit}))'), (1, 'p({tag}, await asyncio.wait_for({event}.wait(), {limit}))'), (1, 'p({tag}, await asyncio.wait_for({queue}.get(), {limit}))'),
    (1, 'p({tag}, await asyncio.wait_for({lock}.acquire(), {limit}))'), (1, 'p({tag}, await asyncio.wait_for({barrier}.wait(), {limit}))'),
    (1, 'asyncio.get_running_loop().call_soon(callback, {tag})'), (2, 'asyncio.get_running_loop().call_later({time}, callback, {tag})'), (1, 'asyncio.get_running_loop().call_at(asyncio.get_running_loop().time() + {time}, callback, {tag}, 5)'),
    (1, 'asyncio.get_running_loop().call_later({time}, {task}.cancel)'), (1, 'asyncio.get_running_loop().call_later({time}, {event}.set)'), (0.5, 'asyncio.get_running_loop().call_soon(boom, {tag})'),
    (1, 'asyncio.get_running_loop().call_later({time}, {sem}.release)'), (1, 'asyncio.get_running_loop().call_later({time}, {queue}.put_nowait, {item})'),
    (3, 'futures.append(asyncio.get_running_loop().create_future())'), (1, 'p({tag}, await {future})'), (2, 'settle({future}, {value})'), (2, 'asyncio.get_running_loop().call_later({time}, settle, {future}, {value})'),
    (1, 'p({tag}, {future}.cancel({message}))'), (1, '{future}.set_result({value})'), (1, '{future}.set_exception({error})'), (1, 'p({tag}, {future}.done(), {future})'), (1, 'p({tag}, {future}.result())'),
    (1, '{future}.add_done_callback(functools.partial(note, {tag}))'), (0.4, '{task}.add_done_callback(functools.partial(boom, {tag}))'), (0.5, 'p({tag}, repr({future}.exception()))'),
    (1, 'p({tag}, [x async for x in numbers({few}, {time})])'), (1, 'p({tag}, [x async for x in wrapped({few}) if x])'), (1, 'p({tag}, {await_list})'), (0.5, 'p({tag}, {lock}, {sem}, {event}, {queue}, {barrier}, {cond})'),
    (2, 'raise {error}'), (1, 'p({tag}, await asyncio.wait_for({cond}.acquire(), {limit}))'), (0.5, '{cond}.release()'), (0.4, 'await asyncio.sleep("x")'), (0.4, 'asyncio.create_task(5)'), (0.3, 'await 5'), (0.4, 'await asyncio.gather(5)'),
    (0.3, 'await asyncio.wait([])'), (0.3, 'await asyncio.wait([{call}])'), (0.3, 'asyncio.run({call})'), (0.4, 'async with 5: pass'), (0.4, 'async for x in [1]: pass'), (0.4, 'p({tag}, await asyncio.gather())'), (0.4, 'await asyncio.wait_for(3, 1)'),
    (0.3, 'asyncio.timeout("x")'), (0.4, '{task}.set_result(1)'), (0.3, 'await {task}.get_coro()'), (0.5, 'p({tag}, asyncio.iscoroutine({task}), asyncio.isfuture({task}), {task}.get_coro().__name__)'), (0.1, 'raise SystemExit(3)'), (0.1, 'raise KeyboardInterrupt'),
]
ENDS = ['asyncio.run(main())'] * 8 + [
    'loop = asyncio.new_event_loop()\ntry:\n    print(loop.run_until_complete(main()))\nfinally:\n    loop.close()',
    'with asyncio.Runner() as runner:\n    print(runner.run(main()))\n    print(runner.run(asyncio.sleep(0.1, 5)))',
    'try:\n    print(asyncio.run(main()))\nexcept BaseException as e:\n    print("main ended", repr(e))\nasyncio.run(asyncio.sleep(0.1))\nprint("again")',
    'print(asyncio.run(asyncio.wait_for(main(), 5)))',
]


class Concurrent(Source):
    def __init__(self, seed):
        super().__init__(seed)
        self.made = {}       # kind -> names of the shared primitives
        self.worker = 0      # number of the one that is written
        self.workers = self.pick([2, 3, 3, 4, 5])
        self.nesting = 0
        self.tags = 0
        self.in_loop = False

    # --- words

    def fill(self, template):
        return HOLE.sub(lambda hole: self.word(hole.group(1)), template)

    def word(self, kind):
        if kind in ('lock', 'sem', 'event', 'cond', 'queue', 'barrier'):
            return self.pick(self.made[kind])
        return getattr(self, 'word_' + kind)()

    def word_tag(self):
        self.tags += 1
        return '"%d"' % self.tags

    def word_time(self):
        return self.pick(TIMES)

    def word_limit(self):
        return self.pick(LIMITS)

    def word_few(self):
        return self.pick(['0', '1', '2', '3'])

    def word_item(self):
        return self.pick(['1', '2', '(2, "b")', '(1, "a")', 'None', '5', '3'] if self.chance(0.2) else ['1', '2', '3', '5'])

    def word_value(self):
        return self.pick(['1', '"v"', 'None', '[1]', 'Oops(1)', 'ValueError("late")'])

    def word_message(self):
        return self.pick(['', '', '', '"why"', 'msg="stop"'])

    def word_name(self):
        return self.pick(['', '', ', name="job%d"' % self.pick([1, 2, 3])])

    def word_error(self):
        return '%s(%s)' % (self.pick(ERRORS), self.pick(['', '1', '"bad"']))

    def word_call(self):
        """A coroutine: a worker after this one, or something from the library."""
        later = list(range(self.worker + 1, self.workers))
        if later and self.chance(0.75):
            return 'work%d(%s)' % (self.pick(later), self.word_tag())
        return self.fill(self.pick(['asyncio.sleep({time}, {value})', '{event}.wait()', 'asyncio.sleep({time})', '{queue}.get()', 'leaf({tag}, {time})', 'leaf({tag}, {time})', 'fail({tag}, {time})', 'stubborn({tag})', '{barrier}.wait()', '{lock}.acquire()', '{sem}.acquire()']))

    def word_task(self):
        return 'any_task(%d)' % self.pick([0, 1, 2, 3, -1, -1, -2])

    def word_future(self):
        return 'any_future(%d)' % self.pick([0, 1, -1])

    def word_awaitable(self):
        return self.weighted([(6, self.word_call), (3, self.word_task), (1, self.word_future)])()

    def word_awaitables(self):
        return ', '.join(self.word_awaitable() for _ in range(self.pick([1, 2, 2, 3])))

    def word_collect(self):
        return self.pick(['', ', return_exceptions=True', ', return_exceptions=True'])

    def word_await_list(self):
        return self.fill(self.pick(['[await {call} for i in range(2)]', '«i: await leaf(i, {time}) for i in range(2)»', '[await x for x in [{call}, {call}]]', 'sum([x async for x in numbers({few}, 0)])',
                                    '«x async for x in wrapped({few})»', '[i async for i in numbers(2, 0) for j in "ab"]', 'await {call} or await {call}']))

    # --- statements

    def statement(self):
        if self.nesting >= 3 or self.chance(0.55):
            return self.simple()
        self.weighted([
            (7, self.try_), (5, self.hold), (3, self.condition), (4, self.timeout), (3, self.group), (3, self.wait), (2, self.completed), (3, self.loop), (2, self.each),
            (1, self.generator), (2, self.resource), (2, self.branch), (2, self.handle), (1, self.shielded), (1, self.star)])()

    def simple(self):
        text = self.fill(self.weighted(SIMPLE))
        if self.chance(0.75) and text.startswith(('await', 'p(', '{', 'any_', 'lock', 'sem', 'queue', 'barrier', 'cond', 'raise', 'asyncio.', 'async ')) and 'SystemExit' not in text and self.risky(text):
            self.line('try:\n    %s' % text)
            self.line(self.weighted([
                (6, 'except Exception as e:\n    p(%s, type(e).__name__, e)' % self.word_tag()),
                (1, 'except asyncio.CancelledError as e:\n    p(%s, "cancelled", e.args)\n    raise' % self.word_tag()),
                (1, 'except asyncio.CancelledError as e:\n    p(%s, "swallowed", e)' % self.word_tag()),
                (1, 'except BaseException as e:\n    p(%s, repr(e))\n    raise' % self.word_tag()),
                (1, 'finally:\n    p(%s, "finally")' % self.word_tag()),
            ]))
            return
        self.line(text)

    def risky(self, text):
        return not text.startswith('p("') or 'await' in text or 'result' in text or 'exception' in text or 'nowait' in text

    def guarded_statement(self):
        """Of what may fail or wait for ever, most is kept from ending the whole program."""
        form = self.dice.random()
        if form < (0.25 if self.worker < 0 else 0.6):
            return self.statement()
        with self.block('try:'):
            if form < 0.75:
                with self.block('async with asyncio.timeout(%s):' % self.pick(['1', '2', '0.7'])):
                    self.statement()
            else:
                self.statement()
        self.line('except %s as e:\n    p(%s, "main" if tag is None else tag, repr(e))' % (self.pick(['Exception', 'Exception', '(Exception, asyncio.CancelledError)']), self.word_tag()))

    def body(self, count):
        self.nesting += 1
        for _ in range(count):
            self.statement()
        self.nesting -= 1

    def try_(self):
        with self.block('try:'):
            self.body(self.pick([1, 2, 3]))
        if self.chance(0.5):
            with self.block('except %s as e:' % self.pick(['asyncio.CancelledError', 'asyncio.CancelledError', 'Exception', 'TimeoutError', '(ValueError, KeyError)', 'BaseException'])):
                self.line('p(%s, repr(e))' % self.word_tag())
                if self.chance(0.4):
                    self.body(1)
                self.line(self.pick(['raise', 'raise', 'pass', 'raise Oops("again") from e', 'return 7', 'raise Oops("instead")']))
            if self.chance(0.2):
                with self.block('else:'):
                    self.body(1)
        else:
            with self.block('finally:'):
                self.line('p(%s, "finally")' % self.word_tag())
                if self.chance(0.5):
                    self.body(1)

    def hold(self):
        kind = self.pick(['lock', 'lock', 'sem', 'barrier'])
        with self.block('async with %s%s:' % (self.word(kind), self.pick(['', ' as got']))):
            self.line('p(%s, "in %s")' % (self.word_tag(), kind))
            self.body(self.pick([1, 2]))

    def condition(self):
        name = self.word('cond')
        with self.block('async with %s:' % name):
            self.line(self.fill(self.pick(['p({tag}, await %s.wait())', '%s.notify()', '%s.notify_all()', '%s.notify(2)', 'p({tag}, await %s.wait_for(lambda: state["n"] > {few}))', 'state["n"] += 1; %s.notify_all()',
                                           'p({tag}, await asyncio.wait_for(%s.wait(), {limit}))']).replace('%s', name)))
            self.body(1)

    def timeout(self):
        name = self.fresh('limit')
        how = self.pick(['asyncio.timeout({limit})', 'asyncio.timeout({limit})', 'asyncio.timeout_at(asyncio.get_running_loop().time() + {time})'])
        caught = self.chance(0.7)
        if caught:
            self.line('try:')
            self.depth += 1
        with self.block('async with %s as %s:' % (self.fill(how), name)):
            self.body(self.pick([1, 2]))
            if self.chance(0.15):
                self.line('%s.reschedule(%s)' % (name, self.pick(['None', 'asyncio.get_running_loop().time() + %s' % self.word_time()])))
                self.body(1)
        self.line('p(%s, %s.expired(), %s)' % (self.word_tag(), name, name))
        if caught:
            self.depth -= 1
            self.line('except TimeoutError as e:\n    p(%s, "timeout", repr(e), repr(e.__cause__), %s.expired(), asyncio.current_task().cancelling())' % (self.word_tag(), name))

    def group(self):
        name = self.fresh('group')
        caught = self.chance(0.7)
        if caught:
            self.line('try:')
            self.depth += 1
        with self.block('async with asyncio.TaskGroup() as %s:' % name):
            for _ in range(self.pick([1, 2, 2, 3])):
                task = self.fresh('t')
                self.line('%s = %s.create_task(%s%s)\ntasks.append(%s)' % (task, name, self.word_call(), self.word_name(), task))
            if self.chance(0.6):
                self.body(1)
        self.line('p(%s, "group done", %s.done())' % (self.word_tag(), task))
        if caught:
            self.depth -= 1
            self.line(self.fill(self.pick(['except* {error_class} as g:\n    p({tag}, repr(g), [repr(e) for e in g.exceptions])\nexcept* (KeyError, Oops) as g:\n    p({tag}, "second", g)',
                                           'except BaseExceptionGroup as g:\n    p({tag}, g, [repr(e) for e in g.exceptions], asyncio.current_task().cancelling())', 'except Exception as e:\n    p({tag}, repr(e))'])))

    def word_error_class(self):
        return self.pick(['ValueError', 'Exception', 'RuntimeError', 'OSError'])

    def star(self):
        self.line(self.fill('try:\n    raise ExceptionGroup({tag}, [{plain}, ExceptionGroup("in", [{plain}, {plain}])])\nexcept* {error_class} as g:\n    p({tag}, repr(g))\nexcept* (KeyError, Oops) as g:\n    p({tag}, repr(g))\n    await asyncio.sleep(0)'
                            '\nexcept* Exception as g:\n    p({tag}, "rest", repr(g))'))

    def word_plain(self):
        return '%s(%s)' % (self.pick(['ValueError', 'KeyError', 'RuntimeError', 'Oops', 'OSError']), self.pick(['', '1', '"bad"']))

    def wait(self):
        names = [self.fresh('t') for _ in range(self.pick([1, 2, 3]))]
        for name in names:
            self.line('%s = %s' % (name, self.fill(self.pick(['asyncio.create_task({call})', 'asyncio.create_task({call})', '{task}', '{future}', 'asyncio.create_task(fail({tag}, {time}))']))))
        modes = ['', ', return_when=asyncio.FIRST_COMPLETED', ', return_when=asyncio.FIRST_EXCEPTION', ', timeout=%s' % self.word_limit(), ', timeout=%s, return_when=asyncio.FIRST_COMPLETED' % self.word_limit()]
        self.line('done, pending = await asyncio.wait(%s%s)' % (self.pick(['[%s]', '{%s}', '(%s,)']) % ', '.join(names), self.pick(modes)))
        self.line('p(%s, %s, %s)' % (self.word_tag(), ', '.join('%s in done' % name for name in names), 'len(done), len(pending)'))
        if self.chance(0.4):
            self.line('for t in pending: t.cancel()')
        if self.chance(0.4):
            self.line('for t in [%s]:\n    if t in done: note(%s, t)' % (', '.join(names), self.word_tag()))
        self.line('tasks.extend([%s])' % ', '.join(names))

    def completed(self):
        limit = self.pick(['', '', ', timeout=%s' % self.word_limit()])
        with self.block('for coming in asyncio.as_completed([%s]%s):' % (', '.join(self.pick([self.word_call, self.word_call, self.word_task])() for _ in range(self.pick([1, 2, 3]))), limit)):
            self.line('try:\n    p(%s, await coming)\nexcept %s as e:\n    p(%s, repr(e))' % (self.word_tag(), self.pick(['Exception', 'asyncio.CancelledError', 'ValueError', '(Exception, asyncio.CancelledError)']), self.word_tag()))
            if self.chance(0.2):
                self.line('break')

    def loop(self):
        before, self.in_loop = self.in_loop, True
        with self.block('for %s in range(%s):' % (self.fresh('i'), self.pick(['2', '3']))):
            self.body(self.pick([1, 2]))
            if self.chance(0.15):
                self.line('if enough(): break')
        self.in_loop = before

    def each(self):
        with self.block('async for x in %s:' % self.fill(self.pick(['numbers({few}, {time})', 'wrapped({few})', 'numbers(3, 0)', 'wrapped(3)']))):
            self.line('p(%s, x)' % self.word_tag())
            if self.chance(0.5):
                self.body(1)
            if self.chance(0.35):
                self.line(self.pick(['break', 'if x: break', 'if x: raise Oops(x)', 'if not x: continue']))
        if self.chance(0.2):
            with self.block('else:'):
                self.line('p(%s, "all")' % self.word_tag())

    def generator(self):
        name = self.fresh('g')
        self.line('%s = %s' % (name, self.fill(self.pick(['numbers({few}, {time})', 'wrapped({few})']))))
        for _ in range(self.pick([1, 2, 3, 4])):
            self.line(self.fill(self.pick(['p({tag}, await %s.__anext__())', 'p({tag}, await %s.asend({value}))', 'p({tag}, await %s.athrow({plain}))', 'await %s.aclose()',
                                           'try:\n    p({tag}, await %s.asend(None))\nexcept (StopAsyncIteration, Oops, RuntimeError) as e:\n    p({tag}, repr(e))']).replace('%s', name)))

    def resource(self):
        with self.block('async with %s as r:' % self.fill(self.pick(['Resource({tag}, False)', 'Resource({tag}, True)', 'managed({tag})', 'managed({tag})', 'contextlib.aclosing(numbers({few}, 0))']))):
            self.body(self.pick([1, 2]))

    def branch(self):
        with self.block('if %s:' % self.fill(self.pick(['{event}.is_set()', '{task}.done()', '{lock}.locked()', '{queue}.empty()', 'len(tasks) > {few}', 'asyncio.current_task().cancelling()', '{future}.done()', 'state["n"]']))):
            self.body(1)
        if self.chance(0.4):
            with self.block('else:'):
                self.body(1)

    def handle(self):
        name = self.fresh('h')
        loop = 'asyncio.get_running_loop()'
        self.line('%s = %s' % (name, self.fill(self.pick([loop + '.call_later({time}, callback, {tag})', loop + '.call_soon(callback, {tag})', loop + '.call_at(' + loop + '.time() + {time}, callback, {tag})']))))
        self.body(1)
        if self.chance(0.6):
            self.line('%s.cancel()' % name)
        self.line('p(%s, %s.cancelled())' % (self.word_tag(), name))

    def shielded(self):
        name = self.fresh('t')
        self.line('%s = asyncio.create_task(%s)\ntasks.append(%s)' % (name, self.word_call(), name))
        self.line(self.fill('try:\n    p({tag}, await asyncio.wait_for(asyncio.shield(%s), {limit}))\nexcept TimeoutError:\n    p({tag}, "shield", %s.done())\n    p({tag}, await %s)' % (name, name, name)))

    # --- the whole

    def program(self):
        self.line(HEAD)
        for kind, text in self.dice.sample(PRIMITIVES, len(PRIMITIVES)):
            name = '%s%d' % (kind, len(self.made.setdefault(kind, [])) + 1)
            self.made[kind].append(name)
        counts = {}
        for kind, text in PRIMITIVES:
            counts[kind] = counts.get(kind, 0) + 1
            self.line('%s%d = %s' % (kind, counts[kind], text))
        self.line('\n\nasync def leaf(tag, pause):\n    p("leaf", tag)\n    await asyncio.sleep(pause)\n    p("leaf ends", tag)\n    return tag\n\n')
        self.line('async def fail(tag, pause):\n    p("fail", tag)\n    await asyncio.sleep(pause)\n    raise %s\n\n' % self.word_error())
        self.line('async def stubborn(tag):\n    for i in range(2):\n        try:\n            await asyncio.sleep(0.2)\n        except asyncio.CancelledError as e:\n            p("stubborn", tag, i, e.args)\n    return tag\n')
        for self.worker in range(self.workers - 1, -1, -1):
            self.line('\n')
            with self.block('async def work%d(tag):' % self.worker):
                self.line('if enough():\n    return "enough"\np("work%d", tag)' % self.worker)
                for _ in range(self.pick([2, 3, 4])):
                    self.guarded_statement()
                self.line('p("work%d ends", tag)\nreturn %s' % (self.worker, self.pick(['tag', 'tag', '[tag]', 'None'])))
        self.worker = -1
        self.line('\n')
        with self.block('async def main(tag=None):'):
            if self.chance(0.5):
                for _ in range(self.pick([1, 2, 3])):
                    self.line('tasks.append(asyncio.create_task(%s%s))' % (self.word_call(), self.word_name()))
            for _ in range(self.pick([3, 4, 5, 6])):
                self.guarded_statement()
            if self.chance(0.5):
                self.line(self.pick(['p(await asyncio.gather(*tasks, return_exceptions=True))', 'for t in tasks: t.cancel()\np(await asyncio.gather(*tasks, return_exceptions=True))', 'await asyncio.sleep(3)',
                                     'if tasks:\n    done, pending = await asyncio.wait(tasks, timeout=2)\n    p(len(done), len(pending))']))
            self.line('p("main ends", len(tasks), [t.done() for t in tasks])')
            if self.chance(0.3):
                self.line('for t in tasks: print(t)')
        self.line('\n' + self.pick(ENDS))
        return self.text()


def program(seed):
    return Concurrent(seed).program()
