x = 2jx
