(lambda: 1) = c
