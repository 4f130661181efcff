# Small decimal numbers: what is exact, what is rounded, and what the context says to it.
from decimal import (Context, Decimal, Inexact, InvalidOperation, ROUND_FLOOR, ROUND_HALF_UP, Rounded,
                     getcontext, localcontext)

a, b = Decimal("19.99"), Decimal("-0.010")
print(a + b, a - b, a * b, b * 3, a + 1, a - 20, 2 - a, 3 * b, a == b, a > b, b <= 0, a >= a, a < 20)
print(Decimal("+1."), Decimal(".5"), Decimal("-0"), Decimal("00.10"), Decimal(-7), Decimal(True))
print(repr(Decimal("1e5")), Decimal("0.000001"), Decimal("0.0000001"), Decimal("123456789012345678.9"))
for text in "", ".", "1.2.3", "--1", "1_000.5", " 2 ", "\u0663":
    try:
        print(repr(text), Decimal(text))
    except InvalidOperation:
        print(repr(text), "is no number")
cent = Decimal("0.01")
print(getcontext().flags[Rounded], Decimal("2.5").quantize(cent), getcontext().flags[Rounded])
print(Decimal("2.500").quantize(cent), getcontext().flags[Rounded], getcontext().flags[Inexact])
print([str(Decimal(x).quantize(Decimal("1"))) for x in ("0.5", "1.5", "2.5", "-2.5", "2.51", "9.99")])
print([str(Decimal(x).quantize(cent)) for x in ("0.005", "0.015", "1.0051", "-0.004", "0")])
print(getcontext().flags[Inexact], Decimal("2.5").quantize(Decimal("1"), ROUND_HALF_UP))
print(Decimal("1") - Decimal("1.00"), Decimal("-1") + 1, Decimal("-0.0") + Decimal("-0"), Decimal(0) * -1)
with localcontext() as small:
    small.prec = 3
    print(Decimal("12.34") + 1, Decimal("99.9") * Decimal("1.01"), Decimal("1.23") + Decimal("1.22"))
    small.rounding = ROUND_FLOOR
    print(Decimal("1") - Decimal("1.00"), Decimal("1.005").quantize(cent))
    try:
        Decimal("123.45").quantize(cent)
    except InvalidOperation:
        print("too long")
with localcontext(Context(traps=[Inexact])):
    print(Decimal("1.10").quantize(Decimal("0.1")))
    try:
        Decimal("1.15").quantize(Decimal("0.1"))
    except Inexact:
        print("not exact")
with localcontext(Context(Emax=3, Emin=-3, prec=4)) as narrow:
    print(Decimal(5).quantize(Decimal("1E3")), end=" ")
    narrow.clamp = 1
    print(Decimal(5).quantize(Decimal("1E3")), narrow.flags[Inexact])
    narrow.clamp = 0
    print(Decimal(999) * 2, Decimal("0.001") * Decimal("0.1"), narrow.flags[Inexact])


class Money(Decimal):
    pass


price = Money("5.25")
print(price + 1, type(price + 1).__name__, type(price).__name__, price == Decimal("5.250"), price * 2)
total = Decimal(0)
for i in range(1, 200):
    total = (total + a * i).quantize(cent)
    total -= total * Decimal("0.015")
print(total, hash(Decimal("2.00")) == hash(2), sorted([a, b, Decimal(3), 2.5]), Decimal("1e400") > a)
