with (lock as l, other)
    pass
