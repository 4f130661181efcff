counter = 0
log = []


def bump():
    global counter
    counter += 1
    log.append(counter)


def shadow():
    counter = 100
    return counter


bump()
bump()
print(counter, shadow(), counter, log)


def make_global():
    global created
    created = "made inside"


make_global()
print(created)


def too_early():
    print(counter)
    counter = 5


too_early()
