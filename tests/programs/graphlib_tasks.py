# graphlib.TopologicalSorter decides which tasks may start.
import asyncio
from graphlib import TopologicalSorter, CycleError
g = {'D': {'B', 'C'}, 'B': {'A'}, 'C': {'A'}}
print(sorted(list(TopologicalSorter({'D': ['B', 'C'], 'B': ['A'], 'C': ['A']}).static_order())))
async def run(n):
    await asyncio.sleep(ord(n) / 10); print('ran', n); return n
async def main():
    t = TopologicalSorter({'D': ['B', 'C'], 'B': ['A'], 'C': ['A']}); t.prepare()
    pend = set()
    while t.is_active():
        for n in t.get_ready(): pend.add(asyncio.create_task(run(n)))
        done, pend = await asyncio.wait(pend, return_when=asyncio.FIRST_COMPLETED)
        for d in done: t.done(d.result())
asyncio.run(main())
try: TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as e: print(e, e.args)
t = TopologicalSorter(); t.add('a', 'b', 'c'); t.prepare(); print(t.get_ready(), bool(t)); t.done('b')
try: t.done('b')
except ValueError as e: print(e)
try: t.done('zz')
except ValueError as e: print(e)
try: t.add('q')
except ValueError as e: print(e)
print(list(TopologicalSorter({3: [1], 2: [1], 5: [3, 2], 4: []}).static_order()))
