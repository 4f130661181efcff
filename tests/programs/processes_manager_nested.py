# A change inside a value that a manager keeps is lost, unless it is put back or is kept as well.
import multiprocessing as mp


def add(table, key, value):
    table["plain"].append(value)      # changes a copy
    mine = table["plain"]
    mine.append(key)
    table["plain"] = mine             # puts it back
    table["kept"].append(value)       # a list that the manager keeps
    table["inner"][key] = value


if __name__ == "__main__":
    manager = mp.Manager()
    table = manager.dict()
    table["plain"] = []
    table["kept"] = manager.list()
    table["inner"] = manager.dict()
    for key, value in [("a", 1), ("b", 2)]:
        p = mp.Process(target=add, args=(table, key, value))
        p.start()
        p.join()
    print(table["plain"])
    print(table["kept"], list(table["kept"]))
    print(table["inner"], dict(table["inner"]))
    rows = manager.list([manager.list([0] * 3) for _ in range(2)])
    rows[1][2] = 7
    print([list(row) for row in rows])
    print(table["kept"]._getvalue())
    print([p.name for p in mp.active_children()])
