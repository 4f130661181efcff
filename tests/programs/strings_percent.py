print("%s and %s" % ("this", "that"), "%d%%" % 50, "%s" % 5)
print("%5d|%-5d|%05d|%+d" % (42, 42, 42, 42))
print("%.2f %8.3f %e %g %g" % (3.14159, 2.71828, 12345.678, 0.0001, 1e10))
print("%x %X %o %c %c %r %s" % (255, 255, 8, "c", 65, "r", None))
print("%(name)s is %(age)d" % {"name": "Ada", "age": 36})
print("%10s|%-10s|%.2s" % ("right", "left", "cut"))
print("%s %s" % ([1, 2], {"a": 1}), "%s" % (("tuple", 1),))
try:
    print("%d" % "x")
except TypeError as error:
    print(error)
try:
    print("%s %s" % "one")
except TypeError as error:
    print(error)
try:
    print("%s" % ("one", "two"))
except TypeError as error:
    print(error)
