"""list() and its kin ask how many items will come, and believe nothing."""
class H:
    def __init__(self, r): self.r = r
    def __iter__(self): return iter([1])
    def __length_hint__(self):
        print('hint')
        if isinstance(self.r, Exception): raise self.r
        return self.r
for r in (5, -1, 2.5, None, NotImplemented, TypeError('x'), ValueError('y'), 10**30, True):
    try: print(list(H(r)))
    except Exception as e: print(type(e), e)
class L:
    def __init__(self, r): self.r = r
    def __iter__(self): return iter([1])
    def __len__(self):
        print('len')
        if isinstance(self.r, Exception): raise self.r
        return self.r
for r in (5, -1, 2.5, None, NotImplemented, TypeError('x'), ValueError('y'), 10**30, True):
    try: print(list(L(r)))
    except BaseException as e: print(type(e), e)
class S:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
print(type(iter(S())), list(S()))
