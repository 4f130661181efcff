# timeit: functions are measured.
import timeit
from timeit import default_timer as timer
s = timer(); t = timer(); print(f"{t - s:.1f}")
print(timeit.timeit(lambda: None, number=3) >= 0, len(timeit.repeat(lambda: 1, number=2, repeat=4)))
