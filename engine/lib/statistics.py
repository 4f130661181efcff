

# --- statistics.py ------------------------------------------------------------------------------------
# Sums are exact: every number is a pair of integers, numerator and denominator.

class StatisticsError(ValueError):
    __module__ = "statistics"


def _ratio_of(x):
    if isinstance(x, int):
        return int(x), 1
    if isinstance(x, float):
        return x.as_integer_ratio()
    if hasattr(x, "as_integer_ratio"):
        return x.as_integer_ratio()
    raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _ratio_sum(ratios):
    top, bottom = 0, 1
    for n, d in ratios:
        if d == bottom:
            top += n
        else:
            top, bottom = top * d + n * bottom, bottom * d
            common = gcd(top, bottom)
            top, bottom = top // common, bottom // common
    return top, bottom


# An exact quotient as the kind of number the data are of: an int when it is one.
def _ratio_value(top, bottom, data):
    if any([isinstance(x, Decimal) for x in data]):
        return Decimal(top) / bottom
    if any([isinstance(x, Fraction) for x in data]) and \
            not any([isinstance(x, float) for x in data]):
        return Fraction(top, bottom)
    if not any([isinstance(x, float) for x in data]) and top % bottom == 0:
        return top // bottom
    return top / bottom


def _special_sum(data):
    for x in data:
        if isinstance(x, float) and (x != x or x in (_math_inf, -_math_inf)):
            return True
    return False


def _need_data(data, count, text):
    if len(data) < count:
        raise StatisticsError(text)


def mean(data):
    data = list(data)
    _need_data(data, 1, "mean requires at least one data point")
    if _special_sum(data):
        return sum(data) / len(data)
    top, bottom = _ratio_sum([_ratio_of(x) for x in data])
    return _ratio_value(top, bottom * len(data), data)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        _need_data(data, 1, "fmean requires at least one data point")
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive "
                              "numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    _need_data(data, 1, "harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    for x in data:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    top, bottom = _ratio_sum([_ratio_of(w / x if w else 0) for w, x in zip(weights, data)])
    total, part = _ratio_sum([_ratio_of(w) for w in weights])
    return total * bottom / (part * top)


def median(data):
    data = sorted(data)
    _need_data(data, 1, "no median for empty data")
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = sorted(data)
    _need_data(data, 1, "no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    _need_data(data, 1, "no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = sorted(data)
    _need_data(data, 1, "no median for empty data")
    x = data[len(data) // 2]
    first, last = bisect_left(data, x), bisect_right(data, x)
    low = float(x) - float(interval) / 2.0
    return low + float(interval) * (len(data) / 2 - first) / (last - first)


def mode(data):
    counts = Counter(iter(data)).most_common(1)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return counts[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    _need_data(data, 2, "must have at least two data points")
    count, result = len(data), []
    if method not in ("exclusive", "inclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


# The sum of the squares of the distances from the mean (or c), exactly.
def _square_distances(data, c=None):
    ratios = [_ratio_of(x) for x in data]
    if c is None:
        top, bottom = _ratio_sum(ratios)
        bottom *= len(data)
    else:
        top, bottom = _ratio_of(c)
    squares = []
    for n, d in ratios:
        difference = n * bottom - top * d
        squares.append((difference * difference, d * bottom * d * bottom))
    return _ratio_sum(squares)


def variance(data, xbar=None):
    data = list(data)
    _need_data(data, 2, "variance requires at least two data points")
    top, bottom = _square_distances(data, xbar)
    return _ratio_value(top, bottom * (len(data) - 1), data)


def pvariance(data, mu=None):
    data = list(data)
    _need_data(data, 1, "pvariance requires at least one data point")
    top, bottom = _square_distances(data, mu)
    return _ratio_value(top, bottom * len(data), data)


# The square root of a quotient of integers, correctly rounded.
def _ratio_root(n, m):
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        quotient, scale = isqrt(n // (m << 2 * shift)), 1 << shift
        odd = quotient * quotient * (m << 2 * shift) != n
        return float((quotient | odd) * scale)
    quotient = isqrt((n << -2 * shift) // m)
    odd = quotient * quotient * m != n << -2 * shift
    return (quotient | odd) / (1 << -shift)


def stdev(data, xbar=None):
    data = list(data)
    _need_data(data, 2, "stdev requires at least two data points")
    top, bottom = _square_distances(data, xbar)
    return _ratio_root(top, bottom * (len(data) - 1)) if top else 0.0


def pstdev(data, mu=None):
    data = list(data)
    _need_data(data, 1, "pstdev requires at least one data point")
    top, bottom = _square_distances(data, mu)
    return _ratio_root(top, bottom * len(data)) if top else 0.0


def _paired(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    mean_x, mean_y = fsum(x) / len(x), fsum(y) / len(x)
    return mean_x, mean_y, fsum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)])


def covariance(x, y, /):
    return _paired(x, y, "covariance")[2] / (len(x) - 1)


def correlation(x, y, /):
    mean_x, mean_y, both = _paired(x, y, "correlation")
    square_x = fsum([(a - mean_x) * (a - mean_x) for a in x])
    square_y = fsum([(b - mean_y) * (b - mean_y) for b in y])
    if not square_x * square_y:
        raise StatisticsError("at least one of the inputs is constant")
    return both / _math.sqrt(square_x * square_y)


class _LinearRegression(_StructSequence):
    _tp_name_ = "LinearRegression"
    _names = ("slope", "intercept")
    _count = 2


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        _paired(x, y, "linear regression")
        slope = fsum([a * b for a, b in zip(x, y)]) / fsum([a * a for a in x])
        return _LinearRegression((slope, 0.0))
    mean_x, mean_y, both = _paired(x, y, "linear regression")
    square_x = fsum([(a - mean_x) * (a - mean_x) for a in x])
    if not square_x:
        raise StatisticsError("x is constant")
    slope = both / square_x
    return _LinearRegression((slope, mean_y - slope * mean_x))


_export("statistics", """StatisticsError mean fmean geometric_mean harmonic_mean median median_low
median_high median_grouped mode multimode quantiles variance pvariance stdev pstdev covariance
correlation linear_regression""")
