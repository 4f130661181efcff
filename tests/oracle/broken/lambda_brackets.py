x = lambda (a, b): 2
