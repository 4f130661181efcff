try:
    x = (1 2)
except ValueError:
    y = 3 +
finally:
    z
