def f(:
    x = 1

y = = 2
print "z"
while True
    break
