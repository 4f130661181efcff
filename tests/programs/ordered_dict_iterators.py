"""OrderedDict has views and iterators of its own, which notice every change of the keys."""
from collections import OrderedDict
d = OrderedDict(a=1,b=2)
for x in (iter(d), d.keys(), d.values(), d.items(), iter(d.keys()), iter(d.values()), iter(d.items()), reversed(d), reversed(d.keys()), reversed(d.values()), reversed(d.items())):
    print(type(x), type(x).__mro__, list(x))
it=iter(d)
try:
    for k in it:
        d[k+'z']=1
except RuntimeError as e: print(repr(e))
d = OrderedDict(a=1,b=2)
it=iter(d)
try:
    for k in it:
        d.move_to_end(k)
        print(k)
        if k=='azz': break
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1,b=2)
try:
    for k in d: del d[k]
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1,b=2)
try:
    for k in d: d[k]=5
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1,b=2)
print({'a','b'}==d.keys()&{'a','b'}, d.keys()=={'a','b'})
class E(OrderedDict):
    pass
print(type(iter(E(a=1))), type(E().keys()))
try:
    type(iter(d))()
except TypeError as e: print(e)
d=OrderedDict(a=1,b=2)
it=iter(d); next(it); del d['a']
try: print(next(it))
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1,b=2)
it=iter(d); next(it); del d['b']; d['c']=1
try: print(next(it))
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1,b=2)
it=iter(d.items()); next(it); d.clear()
try: print(next(it))
except RuntimeError as e: print(repr(e))
try: print(next(it,5))
except RuntimeError as e: print(repr(e))
d=OrderedDict(a=1)
it=iter(d); next(it); print(next(it,None)); d['q']=1; print(next(it,None))
