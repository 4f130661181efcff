from fractions import Fraction as F
from decimal import Decimal
import math
def tell(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
print(F(1,2), repr(F(3,6)), F("0.75"), F("-3/4"), F(" 1e-2 "), F(0.5), F(Decimal("1.1")), F(7), F(F(1,3), F(2,3)), F(-1,-2), F(1,-2), F(), F("1_0/3"))
print(F(1,2)+F(1,3), F(1,2)-1, 2*F(1,4), F(1,2)/F(3,4), 1/F(3), F(7,2)//1, F(7,2)%1, divmod(F(7,2), F(1,3)), F(2,3)**2, F(2,3)**-2, F(4)**F(1,2), 2**F(3), 2**F(1,2), -F(1,2), abs(F(-1,2)), +F(1,2))
print(F(1,2)+0.5, 0.5*F(1,2), F(1,2)==0.5, F(1,3)<0.34, F(1,2)==Decimal("0.5"), F(1,3)!=F(2,6), F(1,2)>F(1,3), F(1,2)+1j, hash(F(1,2))==hash(0.5), hash(F(3))==3, hash(F(1,3)))
print(int(F(-7,2)), float(F(1,3)), round(F(5,2)), round(F(22,7),2), math.floor(F(-1,2)), math.ceil(F(1,2)), math.trunc(F(-7,2)), F(22,7).numerator, F(22,7).denominator, bool(F(0)), F(3.14159).limit_denominator(100), F(1,3).as_integer_ratio(), F.from_float(0.25))
print(sum([F(1,3)]*3), sorted([F(1,2), F(1,3), 0.4]), max(F(1,2), F(2,3)), {F(1,2): 1}[0.5], f"{F(1,2)}", str(F(4,2)), F(1,2).real, F(1,2).conjugate())
tell(F, 1, 0); tell(F, "x"); tell(F, "1/0"); tell(F, [1]); tell(F, 1.5, 2); tell(lambda: F(1,2)/0); tell(lambda: F(1,2)+"a"); tell(lambda: F(0)**-1); tell(lambda: F(1,2) < "a"); tell(F, float("nan")); tell(F, float("inf")); tell(lambda: F(1,2)//0)
total = F(0)
for k in range(1, 11): total += F(1, k)
print(total)
print("%.3f %d" % (F(1,3), F(7,2)), math.sqrt(F(1,4)), math.gcd(4, 6), isinstance(F(1), int))
from statistics import mean
print(mean([F(1,2), F(1,3)]), mean([Decimal("1.5"), Decimal("2.5")]))
