from decimal import *
import decimal, math
def tell(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
D = Decimal
print(D("0.1") + D("0.2"), D("0.1") + D("0.2") == D("0.3"), D(1)/3, D(2)/D(3), D("1.10")*3, D(10)//3, D(10)%3, -D(7)//2, -D(7)%3, divmod(D("7.5"), 2))
print(repr(D("3.14")), D("1E+3"), D("1e-7"), D("0.000001"), D("-0"), D("Infinity"), D("-inf"), D("NaN"), D("1_000.5"), D(" 2 "), D(0.1), D.from_float(0.5), D((1, (1,2,3), -2)), D(True))
print(D("10.55").quantize(D("0.1")), D("2.5").quantize(D("1")), D("2.675").quantize(D("0.01"), ROUND_HALF_UP), D("2.675").quantize(D("0.01"), rounding=ROUND_DOWN), D("-2.5").quantize(D(1), ROUND_CEILING), D("100").quantize(D("1E+1")))
for r in (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(x).quantize(D("1"), r)) for x in ("1.5", "2.5", "-1.5", "-2.4", "0.5", "1.1", "-0.1", "5.01")])
print(round(D("2.5")), round(D("2.675"), 2), int(D("-3.9")), float(D("0.1")), math.floor(D("-1.5")), math.ceil(D("1.2")), math.trunc(D("1.9")), abs(D(-3)), -D("1.0"), +D("1.0000000000000000000000000000001"))
print(D("1.0") == 1, D("1.5") > 1, D("1.5") < 2.5, D("0.1") == 0.1, D("0.5") == 0.5, hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), hash(D("1.1")), sorted([D(3), D("1.5"), 2]), max(D(1), D(2)), {D(1): "a"}[1])
print(sum([D("0.1")]*10), sum([D("1.1"), D("2.2")], D(0)), D(2)**10, D(2)**-2, D("1.1")**2, D(2)**D("0.5"), D(4)**D("0.5"), D(-8)**3, D(10)**-3, D(3)**-2, D("1.0")**5, D(2)**100, D(2)**1000, pow(D(3), 5, 7))
print(D(2).sqrt(), D(4).sqrt(), D("0.25").sqrt(), D(10).ln(), D(100).log10(), D(2).log10(), D(1).exp(), D("-1.5").exp(), D(0).exp(), D(1).ln(), D("0.5").ln(), D("1.000001").ln(), D("1e-30").exp(), D("123.456").exp(), D("0.001").sqrt(), D("1e50").ln())
print(D("120").normalize(), D("1.500").normalize(), D("0.00").normalize(), D("1.2345").as_tuple(), D("-0.5").as_integer_ratio(), D("123.45").adjusted(), D("1.50").to_integral_value(), D("2.5").to_integral_value(rounding=ROUND_HALF_UP), D("1E+3").to_eng_string(), D("123456E+7").to_eng_string())
print(f"{D('1234.5678'):.2f}", f"{D('1234567.891'):,.2f}", f"{D('0.5'):%}", f"{D('0.1234'):.1%}", f"{D('1.5'):>10}", f"{D('1.5'):<8}|", f"{D('1.5'):010.3f}", f"{D('-1.5'):+.1f}", f"{D('1234.5'):e}", f"{D('1234.5'):.2e}", f"{D('12345.678'):g}", f"{D('1E+10'):f}", f"{D('3'):.2f}", f"{D('1.5'):^9}", format(D("1.50")), f"{D('1000000'):,}", f"{D('NaN'):5}", f"{D('1e-10')}", f"{D('1.005'):.2f}", f"{D('0'):.2f}", f"{D('0E+3'):f}", f"{D('1234.5'):012,.1f}", f"{D('5'):*>6}", "%s %.2f %d" % (D("1.25"), D("1.25"), D("7.9")))
tell(lambda: D(1)/0); tell(lambda: D(0)/0); tell(D, "abc"); tell(lambda: D(1)+1.5); tell(lambda: D(1)+"x"); tell(lambda: D("sNaN")+1); tell(lambda: D("inf")-D("inf")); tell(lambda: D("NaN")<1); tell(D, [1]); tell(D, None); tell(lambda: D(1)%0); tell(lambda: D(1)//0); tell(lambda: D(0)//0); tell(lambda: D(-1).sqrt()); tell(lambda: D(-1)**D("0.5")); tell(lambda: D(0)**0); tell(lambda: D("1e40").quantize(D("0.1"))); tell(int, D("inf")); tell(int, D("nan")); tell(float, D("nan")); tell(lambda: D(10)**1000000); tell(lambda: D("9e999999")*10); tell(lambda: D("1e-999999")/10**40); tell(lambda: D(-1).ln()); tell(lambda: D(0).ln()); tell(lambda: 1.5*D(2)); tell(lambda: divmod(D(1), 0)); tell(lambda: D("1").quantize(D("0.1"), "bad")); tell(lambda: D("inf")*0); tell(lambda: D(0)**-1); tell(lambda: D("1e30")//1); tell(lambda: D(1) < "a"); tell(lambda: f"{D(1):d}")
ctx = getcontext(); print(ctx)
ctx.prec = 6; print(D(1)/7, D("123456789")+0, +D("1.23456789"), D(2).sqrt(), D(1)/3*3); print(ctx.flags[Inexact], ctx)
with localcontext() as c:
    c.prec = 3; c.rounding = ROUND_UP; print(D(1)/3, D("1.001")+0, getcontext().prec)
print(getcontext().prec)
with localcontext(Context(prec=40)) as c: print(D(1)/3, D(2).sqrt(), D(2).ln(), D(3)**D("1.5"))
with localcontext(prec=10, rounding=ROUND_DOWN) as c: print(D(2)/3) 
setcontext(Context(prec=5, traps=[])); print(D(1)/0, D(0)/0, D("x"), D("-inf")+1, D("1")/3); print(getcontext().flags[DivisionByZero]); getcontext().clear_flags(); setcontext(DefaultContext)
ExtendedContext.prec; print(ExtendedContext.divide(D(1), D(3)), BasicContext.sqrt(D(2)), Context(prec=4).create_decimal("1.23456"), Context(prec=3).add(D("1.111"), D("2.222")))
tell(setattr, getcontext(), "prec", 0); tell(setattr, getcontext(), "rounding", "x"); tell(lambda: getcontext().bad)
print(D("1.1").max(D("1.2")), D("1.1").compare(D(2)), D(3).copy_sign(D(-1)), D("1.5").is_nan(), D("inf").is_infinite(), D(5).fma(2, 3), D(18).remainder_near(10), D("1e5").scaleb(2), D(250).logb(), D("1.00").same_quantum(D("3.14")), D("NaN").is_nan(), D(1).next_plus(), D(1).next_minus(), D("0").number_class(), D("-5").number_class())
class Money(D):
    def cents(self): return int(self * 100)
m = Money("1.25"); print(m, m.cents(), type(m + 1), isinstance(m, D), repr(m))
print(issubclass(DivisionByZero, ZeroDivisionError), InvalidOperation.__mro__[1].__name__, D.__name__, type(D(1)), D.__module__)
import numbers; print(isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real))
balance = D("100.00")
for rate in ("0.05", "0.0725"): balance = (balance * (1 + D(rate))).quantize(D(".01"), rounding=ROUND_HALF_UP); print(balance)
print(D("1e3") + D("1e-30"), D("1e28") + D("0.5"), D("9.999999999999999999999999999") + D("5e-28"), D("1e100") - D("1e-100"), D(0) + D("1E+5"), D("0E-10") + 5, D("0E-40")+1, D("1.20") - D("1.2"))
print(str(D(7)), D("123456789012345678901234567890"), D("123456789012345678901234567890") + 0, D("1E-1000") * D("1E-999100") if 0 else "")
