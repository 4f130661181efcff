# expect: pdb
def debug():
    import pdb  # <--

    pdb.set_trace()


print("before")
