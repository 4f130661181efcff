print("{} {}".format("a", 1), "{1} {0}".format("a", "b"), "{x}-{y}".format(x=1, y=2))
print("{:>8}|{:<8}|{:^8}|{:*^9}".format("r", "l", "c", "mid"))
print("{:.2f} {:8.3f} {:+d} {:05d} {:,} {:.1%} {:e}".format(3.14159, 2.5, 7, 42, 1234567, 0.256, 12345.678))
print("{0!r} {0!s} {{}}".format("q"), "{:x} {:#x} {:b} {:o} {:c}".format(255, 255, 5, 8, 97))
print("{0[0]} {0[1]} {1[key]}".format([10, 20], {"key": "v"}))
print("{:{}}|{:{width}.{prec}f}".format("w", 5, 3.14159, width=8, prec=2))
try:
    "{} {}".format(1)
except IndexError as error:
    print("IndexError:", error)
try:
    "{name}".format(other=1)
except KeyError as error:
    print("KeyError:", error)
