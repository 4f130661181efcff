# expect: open
print("before")
log = open("log.txt", "w")  # <--
log.write("x")
