x = 1
name = rb'ana
