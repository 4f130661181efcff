# Everything that a deque answers, and every way in which it refuses.
from collections import deque
import copy


def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
d=deque([1,2,3])
t(lambda: deque(1,2,3)); t(lambda: deque([1],-1)); t(lambda: deque([1],"a")); t(lambda: deque(5)); t(lambda: deque(x=1))
t(lambda: deque([1],maxlen=2**70)); t(lambda: deque(maxlen=True)); t(lambda: deque(maxlen=1.0))
t(lambda: d["a"]); t(lambda: d[1:2]); t(lambda: d[2**70]); t(lambda: d[5]); t(lambda: d.__setitem__(5,1)); t(lambda: d.__delitem__(7))
t(lambda: d+[1]); t(lambda: d+d); t(lambda: d*2); t(lambda: 2*d); t(lambda: d*"a"); t(lambda: d*1.5); t(lambda: d<[1]); t(lambda: d==[1,2,3])
t(lambda: d.remove(9)); t(lambda: d.index(9)); t(lambda: d.index(2,"a")); t(lambda: d.index()); t(lambda: d.rotate("a")); t(lambda: d.rotate(1,2)); t(lambda: d.rotate(2**70)); t(lambda: d.rotate(n=1))
t(lambda: d.insert(1)); t(lambda: d.insert("a",1)); t(lambda: d.append()); t(lambda: d.pop(1)); t(lambda: deque([1,2],2).insert(0,1))
t(lambda: hash(d)); t(lambda: deque.append()); t(lambda: setattr(d,"maxlen",1)); t(lambda: setattr(d,"q",1)); t(lambda: d.q); t(lambda: setattr(deque,"q",1))
t(lambda: deque[int]); 
def mut():
    for x in d: d.append(x)
t(mut); print(d, iter(d).__length_hint__())
def mut2():
    for x in d: d[0]=x; d.reverse()
t(mut2)
class E:
    def __eq__(s,o): d.append(0); return False
t(lambda: d.count(E())); t(lambda: d.index(E())); t(lambda: d.remove(E())); t(lambda: E() in d)
class D(deque):
    pass
x=D([1,2],3); t(lambda:x); t(lambda:x.copy()); t(lambda:x+d); t(lambda:x*3); x.q=1; t(lambda:x.q); x.append(x); t(lambda:x); t(lambda: x.copy().maxlen); t(lambda: D[int])
import copy
y=copy.copy(x); t(lambda: type(y)); t(lambda:y.__dict__)
z=copy.deepcopy(D([[1],[2]],4)); t(lambda:z)
class F(deque):
    def __init__(s, *a): super().__init__([9],5); s.b=1
    def append(s,x): super().append(x*2)
f=F(1,2); f.append(3); t(lambda:f); t(lambda: f.b); t(lambda:f==deque([9,6])); t(lambda: bool(F())); t(lambda:copy.copy(f))
def g(): yield 1; yield 2; raise ValueError("x")
t(lambda: deque(g())); t(lambda: deque(iter([1,2,3]),2)); d=deque([1]); t(lambda:d.extend(g())); t(lambda:d)
d.extend(d); t(lambda:d); d.extendleft(d); t(lambda:d); d+=d; t(lambda:d); d+=(1,2); t(lambda:d); d*=2; t(lambda:d); d*=0; t(lambda:d)
def h(a): a+=5
t(lambda:h(d))
d=deque(range(10)); d.rotate(3); t(lambda:d); d.rotate(-13); t(lambda:d); d.insert(-2,"a"); d.insert(2,"b"); d.insert(99,"z"); d.insert(-99,"y"); t(lambda:d); del d[3]; del d[-1]; t(lambda:d); d.clear(); t(lambda:d)
m=deque(maxlen=0); m.append(1); m.appendleft(2); m.extend([1,2]); t(lambda:m)
m=deque("abcdef",3); m.appendleft("z"); t(lambda:m); m.extendleft("pq"); t(lambda:m); m*=2; t(lambda:m); t(lambda:m+m); t(lambda: m+deque("x"))
t(lambda: deque([1,2])<deque([1,3])); t(lambda: deque([1,2])<=deque([1,2])); t(lambda: deque([1,2])!=deque([1,2,3])); t(lambda: deque([3])>deque([1,2]))
a,b,*c=deque([1,2,3,4]); print(a,b,c)
match deque([1,2]):
    case [p,q]: print(p,q)
t(lambda: sorted(deque([3,1]))); t(lambda: sum(deque([1,2]))); t(lambda: max(deque([1,2]))); t(lambda: list(map(str,deque([1])))); t(lambda: "".join(deque("ab"))); t(lambda: tuple(deque("ab"))); t(lambda: sorted(set(deque("ab")))); t(lambda: [*deque([1])]); t(lambda: dict(deque([(1,2)])))
r=reversed(deque([1,2,3])); t(lambda: next(r)); t(lambda:list(r)); t(lambda:next(r))
d=deque([1,2]); i=iter(d); next(i); d.append(3); t(lambda:next(i)); t(lambda:next(i))
t(lambda: d.__len__()); t(lambda:d.__iter__()is None); t(lambda:d.__contains__(1)); t(lambda: d.__getitem__(0)); t(lambda: d.__eq__(1)); t(lambda:d.__add__([1])); t(lambda:d.__bool__()); t(lambda: d.__reversed__() is None); t(lambda: d.__copy__()); t(lambda: deque.__new__(deque)); t(lambda: d.__init__([7],2)); t(lambda:d); t(lambda:d.maxlen)
d=deque(); d.append(d); t(lambda:d); t(lambda: isinstance(d,deque)); 
from collections.abc import MutableSequence, Sequence, Iterable
t(lambda:isinstance(d,MutableSequence)); t(lambda:issubclass(deque,Sequence)); t(lambda:isinstance(d,Iterable))
t(lambda:[].__add__(1)); t(lambda: deque.__module__+deque.__qualname__); t(lambda: deque.__doc__)
class X:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
d=deque([X(1),X(2),X(3)]); d.rotate(1); d.clear(); d=deque([X(1),X(2),X(3)]); d=None
