# statistics.NormalDist.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


import statistics
show('normal', lambda: statistics.NormalDist(10, 2), lambda: statistics.NormalDist(0, 1).cdf(1),
     lambda: statistics.NormalDist(0, 1).pdf(0), lambda: statistics.NormalDist(0, 1).inv_cdf(.975),
     lambda: statistics.NormalDist(1, 2) + statistics.NormalDist(3, 4),
     lambda: statistics.NormalDist.from_samples([1, 2, 3]),
     lambda: statistics.NormalDist(5, 1).zscore(7),
     lambda: statistics.NormalDist(5, 1).samples(2, seed=1),
     lambda: statistics.NormalDist(5, 1).quantiles(4))
