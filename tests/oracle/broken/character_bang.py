if not x and !y:
    pass
