# The test of a while loop is compiled twice, and so is what is wrong with it.
def wait_for(free):
    while free is 0:
        print("full")
    while not (free is 5 or free is "five"):
        free += 1
        while free is 4:
            if free is 4:
                break
    return free


tries = 0
while tries is 0 and (lambda: tries is 0)():
    tries += 1
else:
    print(tries is 1)
print(wait_for(3))
