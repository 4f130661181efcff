x = lambda a, a: 2
