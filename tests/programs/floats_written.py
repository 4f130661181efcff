# Floats as text, short ones and long ones, near ties and near powers of ten; and text in ASCII.
import hashlib


def shown(values):
    text = hashlib.md5()
    for x in values:
        line = f"{x!r} {x:.0f} {x:.1f} {x:.2f} {x:.3f} {x:.6f} {x:.9f} {x:.10f} {x:g} {x:e} {-x} {x:,.2f}"
        text.update((line + "%.2f %5.1f %g %r" % (x, x, x, x)).encode())
    return text.hexdigest()


state = 12345
values = []
for i in range(1000):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    a, b = state >> 40, state >> 20 & 0xffff
    values += [a / 100, a / 1000 + b, a / (b + 1), a / 8, b / 16, a * 10.0 ** (b % 40 - 20), a / 2 ** 24]
for n in range(0, len(values), 1000):
    print(shown(values[n:n + 4000]))
ties = [0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.045, 1e-9, 9.5e-10, 5e-10, 1e-6, 9.99e-7, 1e-5, 1e-4,
        999999.5, 999999.9999999999, 1e6, 1e6 + 0.5, 99999.995, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15,
        1e15 - 0.125, 999999999999999.0, 1e16, 1e17, 1e22, 1e23, 123456789012345.6, 5e-324, 1.7976931348623157e308,
        2.0 ** 52, 2.0 ** 53, 2.0 ** -20, 0.0, -0.0, 9.999999999999999, 0.9999999999999999, 99.99999999999999]
for x in ties:
    print(x, f"{x:.0f} {x:.1f} {x:.2f} {x:.3f} {x:.9f}", "%.2f" % x, round(x, 2))
print(shown(ties))
print(0, -1, 10, -10, 2 ** 47 - 1, -2 ** 47, 2 ** 47, 2 ** 63, -2 ** 63, 2 ** 64, f"{-5}{2 ** 62}", str(-7))
print("Hello @[`{World} 09".upper(), "Hello @[`{World} 09".lower(), "a".upper() is "A".lower().upper(), "é".upper())
print(" a\tb\x1cc\x1fd\x0be  f ".split(), "".split(), "   ".split(), "ab".split(), "a b c".split(None, 1), "é a\u2003b".split())
