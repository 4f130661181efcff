

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


# Those with the same denominator are added first: of floats there are few.
def _ratio_sum(ratios):
    sums = {}
    for n, d in ratios:
        sums[d] = sums.get(d, 0) + n
    top, bottom = 0, 1
    for d, n in sums.items():
        if d == bottom:
            top += n
        else:
            top, bottom = top * d + n * bottom, bottom * d
            common = gcd(top, bottom)
            top, bottom = top // common, bottom // common
    return top, bottom


# An exact quotient as the kind of number the data are of: an int when it is one.
def _ratio_value(top, bottom, data):
    kinds = {type(x) for x in data}
    has_float = any([issubclass(kind, float) for kind in kinds])
    if any([issubclass(kind, Decimal) for kind in kinds]):
        return Decimal(top) / bottom
    if not has_float and any([issubclass(kind, Fraction) for kind in kinds]):
        return Fraction(top, bottom)
    if not has_float and top % bottom == 0:
        return top // bottom
    return top / bottom


def _special_sum(data):
    for x in data:
        if isinstance(x, float) and x - x != 0.0:  # inf or NaN
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
    return _products(data, weights) / total


def _products(x, y):
    return fsum([a * b for a, b in zip(x, y)]) if _minor < 12 else _sumprod(x, y)


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


def _square(x):
    return _products(x, x)


def _paired(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    mean_x, mean_y = fsum(x) / len(x), fsum(y) / len(x)
    return mean_x, mean_y, _products([a - mean_x for a in x], [b - mean_y for b in y])


def covariance(x, y, /):
    return _paired(x, y, "covariance")[2] / (len(x) - 1)


def correlation(x, y, /):
    mean_x, mean_y, both = _paired(x, y, "correlation")
    square_x = _square([a - mean_x for a in x])
    square_y = _square([b - mean_y for b in y])
    if not square_x * square_y:
        raise StatisticsError("at least one of the inputs is constant")
    return both / _math.sqrt(square_x * square_y)


class _LinearRegression(_StructSequence):
    __module__ = "statistics"
    _tp_name_ = "LinearRegression"
    _names = ("slope", "intercept")
    _count = 2


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        _paired(x, y, "linear regression")
        slope = _products(x, y) / _square(x)
        return _LinearRegression((slope, 0.0))
    mean_x, mean_y, both = _paired(x, y, "linear regression")
    square_x = _square([a - mean_x for a in x])
    if not square_x:
        raise StatisticsError("x is constant")
    slope = both / square_x
    return _LinearRegression((slope, mean_y - slope * mean_x))


# A normal distribution with its own arithmetic.
class NormalDist:
    __module__ = "statistics"
    __slots__ = {"_mu": "", "_sigma": ""}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        if len(data) < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(mean(data), stdev(data))

    def samples(self, n, *, seed=None):
        gauss = _random_inst.gauss if seed is None else Random(seed).gauss
        mu, sigma = self._mu, self._sigma
        return [gauss(mu, sigma) for _ in range(n)]

    def _need_width(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what}() not defined when sigma is zero")

    def pdf(self, x):
        self._need_width("pdf")
        square = self._sigma * self._sigma
        distance = x - self._mu
        return _math.exp(distance * distance / (-2.0 * square)) / _math.sqrt(_math_tau * square)

    def cdf(self, x):
        self._need_width("cdf")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return self._mu + _normal_quantile(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_square, y_square = x.variance, y.variance
        if not x_square or not y_square:
            raise StatisticsError("overlap() not defined when sigma is zero")
        more = y_square - x_square
        apart = _math.fabs(y._mu - x._mu)
        if not more:
            return 1.0 - _math.erf(apart / (2.0 * x._sigma * _math.sqrt(2.0)))
        a = x._mu * y_square - y._mu * x_square
        b = x._sigma * y._sigma * _math.sqrt(
            apart * apart + more * _math.log(y_square / x_square))
        first, second = (a + b) / more, (a - b) / more
        return 1.0 - (_math.fabs(y.cdf(first) - x.cdf(first))
                      + _math.fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * _math.fabs(factor))

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / _math.fabs(factor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


# The quantile of the standard normal distribution: M. J. Wichura, "Algorithm AS 241: the percentage
# points of the normal distribution", 1988, PPND16. Coefficients from the highest power down.
_quantile_near = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
     4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
     1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
     2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
     4.23133_30701_60091_1252e+1, 1.0))
_quantile_middle = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0))
_quantile_far = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0))


def _polynomial(coefficients, x):
    result = coefficients[0]
    for coefficient in coefficients[1:]:
        result = result * x + coefficient
    return result


def _normal_quantile(p):
    q = p - 0.5
    if _math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        above, below = _quantile_near
        return _polynomial(above, r) * q / _polynomial(below, r)
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        above, below = _quantile_middle
    else:
        r -= 5.0
        above, below = _quantile_far
    x = _polynomial(above, r) / _polynomial(below, r)
    return -x if q < 0.0 else x


_export("statistics", """StatisticsError mean fmean geometric_mean harmonic_mean median median_low
median_high median_grouped mode multimode quantiles variance pvariance stdev pstdev covariance
correlation linear_regression LinearRegression=_LinearRegression NormalDist""")
