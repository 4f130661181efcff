names{1: 2, f(3 4): 5}
