# random, time and math: every name in a few ways.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


import random, math, time, statistics, string
random.seed(1)
show('random', random.random, lambda: random.uniform(1, 2), lambda: random.uniform(2, 1),
     lambda: random.randint(1, 6), lambda: random.randint(6, 1), lambda: random.randint(1.5, 2),
     lambda: random.randint(1.0, 2), lambda: random.randint(1),
     lambda: random.randrange(10), lambda: random.randrange(1, 10, 3), lambda: random.randrange(0),
     lambda: random.randrange(5, 5), lambda: random.randrange(1, 5, 0),
     lambda: random.randrange(10, 0, -3), lambda: random.randrange(1.0),
     lambda: random.randrange(1.5), lambda: random.choice('abc'), lambda: random.choice([]),
     lambda: random.choice({}), lambda: random.choice({1, 2}), lambda: random.choice(5),
     lambda: random.choice(range(100)), lambda: random.choices('abc', k=5),
     lambda: random.choices([1, 2], weights=[1, 9], k=5),
     lambda: random.choices('ab', cum_weights=[1, 2], k=3), lambda: random.choices('ab', [1]),
     lambda: random.choices([], k=2), lambda: random.choices('ab', [0, 0]),
     lambda: random.choices('ab', [1, 2], cum_weights=[1, 2]),
     lambda: random.choices('ab', [-1, 0]), lambda: random.choices('ab', k=0),
     lambda: random.sample(range(10), 3), lambda: random.sample('abc', 4),
     lambda: random.sample('abc', -1), lambda: random.sample([1, 2, 3], k=3),
     lambda: random.sample({1, 2}, 1), lambda: random.sample([1, 2], 3, counts=[2, 2]),
     lambda: random.sample([1], 2, counts=[1]), lambda: random.sample(range(1000), 25),
     lambda: random.shuffle('abc'), lambda: random.shuffle((1, 2)), lambda: random.gauss(0, 1),
     lambda: random.gauss(), lambda: random.gauss(mu=10, sigma=2),
     lambda: random.normalvariate(0, 1), lambda: random.normalvariate(),
     lambda: random.lognormvariate(0, 1), lambda: random.expovariate(2),
     lambda: random.expovariate(0), lambda: random.betavariate(1, 2),
     lambda: random.gammavariate(2, 1), lambda: random.gammavariate(0.5, 1),
     lambda: random.gammavariate(1, 3), lambda: random.gammavariate(0, 1),
     lambda: random.triangular(), lambda: random.triangular(0, 10, 5),
     lambda: random.triangular(low=2, high=4),
     lambda: random.paretovariate(3), lambda: random.weibullvariate(1, 2),
     lambda: random.vonmisesvariate(1, 2), lambda: random.vonmisesvariate(0, 0),
     lambda: random.getrandbits(8), lambda: random.getrandbits(100), lambda: random.getrandbits(0),
     lambda: random.getrandbits(-1), lambda: random.randbytes(4),
     lambda: random.randbytes(-1), lambda: random.nope)
cards = list(range(10))
random.shuffle(cards)
print(cards)
for seed in (0, 5, -5, 10**30, 1.5, 'text', b'bytes', None):
    if seed is not None:
        random.seed(seed)
        print(repr(seed), random.random(), random.randint(1, 100))
show('seeds', lambda: random.seed([]), lambda: random.seed((1,)),
     lambda: random.seed('a', version=1), lambda: random.random(), lambda: random.seed(a=3),
     lambda: random.random())
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], len(state), state[0], len(state[1]), state[2])
show('setstate', lambda: random.setstate(5), lambda: random.setstate((1, 2, 3)))
one, two = random.Random(7), random.Random(7)
print(one.random() == two.random(), one.randint(1, 9), two.choice('abc'), isinstance(one, random.Random))
class Loaded(random.Random):
    def random(self):
        return 0.25
loaded = Loaded(1)
show('own Random', loaded.random, lambda: loaded.uniform(0, 4), lambda: loaded.choice('abcd'),
     lambda: loaded.randint(1, 4), lambda: loaded.shuffle(cards), lambda: cards,
     lambda: loaded.sample(range(8), 2))
system = random.SystemRandom()
print(0 <= system.random() < 1, 1 <= system.randint(1, 3) <= 3, system.choice('a'), system.seed(1), system.getrandbits(0))
show('SystemRandom', lambda: system.getstate(), lambda: system.setstate(1))
nan, inf = math.nan, math.inf
two_args = [(0, 1), (3, 4), (-3, 2), (1.5, -2)]
for name in ('acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'degrees', 'erf', 'erfc', 'exp', 'exp2', 'expm1', 'fabs', 'floor', 'frexp', 'gamma', 'isfinite', 'isinf', 'isnan', 'isqrt', 'lgamma', 'log10', 'log1p', 'log2', 'modf', 'radians', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc', 'ulp'):
    function = getattr(math, name)
    show(name,
         *[lambda value=value: function(value) for value in (0, 1, -1, 2, 0.5, -2.5, 10, 1000, 1e300, inf, -inf, nan, True, 'a', None, 10**400, 2**60)],
         lambda: function())
for name in ('atan2', 'comb', 'copysign', 'dist', 'fmod', 'gcd', 'hypot', 'isclose', 'lcm', 'ldexp', 'nextafter', 'perm', 'pow', 'remainder', 'fsum', 'prod'):
    function = getattr(math, name)
    show(name,
         *[lambda pair=pair: function(*pair) for pair in ((0, 1), (3, 4), (-3, 2), (1.5, -2), (5, 2), (0, 0), (1, 0), (inf, 1), (nan, 1), (inf, inf), ('a', 1), (1, None), (10, 3), (2, 0.5), (-8, 3))],
         lambda: function(), lambda: function(5), lambda: function([1, 2, 3]),
         lambda: function((1, 2), (4, 6)), lambda: function(1))
show('math more', lambda: math.isclose(1, 1.1, rel_tol=.2),
     lambda: math.isclose(0, 1e-9, abs_tol=1e-8), lambda: math.isclose(1, 2, rel_tol=-1),
     lambda: math.prod([1, 2], start=5), lambda: math.prod([]), lambda: math.log(8, 2),
     lambda: math.log(0), lambda: math.log(8, 1), lambda: math.fsum([.1] * 10),
     lambda: math.gcd(12, 18, 24), lambda: math.lcm(), lambda: math.dist([1], [1, 2]),
     lambda: math.hypot(1, 2, 3), lambda: math.perm(5), lambda: math.comb(5, -1),
     lambda: math.comb(1.5, 1), lambda: math.factorial(1.5), lambda: math.factorial(20),
     lambda: math.isqrt(10**40), lambda: math.sqrt(-1), lambda: math.sqrt('4'), lambda: math.pi,
     lambda: math.e, lambda: math.tau, lambda: math.floor(2**70 + .5), lambda: math.ceil(-0.5),
     lambda: math.pow(0, -1), lambda: math.exp(1000), lambda: math.sumprod,
     lambda: math.ldexp(1, 2000), lambda: math.fmod(5, 0), lambda: math.pow(2, 10000))
for name in ('mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median', 'median_low', 'median_high', 'median_grouped', 'mode', 'multimode', 'pstdev', 'stdev', 'pvariance', 'variance', 'quantiles'):
    function = getattr(statistics, name)
    show(name,
         *[lambda data=data: function(data) for data in ([1, 2, 3, 4], [1.5, 2.5], [5], [], [1, 1, 2, 2], (x for x in (3, 1, 2)), [1, -1], [0.1] * 3, [True, False, True])])
show('statistics more', lambda: statistics.quantiles([1, 2, 3, 4, 5], n=10),
     lambda: statistics.quantiles([1, 2, 3], method='inclusive'),
     lambda: statistics.quantiles([1, 2], n=0),
     lambda: statistics.covariance([1, 2, 3], [1, 5, 9]),
     lambda: statistics.correlation([1, 2, 3], [3, 2, 1]),
     lambda: statistics.correlation([1, 1], [1, 2]),
     lambda: statistics.linear_regression([1, 2, 3], [2, 4, 6.5]),
     lambda: statistics.fmean([1, 2], weights=[3, 1]),
     lambda: statistics.harmonic_mean([1, 2], weights=[1, 3]),
     lambda: statistics.stdev([1, 2], 1.5), lambda: statistics.pvariance([1, 2, 3], mu=2),
     lambda: statistics.mode('hello'), lambda: issubclass(statistics.StatisticsError, ValueError))
show('string', lambda: string.ascii_letters, lambda: string.ascii_lowercase,
     lambda: string.ascii_uppercase, lambda: string.digits, lambda: string.hexdigits,
     lambda: string.octdigits, lambda: string.punctuation, lambda: string.whitespace,
     lambda: len(string.printable), lambda: string.capwords('a bC  d'),
     lambda: string.capwords('a-b', '-'),
     lambda: string.Template('$a ${b} $$').substitute(a=1, b=2),
     lambda: string.Template('$a').substitute(),
     lambda: string.Template('$a $b').safe_substitute({'a': 1}),
     lambda: string.Template('$').substitute(), lambda: string.Template('$a').template,
     lambda: string.Template('$a $b').get_identifiers(), lambda: string.Template('$').is_valid(),
     lambda: string.Formatter().format('{0} {a}', 1, a=2),
     lambda: list(string.Formatter().parse('a{b!r:>5}c')),
     lambda: string.Formatter().vformat('{}', (1,), {}))
show('time', lambda: time.sleep(-1), lambda: time.sleep('a'), 
     lambda: time.sleep(0), 
     lambda: time.gmtime(0), lambda: time.localtime(86400.5), 
     lambda: time.asctime(time.gmtime(0)), lambda: time.ctime(0),
     lambda: time.mktime(time.gmtime(100)),
     lambda: time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(1e9)),
     lambda: time.strftime('%a %A %b %B %c %d %I %j %M %p %S %U %w %W %x %X %y %Y %Z %z %%', time.gmtime(1e9)),
     lambda: time.strptime('2020-02-30', '%Y-%m-%d'),
     lambda: time.strptime('2020-02-03 04:05', '%Y-%m-%d %H:%M'), lambda: time.strptime('x', '%Y'),
     lambda: time.strptime('2020 x', '%Y'), lambda: time.struct_time((1,) * 9),
     lambda: time.struct_time((1, 2)), lambda: time.gmtime(0)[0], lambda: time.gmtime(0).tm_yday,
     lambda: time.gmtime(0)[:3], lambda: type(time.time()).__name__,
     lambda: type(time.time_ns()).__name__, lambda: type(time.monotonic_ns()),
     lambda: type(time.perf_counter_ns()), lambda: type(time.process_time()),
     lambda: type(time.thread_time()), lambda: time.timezone, lambda: time.altzone,
     lambda: time.daylight, lambda: time.tzname,
     lambda: time.get_clock_info('monotonic').monotonic, lambda: time.get_clock_info('x'),
     lambda: time.strftime('%Y', (2020,) * 3), lambda: time.strftime(5), lambda: time.clock())
