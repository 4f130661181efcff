"""A generator that dies unfinished is closed; what goes wrong then is told, and nothing else stops."""
def gen(n):
    try:
        yield 1
    finally:
        if n == 1:
            raise ValueError('in finally')
        if n == 2:
            yield 2
        if n == 3:
            raise KeyError(1) from None
def run(n):
    g = gen(n)
    next(g)
    del g
    print('after', n)
run(1)
run(2)
run(3)
next(gen(1))
print('there')
next(gen(2))
class A:
    def __await__(self):
        try:
            yield
        finally:
            yield 3
async def co():
    try:
        await A()
    finally:
        print('fin')
        raise OSError('of co')
c = co()
c.send(None)
del c
def gen4():
    try:
        yield
    except GeneratorExit as e:
        raise ValueError(1)
g = gen4()
next(g)
g = None
def gen5():
    try:
        yield
    finally:
        sys.exit(2)
import sys
g = gen5()
next(g)
g = None
def gen6():
    while True:
        try:
            yield
        except GeneratorExit:
            print('no')
g = gen6()
next(g)
try:
    raise ValueError
except ValueError:
    del g
g = gen6()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
    del g
print('end')
