def f():
    # later

f()
