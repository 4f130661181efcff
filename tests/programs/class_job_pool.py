# A small job system: dataclasses, enums, abstract handlers, protocols, named tuples together.
import asyncio, functools, contextlib, dataclasses, enum, abc, typing, collections, types
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import *
# realistic mix
class Status(Enum):
    PENDING = auto(); RUNNING = auto(); DONE = auto(); FAILED = auto()
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    status: Status = field(default=Status.PENDING, compare=False)
    deps: List['Job'] = field(default_factory=list, compare=False, repr=False)
class Handler(abc.ABC):
    registry: ClassVar[Dict[str, Type['Handler']]] = {}
    def __init_subclass__(cls, kind: str, **kw):
        super().__init_subclass__(**kw); cls.registry[kind] = cls
    @abc.abstractmethod
    async def handle(self, job: Job) -> str: ...
class Fast(Handler, kind="fast"):
    async def handle(self, job):
        await asyncio.sleep(0.1); job.status = Status.DONE; return f"{job.name} fast"
class Slow(Handler, kind="slow"):
    async def handle(self, job):
        await asyncio.sleep(0.5)
        if job.priority > 2: raise RuntimeError(f"{job.name} too big")
        job.status = Status.DONE; return f"{job.name} slow"
class Pool:
    def __init__(self, n): self.sem = asyncio.Semaphore(n); self.log = []
    async def __aenter__(self): return self
    async def __aexit__(self, *exc): print("closed", exc[0]); return False
    async def run(self, job):
        async with self.sem:
            job.status = Status.RUNNING
            h = Handler.registry["slow" if job.priority % 2 else "fast"]()
            try: r = await h.handle(job)
            except RuntimeError as e: job.status = Status.FAILED; r = repr(e)
            self.log.append((job, r)); return r
async def main():
    q = asyncio.PriorityQueue()
    for p, n in ((3, "c"), (1, "a"), (2, "b"), (2, "bb")): q.put_nowait(Job(p, n))
    async with Pool(2) as pool:
        jobs = []
        while not q.empty(): jobs.append(await q.get())
        print(*await asyncio.gather(*(pool.run(j) for j in jobs)), sep="\n")
        for j, r in pool.log: print(j, r)
    print(collections.Counter(j.status for j in jobs), {s.name: s.value for s in Status})
asyncio.run(main())
class Observable:
    def __init__(self): self._subs = []
    def __iadd__(self, f): self._subs.append(f); return self
    def __call__(self, *a): return [f(*a) for f in self._subs]
o = Observable(); o += lambda x: x + 1; o += str; print(o(3))
class Vec(typing.NamedTuple):
    x: float; y: float = 0.0
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    @property
    def len(self): return (self.x**2 + self.y**2) ** .5
print(Vec(3, 4).len, Vec(1) + Vec(2, 2), sum([Vec(1,1), Vec(2,2)], Vec(0,0)))
ns = types.SimpleNamespace(a=1, b=[2]); ns.c = ns.a + 1; print(ns, ns == types.SimpleNamespace(a=1,b=[2],c=2), vars(ns))
@functools.total_ordering
@dataclass(eq=False)
class T:
    v: int
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(3) >= T(4), max([T(1), T(5)]).v)
class Err(Exception):
    def __init__(self, code, *args): self.code = code; super().__init__(code, *args)
    def __reduce__(self): return (Err, (self.code,))
try: raise Err(5, "x")
except Err as e: print(e, e.args, e.code, repr(e))
@dataclass(frozen=True)
class Key: a: int; b: str = "z"
print({Key(1): 'one'}[Key(1)], sorted({Key(2), Key(1)}, key=lambda k: k.a), Key(1) in {Key(1)})
class Weekday(enum.IntEnum):
    MON = 1; TUE = 2
    @property
    def weekend(self): return self > 5
    @classmethod
    def today(cls): return cls(1)
print(Weekday.today(), Weekday.MON.weekend, Weekday.MON.name.title(), list(map(int, Weekday)), Weekday['TUE'] + 1)
class Mapping2(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
m = Mapping2(a=1); print(m.a)
try: m.b
except AttributeError as e: print(repr(e))
class P(Protocol):
    def go(self) -> int: ...
class Q:
    def go(self): return 1
def use(p: P) -> int: return p.go()
print(use(Q()))
@contextlib.contextmanager
def cm(): print("enter"); yield 5; print("exit")
with cm() as v: print(v)
