

# --- groups.py: groups of exceptions, and of tasks -------------------------------------------------

def _group_test(condition):
    if isinstance(condition, type) and issubclass(condition, BaseException):
        return lambda error: isinstance(error, condition)
    if isinstance(condition, tuple) and all(isinstance(c, type) and issubclass(c, BaseException)
                                            for c in condition):
        return lambda error: isinstance(error, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


# A group like this one, of other exceptions; it tells the same story of how it came here.
def _group_like(group, errors):
    if not errors:
        return None
    part = group.derive(errors)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    part.__traceback__ = group.__traceback__
    part.__context__ = group.__context__
    part.__cause__ = group.__cause__
    part.__suppress_context__ = group.__suppress_context__
    for note in getattr(group, "__notes__", ()):
        part.add_note(note)
    return part


def _group_split(error, test):
    if test(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matching, rest = [], []
    for inner in error.exceptions:
        yes, no = _group_split(inner, test)
        if yes is not None:
            matching.append(yes)
        if no is not None:
            rest.append(no)
    return _group_like(error, matching), _group_like(error, rest)


def _group_method_derive(self, excs):
    return BaseExceptionGroup(self.message, excs)


def _group_method_split(self, condition):
    return _group_split(self, _group_test(condition))


def _group_method_subgroup(self, condition):
    return _group_split(self, _group_test(condition))[0]


_extend_class(BaseExceptionGroup, "derive", _group_method_derive)
_extend_class(BaseExceptionGroup, "split", _group_method_split)
_extend_class(BaseExceptionGroup, "subgroup", _group_method_subgroup)


def _group_leaves(error, leaves):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            _group_leaves(inner, leaves)
    else:
        leaves.append(error)
    return leaves


# What an `except*` statement leaves behind: what no clause took or a clause raised again keeps its
# place in the original group; what the clauses raised anew stands beside it.
def _reraise_star(original, raised):
    errors = [error for error in raised if error is not None]
    if not errors:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return errors[0]
    fresh, again = [], []
    known = {id(leaf) for leaf in _group_leaves(original, [])}
    for error in errors:
        leaves = _group_leaves(error, [])
        is_part = isinstance(error, BaseExceptionGroup) and error.__context__ is original.__context__ \
            and error.__cause__ is original.__cause__ and all(id(leaf) in known for leaf in leaves)
        if is_part:
            again += [id(leaf) for leaf in leaves]
        else:
            fresh.append(error)
    rest = _group_split(original, lambda error: id(error) in again)[0] if again else None
    if not fresh:
        return rest
    if rest is not None:
        fresh.append(rest)
    return fresh[0] if len(fresh) == 1 else BaseExceptionGroup("", fresh)


class TaskGroup:
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}  # a set that keeps its order
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return "<TaskGroup" + " ".join(info) + ">"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        _note("group begun", "task group")
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is not None and issubclass(et, _CancelledError) else None
        if _minor < 13 and self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancelled = None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                _label(self._on_completed_fut, "task group", f"group of {len(self._tasks)}")
            try:
                await self._on_completed_fut
            except _CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._on_completed_fut = None
        _note("group ended", "task group")
        if self._base_error is not None:
            raise self._base_error
        if _minor >= 13 and self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancelled = None
        if cancelled is not None and not self._errors:
            raise cancelled
        if et is not None and not issubclass(et, _CancelledError):
            self._errors.append(exc)
        if self._errors:
            if _minor >= 13 and self._parent_task.cancelling():
                self._parent_task.uncancel()  # asked from outside: asked again, the count stays
                self._parent_task.cancel()
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        if kwargs and _minor < 14:
            coro = None  # such a call does not begin, and nobody keeps what it was given
            raise TypeError("TaskGroup.create_task() got an unexpected keyword argument "
                            f"{next(iter(kwargs))!r}")
        problem = self._why_closed()
        if problem is not None:
            if _minor >= 13:
                coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {problem}")
        if _minor < 12:
            task = create_task(coro, context=context)
            if name is not None:
                task.set_name(name)
        else:
            task = create_task(coro, name=name, context=context, **kwargs)
        if _minor == 12 and task.done():  # an eager one
            self._on_task_done(task)
            return task
        self._tasks[task] = True
        task.add_done_callback(self._on_task_done)
        return task

    def _why_closed(self):
        if not self._entered:
            return "has not been entered"
        if self._exiting and not self._tasks:
            return "is finished"
        if self._aborting:
            return "is shutting down"
        return None

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task "
                           f"{self._parent_task} is already completed",
                "exception": error,
                "task": task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()


# --- asyncio.staggered: attempts that start one after another, and the first success wins -----------

class _StaggeredRace:
    def __init__(self, functions, delay, loop):
        self._functions = enumerate(functions)
        self._delay = delay
        self._loop = loop
        self._tasks = []
        self._errors = []  # of each attempt, None for the one that won
        self._winner = None, None

    async def run(self):
        self._start(None)
        finished = 0
        try:
            while finished != len(self._tasks):  # each attempt begins the next one
                done, pending = await wait(self._tasks)
                finished = len(done)
                for task in done:
                    if not task.cancelled() and task.exception():
                        raise task.exception()
            return *self._winner, self._errors
        finally:
            for task in self._tasks:
                task.cancel()

    def _start(self, previous_failed):
        self._tasks.append(self._loop.create_task(self.run_one_coro(previous_failed)))

    async def run_one_coro(self, previous_failed):
        if previous_failed is not None:
            try:
                await wait_for(previous_failed.wait(), self._delay)
            except TimeoutError:
                pass
        try:
            index, function = next(self._functions)
        except StopIteration:
            return
        failed = _AsyncEvent()
        self._start(failed)
        self._errors.append(None)
        try:
            result = await function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._errors[index] = error
            failed.set()
            return
        self._winner = result, index
        for i, task in enumerate(self._tasks):
            if i != index:
                task.cancel()


_StaggeredRace.run_one_coro.__qualname__ = "staggered_race.<locals>.run_one_coro"


async def staggered_race(coro_fns, delay, *, loop=None):
    if loop is None:
        loop = get_running_loop()
    return await _StaggeredRace(coro_fns, delay, loop).run()


_export("asyncio", "TaskGroup")
_export("asyncio.taskgroups", "TaskGroup")
_export("asyncio.staggered", "staggered_race")
