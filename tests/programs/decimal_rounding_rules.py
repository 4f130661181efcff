# round(), quantize() and format() of decimals follow the rule of the context that holds.
from decimal import (Decimal, InvalidOperation, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                     ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP,
                     localcontext)

RULES = [ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_DOWN, ROUND_FLOOR,
         ROUND_CEILING, ROUND_05UP]
cent = Decimal("0.01")
for rule in RULES:
    with localcontext() as context:
        context.rounding = rule
        for text in ("2.685", "-2.685", "2.6851", "2.680", "-0.001", "7"):
            d = Decimal(text)
            print(rule, text, round(d, 2), d.quantize(cent), f"{d:.2f}", f"{d:,.0f}", round(d))

price = Decimal("1234567.505")
for rule in RULES:
    print(rule, price.quantize(cent, rounding=rule), price.quantize(cent, rule))
print(f"{price:,.2f}", f"{-price:,.1f}", f"{price:.5f}", f"{Decimal('1E+4'):.1f}", f"{cent:.0f}")

# Divisions that come to an end keep the exponent as near to the ideal one as they can.
for a, b in ((1, 4), (100, 25), (1, 8), (-7, 2), (10, 3), (0, 5), (600, 20), (1, 3)):
    print(a, b, Decimal(a) / b, a / Decimal(b), Decimal(a) / Decimal(b))
print(Decimal("1.20") / Decimal("0.3"), Decimal("1.00") / 2, 1 - Decimal("0.07"), 3 * Decimal("0.10"))
print(-Decimal("0.0"), abs(Decimal("-0.0")), -Decimal("1.50"), abs(Decimal("-1.50")))
try:
    price.quantize(Decimal("1E-30"))
except InvalidOperation as error:
    print("InvalidOperation", error)
