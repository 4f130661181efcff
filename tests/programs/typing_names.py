# The names of typing: what they show, Generic and Protocol classes, TypedDict, casts and checks.
from typing import (Any, AnyStr, AsyncGenerator, AsyncIterator, Awaitable, Callable, ClassVar, Coroutine, Deque, DefaultDict,
                    Dict, Final, FrozenSet, Generator, Generic, Iterable, Iterator, List, Literal, Mapping, NamedTuple,
                    NewType, NoReturn, Optional, Protocol, Sequence, Set, Tuple, Type, TypedDict, TypeVar, Union, cast,
                    overload, runtime_checkable, get_args, get_origin, TYPE_CHECKING, final, Annotated, ParamSpec)
import collections.abc


def attempt(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


T = TypeVar('T')
K = TypeVar('K', bound=int)
V = TypeVar('V', int, str)
for hint in (Any, List, List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Union[int, str, None],
             Optional[List[str]], Tuple[int, ...], Tuple[int, str], Tuple[()], Set[int], FrozenSet[str], Type[int], Callable,
             Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Awaitable[int], Coroutine[Any, Any, int],
             AsyncIterator[int], AsyncGenerator[int, None], Iterable[str], Iterator[T], Generator[int, None, str],
             Sequence[int], Mapping[str, int], Deque[int], DefaultDict[str, int], Literal[1, 'a', None], Final[int],
             ClassVar[int], NoReturn, T, K, V, AnyStr, List[T], Dict[K, V], Annotated[int, 'meta'], list[int], dict[str, int],
             int | None, List['Forward'], Union[int, int], Optional[None], List[Optional[int]]):
    print(hint)
print(List[int] == List[int], List[int] == List[str], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]),
      get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Callable[[int], str]), TYPE_CHECKING,
      Union[Union[int, str], float], List[T][int], Dict[str, T][int], K.__bound__, V.__constraints__)
attempt(lambda: List[int]())
attempt(lambda: isinstance([], List))
attempt(lambda: isinstance([], List[int]))
attempt(lambda: isinstance(3, Optional[int]))
attempt(lambda: Any())
attempt(lambda: Union())
attempt(lambda: isinstance(3, Any))
attempt(lambda: Dict[int])
attempt(lambda: Optional[int, str])
attempt(lambda: List[int][str])
attempt(lambda: TypeVar('X', int))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
s.push(1)
print(s.pop(), Stack[int], Stack.__parameters__, Stack.__mro__, isinstance(s, Stack), type(s).__name__)


class Pair(Generic[K, T]):
    def __init__(self, k: K, t: T):
        self.k, self.t = k, t


class IntStack(Stack[int]):
    pass


print(Pair[int, str](1, "x").t, Pair[int, T], IntStack().items, IntStack.__bases__, IntStack.__orig_bases__)
attempt(lambda: Stack[int, str])
attempt(lambda: IntStack[int])


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        return "closed"


class Wall:
    pass


print(isinstance(Door(), Closeable), isinstance(Wall(), Closeable), issubclass(Door, Closeable))


class Named(Protocol):
    name: str

    def hello(self) -> str:
        return "hello " + self.name


class Impl(Named):
    def __init__(self):
        self.name = "impl"


print(Impl().hello())
attempt(lambda: isinstance(Door(), Named))
attempt(lambda: Named())


class Movie(TypedDict):
    title: str
    year: int


class More(Movie, total=False):
    rating: float


m: Movie = {'title': 'x', 'year': 1}
print(Movie(title='a', year=2), m, Movie.__annotations__, More.__required_keys__ == {'title', 'year'}, sorted(More.__optional_keys__), Movie.__total__)
attempt(lambda: isinstance(m, Movie))
UserId = NewType('UserId', int)
print(UserId(5), UserId, cast(int, "x"))


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("a"))


@final
class Leaf:
    pass


def hinted(a: int, b: Optional[str] = None, *args: Any, **kw: Dict[str, int]) -> Union[int, str]:
    x: Final = 3
    return a


print(hinted(1), isinstance([], collections.abc.Iterable), isinstance({}, collections.abc.Mapping), isinstance((), collections.abc.Sequence),
      isinstance(3, collections.abc.Hashable), isinstance(print, collections.abc.Callable), issubclass(list, collections.abc.MutableSequence))
