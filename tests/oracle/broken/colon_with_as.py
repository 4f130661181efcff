with lock as l, other as o
    pass
