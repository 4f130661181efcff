# pickle: the bytes of protocols 3 to 5, and what comes back.
import pickle, datetime, enum, decimal, fractions, collections, functools, io, dataclasses
class P:
    def __init__(self,a,b): self.a=a; self.b=b
    def __eq__(self,o): return type(o) is P and self.__dict__==o.__dict__
    def m(self): return self.a
class S:
    __slots__=('x','y')
class E(enum.Enum):
    A=1
    B='two'
@dataclasses.dataclass
class D:
    n:int
    s:str='x'
NT=collections.namedtuple('NT','a b')
class L(list): pass
class DD(dict): pass
class Err(Exception):
    def __init__(self, code): super().__init__(code); self.code=code
class G:
    def __init__(self): self.v=1; self.t='tmp'
    def __getstate__(self):
        d=self.__dict__.copy(); del d['t']; return d
    def __setstate__(self,d): self.__dict__.update(d); self.t='restored'
class R:
    def __init__(self,n): self.n=n
    def __reduce__(self): return (R,(self.n,))
class RX:
    def __init__(self,n): self.n=n
    def __reduce_ex__(self,p): return (RX,(self.n,),{'p':p})
def func(): pass
s=S(); s.x=1
l=L([1,2]); l.tag='q'
dd=DD(a=1); dd.z=2
rec=[]; rec.append(rec)
t=([],); t[0].append(t)
objs=[None, True, False, 0, 255, 256, 65535, 65536, -1, 2**31-1, 2**31, -2**31-1, 10**30, -10**30,
    2**2100, 1.5, -0.0, float('inf'), '', 'a', 'é'*200, 'x'*300, b'', b'ab', b'x'*300, (), (1, ),
    (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1001)), list(range(2001)), {},
    {'a':1}, {'a':1, 'b':2}, {i:i for i in range(1001)}, set(), {1}, {1, 2, 3}, frozenset(),
    frozenset({1, 2}), P(1, 'b'), [P(1, 2)]*2, s, D(1), NT(1, 2), l, dd, Err(5), G(), R(3), RX(4),
    func, P, len, int, type(None), print, P.m, P(1, 2).m, [].append, 1+2j, range(3), slice(1, 2,
    3), bytearray(b'abc'), datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5, 6),
    datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc), datetime.timedelta(1, 2, 3),
    datetime.time(1, 2), datetime.timezone(datetime.timedelta(hours=1)), decimal.Decimal('1.5'),
    fractions.Fraction(1, 3), collections.OrderedDict(a=1, b=2), collections.defaultdict(list,
    a=[1]), collections.Counter('aab'), collections.deque([1, 2]), collections.deque([1], 3),
    functools.partial(print, 1, sep=''), ValueError('x', 1), OSError(2, 'n'), KeyError('k'), ...,
    NotImplemented, rec, t, ['a', 'a', 'ab', 'ab'], 'z'*70000, ['q'*70000, 'r', b'x'*66000]]
for p in (4,5,3):
    for o in objs:
        try:
            d=pickle.dumps(o,protocol=p)
        except Exception as e:
            print(p,type(o).__name__,'E',type(e).__name__,e); continue
        if p<4 and not isinstance(o,(int,str,float,list,dict,tuple,P,D)): continue
        print(p,type(o).__name__,len(d),d[:150] if len(d)<400 else hash(d))
        try:
            b=pickle.loads(d)
            print('   ', type(b).__name__, b==o if o is not rec and o is not t else '-')
        except Exception as e:
            print('    L',type(e).__name__,e)
f=io.BytesIO()
pickle.dump([1],f); pickle.dump({'a':2},f); f.seek(0)
print(pickle.load(f),pickle.load(f))
try: pickle.load(f)
except EOFError as e: print('EOF',e)
print(pickle.HIGHEST_PROTOCOL,pickle.DEFAULT_PROTOCOL)
print(pickle.loads(pickle.dumps(G())).t)
print([pickle.loads(pickle.dumps(e)) is e for e in E])  # their bytes differ among 3.11's
x=pickle.loads(pickle.dumps(s)); print(x.x, hasattr(x,'y'))
def local():
    def inner(): pass
    class C: pass
    for o in (inner,C,C(),lambda:0):
        try: pickle.dumps(o)
        except Exception as e: print(type(e).__name__,str(e).replace(hex(id(o)),'0x'))
local()

class Un(pickle.Unpickler):
    def find_class(self, module, name):
        if module=='builtins' and name in ('set', 'frozenset'): return super().find_class(module,
            name)
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")
try: print(Un(io.BytesIO(pickle.dumps(P(1,2)))).load())
except Exception as e: print(e)
class Pk(pickle.Pickler):
    def persistent_id(self,o): return ('P',o.a) if isinstance(o,P) else None
class Ld(pickle.Unpickler):
    def persistent_load(self,pid): return pid
f=io.BytesIO(); Pk(f).dump([P(7,8),1]); f.seek(0); print(f.getvalue(), Ld(f).load())
import copyreg
copyreg.pickle(P, lambda p:(P,(p.a,p.b)))
print(pickle.dumps(P(1,2)))
import copy
print(copy.copy(R(3)).n, copy.deepcopy(RX(4)).__dict__)
print(object.__reduce_ex__(D(2),4)[1:3])
import io
for o in ((i for i in ()), lambda: 0, pickle, memoryview(b""), {}.keys(), property()):
    try:
        pickle.dumps(o)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
