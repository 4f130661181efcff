# sys, os, operator, typing, copy, heapq, bisect and string bits that programs of threads use.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


import bisect, copy, heapq, operator, os, queue, sys, types, typing
show('sys', lambda: sys.argv[1:], lambda: sys.byteorder, lambda: sys.maxsize,
     lambda: sys.version_info[:2] >= (3, 11), lambda: sys.version_info.major, lambda: sys.platform,
     lambda: sys.getrecursionlimit(), lambda: sys.setrecursionlimit(500),
     lambda: sys.setrecursionlimit(-1), lambda: sys.getswitchinterval(),
     lambda: sys.setswitchinterval(0.01), lambda: sys.setswitchinterval(0),
     lambda: sys.getswitchinterval(), lambda: sys.exc_info(), lambda: sys.getdefaultencoding(),
     lambda: sys.getfilesystemencoding(), lambda: sys.stdout.write('text\n'),
     lambda: sys.stdout.flush(), lambda: sys.stdout.isatty(), lambda: sys.stdout.encoding,
     lambda: sys.intern('a'), lambda: sys.intern(5), lambda: sys.float_info.max,
     lambda: sys.float_info.epsilon, lambda: sys.implementation.name, lambda: sys.hexversion > 0,
     lambda: sys.maxunicode, lambda: sys.is_finalizing(),
     lambda: sys._getframe().f_code.co_name, lambda: sys.stdin.isatty(), lambda: sys.nope,
     lambda: sys.getrefcount([]),
     lambda: sys.stderr.fileno(), lambda: sys.stdout.name, lambda: sys.stdout.writable(),
     lambda: sys.stdout.write(5), lambda: sys.stdout.writelines(['a', 'b\n']),
     lambda: sys.flags.optimize, lambda: sys.executable != '', lambda: sys.path != [],
     lambda: sys.thread_info.name, lambda: sys.warnoptions, lambda: sys.api_version > 0,
     lambda: sys.get_int_max_str_digits())
def leave(code):
    try:
        sys.exit(code)
    except SystemExit as end:
        return end.code, str(end), end.args
show('exit', lambda: leave(None), lambda: leave(0), lambda: leave('text'), lambda: leave((1, 2)),
     lambda: leave(True))
show('os', lambda: os.getpid() > 0, lambda: os.getppid() > 0, lambda: os.cpu_count() > 0,
     lambda: os.name, lambda: os.sep, lambda: os.linesep, lambda: os.environ.get('NO_SUCH_NAME'),
     lambda: os.environ['NO_SUCH_NAME'], lambda: os.getenv('NO_SUCH_NAME', 'x'),
     lambda: os.environ.setdefault('MADE_HERE', '1'), lambda: os.environ.update(MADE_TOO='2'),
     lambda: os.environ['MADE_HERE'], lambda: os.environ.pop('MADE_HERE'),
     lambda: os.environ.__setitem__('A', 5), lambda: 'MADE_TOO' in os.environ,
     lambda: os.path.join('a', 'b', '/c'), lambda: os.path.basename('/a/b.py'),
     lambda: os.path.dirname('/a/b.py'), lambda: os.path.splitext('a/b.tar.gz'),
     lambda: os.path.split('a/b'), lambda: os.path.isabs('/a'),
     lambda: os.path.normpath('a/../b//c'),
     lambda: os.path.commonprefix(['abc', 'abd']), lambda: len(os.urandom(5)),
     lambda: os.urandom(0), lambda: os.getuid() >= 0, lambda: os.devnull,
     lambda: os.curdir, lambda: os.pathsep, lambda: os.extsep, lambda: os.fspath('a'),
     lambda: os.fspath(5),
     lambda: os.EX_OK, lambda: len(os.sched_getaffinity(0)) > 0)
show('operator', lambda: operator.itemgetter(1)([1, 2]),
     lambda: operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), lambda: operator.itemgetter(5)([1]),
     lambda: operator.attrgetter('real')(5), lambda: operator.attrgetter('real.imag', 'imag')(5),
     lambda: operator.attrgetter('x')(5), lambda: operator.methodcaller('upper')('a'),
     lambda: operator.methodcaller('split', ',', maxsplit=1)('a,b,c'), lambda: operator.add(1, 2),
     lambda: operator.concat([1], [2]), lambda: operator.contains([1], 1),
     lambda: operator.countOf([1, 1], 1), lambda: operator.indexOf([1, 2], 2),
     lambda: operator.indexOf([], 2), lambda: operator.not_(1), lambda: operator.truth([]),
     lambda: operator.is_(None, None), lambda: operator.floordiv(7, 2),
     lambda: operator.truediv(7, 2), lambda: operator.mod(7, 3), lambda: operator.neg(1),
     lambda: operator.pos(1), lambda: operator.inv(1), lambda: operator.lshift(1, 3),
     lambda: operator.matmul(1, 2), lambda: operator.getitem([1], 0),
     lambda: operator.iadd([1], [2]), lambda: operator.index(5), lambda: operator.index(1.5),
     lambda: operator.length_hint([1, 2]), lambda: operator.itemgetter(1),
     lambda: operator.attrgetter('a'), lambda: operator.methodcaller('a', 1), lambda: operator.xor(1, 3), lambda: operator.lt(1, 2),
     lambda: operator.call(max, 1, 2))
class Node:
    def __init__(self, value, link=None):
        self.value, self.link = value, link
    def __repr__(self):
        return f'Node({self.value})'
    def __copy__(self):
        return Node('copied')
    def __deepcopy__(self, memo):
        return Node('deep')
nested = [[1], {'a': [2]}]
loop = [1]
loop.append(loop)
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[0].append('new')
show('copy', lambda: shallow, lambda: deep, lambda: copy.deepcopy(loop),
     lambda: copy.copy(Node(1)), lambda: copy.deepcopy([Node(1)]), lambda: copy.copy((1, 2)),
     lambda: copy.deepcopy(print) is print, lambda: copy.copy({1, 2}), lambda: copy.Error,
     lambda: copy.deepcopy(x for x in []), lambda: copy.copy(5))
heap = [5, 1, 4]
heapq.heapify(heap)
show('heapq and bisect', lambda: heap, lambda: heapq.heappush(heap, 0),
     lambda: heapq.heappop(heap), lambda: heapq.heappushpop(heap, 2),
     lambda: heapq.heapreplace(heap, 9), lambda: heap, lambda: heapq.nlargest(2, heap),
     lambda: heapq.nsmallest(2, 'hello', key=ord),
     lambda: list(heapq.merge([1, 3], [2], reverse=False)), lambda: heapq.heappop([]),
     lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify(5),
     lambda: heapq.heappush([1], 'a'), lambda: bisect.bisect([1, 2, 2, 3], 2),
     lambda: bisect.bisect_left([1, 2, 2, 3], 2), lambda: bisect.bisect([1, 2], 'a'),
     lambda: bisect.insort(heap, 3), lambda: heap, lambda: bisect.bisect([1, 2, 3], 2, lo=-1),
     lambda: bisect.bisect([3, 2, 1], -2, key=lambda v: -v), lambda: heapq.nlargest(0, [1]),
     lambda: heapq.nsmallest(3, [{'a': 1}, {'a': 0}], key=lambda d: d['a']))
T = typing.TypeVar('T')
class Box(typing.Generic[T]):
    def __init__(self, item: T):
        self.item = item
class Shape(typing.Protocol):
    def area(self) -> float: ...
@typing.runtime_checkable
class Closes(typing.Protocol):
    def close(self): ...
class Movie(typing.TypedDict, total=False):
    name: str
    year: int
class Pair(typing.NamedTuple):
    a: int
    b: str = 'x'
UserId = typing.NewType('UserId', int)
show('typing', lambda: typing.Optional[int], lambda: typing.Union[int, str],
     lambda: typing.Union[int, int], lambda: typing.List[int],
     lambda: typing.Dict[str, typing.Any], lambda: typing.Callable[[int], str],
     lambda: typing.Callable[..., None], lambda: typing.Tuple[int, ...], lambda: int | None,
     lambda: list[int] | None, lambda: T, lambda: Box[int], lambda: Box[int](5).item,
     lambda: Box(1).__class__, lambda: typing.cast(int, 'a'), lambda: Shape(),
     lambda: isinstance(5, Shape), lambda: isinstance(queue.Queue(), Closes),
     lambda: Movie(name='a'), lambda: Movie.__annotations__, lambda: Pair(1),
     lambda: Pair(1)._replace(b='z'), lambda: UserId(5), lambda: UserId,
     lambda: typing.Literal['a', 1], lambda: typing.Final, lambda: typing.get_type_hints(Pair),
     lambda: typing.get_origin(list[int]), lambda: typing.get_args(dict[str, int]),
     lambda: typing.TYPE_CHECKING, lambda: typing.NoReturn, lambda: typing.Awaitable[int],
     lambda: typing.AsyncIterator[str], lambda: typing.Coroutine[None, None, int],
     lambda: typing.Any, lambda: typing.Annotated[int, 'x'], lambda: typing.overload,
     lambda: isinstance([1], typing.List), lambda: isinstance([1], list[int]),
     lambda: isinstance(1, int | str), lambda: typing.Type[int], lambda: typing.Iterable[int],
     lambda: typing.no_type_check, lambda: typing.assert_never(1), lambda: typing.reveal_type(1),
     lambda: typing.ClassVar[int], lambda: typing.Self, lambda: typing.Optional,
     lambda: typing.ParamSpec('P'), lambda: typing.Concatenate, lambda: typing.Deque[int],
     lambda: typing.Set[int], lambda: typing.Generator[int, None, None],
     lambda: typing.ContextManager[int], lambda: typing.Text, lambda: typing.AnyStr,
     lambda: typing.Optional[typing.List[int]], lambda: typing.Optional[5],
     lambda: types.SimpleNamespace(a=1, b='x'), lambda: types.MappingProxyType({'a': 1}),
     lambda: types.MappingProxyType({'a': 1}).__setitem__('a', 2), lambda: types.FunctionType,
     lambda: types.GeneratorType, lambda: types.NoneType,
     lambda: types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1),
     lambda: types.new_class('N').__name__, lambda: types.MethodType(lambda s: s, 5)(),
     lambda: types.coroutine)
q = queue.Queue(2)
show('queue', lambda: q.put(1), lambda: q.put_nowait(2), lambda: q.put_nowait(3),
     lambda: q.put(3, block=False), lambda: q.put(3, timeout=.1), lambda: q.put(3, timeout=-1),
     lambda: q.full(), lambda: q.qsize(), lambda: q.get(), lambda: q.get_nowait(),
     lambda: q.get_nowait(), lambda: q.get(timeout=.1), lambda: q.get(True, -1), lambda: q.empty(),
     lambda: q.task_done(), lambda: q.task_done(), lambda: q.task_done(), lambda: q.join(),
     lambda: q.unfinished_tasks, lambda: q.maxsize, lambda: q.queue, lambda: queue.Empty(),
     lambda: queue.LifoQueue().get(False), lambda: queue.SimpleQueue().get_nowait(),
     lambda: queue.PriorityQueue().queue, lambda: queue.Full.__mro__[1],
     lambda: queue.SimpleQueue().put(1, timeout=5), lambda: queue.Queue('a').put(1),
     lambda: len(q), lambda: list(q))
priorities = queue.PriorityQueue()
for item in ((2, 'b'), (1, 'z'), (1, 'a')):
    priorities.put(item)
show('priorities', *[priorities.get] * 3, lambda: priorities.put('a'), lambda: priorities.put(1),
     lambda: priorities.put((1, 2)))
