import cmath, math, numbers
def tell(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
z = 3+4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z*z, z/2, z**2, z**0.5, z**-1, 2**z, 1j*1j, z+1, 1-z, z-1.5)
print(1j, -1j, 0j, -0.0+1j, complex(0,-0.0), 1e20j, 1.5e-7j, complex("inf"), complex("nan+nanj"), complex(float("inf"), float("nan")), 1_0j)
print(repr(z), str(1+0j), [1j, 2+3j], f"{z}", f"{z:.2f}", f"{z:>12}", f"{z:+.1e}", format(1j, ""), format(1+2j, ".3"), f"{2.5j:.2f}|{z:<10}|{z:^10}|")
print(z == 3+4j, z == 3, 3+0j == 3, 3 == 3+0j, 3.0 == 3+0j, z != z, bool(0j), bool(z), hash(3+0j) == hash(3), hash(z), hash(1j), {1+0j: "a"}[1])
print(complex(), complex(1), complex(1, 2), complex(1.5, -2), complex(1j, 2), complex(1j, 1j), complex("1+2j"), complex(" ( -3.5e2-j ) "), complex("j"), complex(imag=3), complex("3"), complex(True))
for a in (("x",), ("1", 2), (1, "2"), ([],), (1, []), ("1+",), ("1 + 2j",), ("",)): tell(complex, *a)
tell(lambda: z < z); tell(lambda: z // 2); tell(lambda: z % 2); tell(divmod, z, 1); tell(lambda: z / 0); tell(lambda: 0j ** -1); tell(int, z); tell(float, z); tell(math.sqrt, z); tell(lambda: z + "a"); tell(round, z); tell(lambda: 1e308j * 1e308j); tell(pow, z, 2, 3); tell(lambda: "%d" % z); tell(lambda: f"{z:d}"); tell(lambda: f"{z:05}"); tell(lambda: sorted([1j, 2j])); tell(lambda: z & 1); tell(lambda: ~z); tell(max, 1j, 2j)
print((-8) ** (1/3), (-1) ** 0.5, (-2.5) ** 1.5, pow(-4, 0.5))
print(isinstance(z, complex), isinstance(1, complex), type(z), isinstance(z, numbers.Complex), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(True, numbers.Number), isinstance("x", numbers.Number))
print(sum([1j, 2, 3.5]), sum([1+1j]*3), (1).real, (1.5).imag, math.prod([1j, 1j]))
for f in ("sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh phase polar isnan isinf isfinite").split():
    for v in (1+2j, -1.5+0.25j, 2, -3.7, 0.5j, 0j):
        try: print(f, v, getattr(cmath, f)(v))
        except Exception as e: print(f, v, type(e).__name__, e)
print(cmath.rect(2, cmath.pi/3), cmath.polar(1j), cmath.isclose(1j, 1j+1e-12), cmath.log(8, 2), cmath.exp(1j*cmath.pi), cmath.inf, cmath.nanj, cmath.tau)
def mandel(c, n=50):
    z = 0
    for i in range(n):
        if abs(z) > 2: return i
        z = z*z + c
    return n
for y in range(-6, 7): print("".join(" .:-=+*#%@"[mandel(complex(x/12, y/5)) % 10] for x in range(-24, 12)))
roots = [cmath.exp(2j*cmath.pi*k/4) for k in range(4)]
print([f"{r.real:.3f}{r.imag:+.3f}j" for r in roots])
print(z.__class__.__name__, z.__abs__(), complex.conjugate(z), vars(complex)["conjugate"] is not None)
match z:
    case 3+4j: print("matched")
case = {1j: 2}
print(case[complex(0, 1)], 1j in case, (1j).__complex__())
x = 1j; x += 1; x *= 2; x -= 1j; x /= 2; x **= 2; print(x)
print(math.gamma(5), math.gamma(0.5), math.lgamma(10), math.gamma(4.5)); tell(math.gamma, -1); tell(math.gamma, 200); tell(math.lgamma, 0)
