import time


def brew(what, seconds):
    print("brewing", what)
    time.sleep(seconds)
    return what + " ready"


start = time.monotonic()
print(brew("coffee", 3))
print(brew("tea", 2))
print("%.1f seconds" % (time.monotonic() - start))
