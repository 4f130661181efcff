"""The signature of a dataclass, and one that a function was given."""
from dataclasses import dataclass, field
import inspect
@dataclass
class C:
    a: int
    b: list = field(default_factory=list)
    c: str = 'x'
print(C.__doc__)
print(inspect.signature(C))
print(inspect.signature(C.__init__))
print(C.__init__.__qualname__, C.__repr__.__qualname__, C.__eq__)
@dataclass
class K(C):
    d: 'int' = 5
    e: int = field(default=1, kw_only=True)
print(inspect.signature(K), repr(inspect.signature(K).parameters['b'].default))
class P:
    def __init__(self, a: int) -> None: pass
print(inspect.signature(P))
def f(*a): pass
f.__signature__ = inspect.signature(P)
print(inspect.signature(f))
for p in inspect.signature(K).parameters.values(): print(p.name, p.kind, p.default, p.annotation)
