name, n, pi = "Ada", 42, 3.14159265
print(f"{name} {n} {pi}", f"{{braces}} {n + 1}", f"{name!r} {name!s:>5}|")
print(f"{pi:.2f}|{pi:8.3f}|{pi:<8.1f}|{pi:+.0f}|{pi:e}|{pi:g}|{pi:010.2f}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05d}|{n:+}|{n:x}|{n:b}|{n:,}|{1234567.891:,.2f}|{0.5:%}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:.2}|{name:*<6}")
print(f"{n=} {name=} {n + 1 = } {pi=:.1f}")
width = 7
print(f"{name:>{width}}|{pi:{width}.{2}f}|")
print(f"{'nested ' + 'quotes'} {[i * i for i in range(4)]} { {'k': n}['k'] }")
print(f"{True} {None} {[1, 'a']} {(1,)}", f"{1_000_000:_}", f"{-5:=+6d}", f"{-5: d}{5: d}")
print(f"one {n}"
      f" two {n * 2}"
      " three")
print(f"""multi
line {n}""", rf"\raw {n}")
print(f"{float('inf')} {float('nan'):.2f} {1e-10:.3g} {1e20:.0f} {123456789:.3g}")
