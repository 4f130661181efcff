x = a if b {1: 2 3}
