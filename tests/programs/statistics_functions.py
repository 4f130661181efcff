import random
import statistics
from statistics import StatisticsError, mean, median, stdev


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


random.seed(5)
samples = ([1, 2, 3, 4], [1.5, 2.5, 4.25], [3], [2, 2, 3, 3, 1], [0.1] * 10, [1e300, 1e-300, 3.5], [5, 5.0, 7],
           [random.random() for _ in range(20)], [random.randint(1, 100) for _ in range(15)], [10 ** 20, 1], [])
for data in samples:
    for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode",
                 "multimode", "variance", "pvariance", "stdev", "pstdev", "quantiles"):
        function = getattr(statistics, name)
        print(name, end=" ")
        show(lambda: function(data))
show(lambda: statistics.quantiles([1, 2, 3, 4, 5], n=10, method="inclusive"))
show(lambda: statistics.quantiles([1, 2, 3, 4, 5], n=3))
show(lambda: statistics.fmean([1, 2], weights=[3, 1]))
show(lambda: statistics.covariance([1, 2, 3], [4, 5, 7]))
show(lambda: statistics.correlation([1, 2, 3], [4, 5, 7]))
show(lambda: statistics.correlation([1, 1], [4, 5]))
show(lambda: statistics.linear_regression([1, 2, 3], [4, 5, 7]))
show(lambda: mean(["a"]))
show(lambda: mean([1, 2, float("inf")]))
show(lambda: statistics.mode("hello"))
print(mean(iter([1, 2, 6])), median(iter("abc")), stdev([1, 5], 3), issubclass(StatisticsError, ValueError))
