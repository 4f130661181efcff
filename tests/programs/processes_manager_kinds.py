# Everything that a manager can keep, used from a child.
from multiprocessing import Manager, Process


def child(ns, value, array, numbers, table, event, lock):
    with lock:
        ns.x += 10
        ns.label = "set by the child"
        value.value += 5
        array[1] = 99
        numbers.append("more")
        numbers[0] = -1
        numbers += ["a", "b"]
        table["key"] = [1, 2, 3]
        table.update(b=2, c=3)
    event.set()


if __name__ == "__main__":
    with Manager() as manager:
        ns = manager.Namespace(x=1, y="why")
        value = manager.Value("i", 37)
        array = manager.Array("i", [1, 2, 3])
        numbers = manager.list(range(3))
        table = manager.dict(a=1)
        event = manager.Event()
        lock = manager.Lock()
        p = Process(target=child, args=(ns, value, array, numbers, table, event, lock))
        p.start()
        event.wait()
        p.join()
        print(ns)
        print(ns.x, ns.y, ns.label)
        print(value, value.value, value.get())
        print(array, len(array), array[1], array[0:2])
        print(numbers, len(numbers), list(numbers), numbers[-1])
        print(table, sorted(table.items()), table.get("zzz"), "a" in table, len(table))
        print(sorted(table.keys()), list(table.values()))
        print(event.is_set())
        del table["a"]
        print(table.pop("b"), table.setdefault("d", 4), dict(table), table.copy())
        for item in numbers:
            print(item, end=" ")
        print()
        for key in table:
            print(key, end=" ")
        print()
        numbers.insert(0, 100)
        numbers.remove("a")
        print(numbers.index("b"), numbers.count(1), numbers.pop(), numbers)
        try:
            table["nothing"]
        except KeyError as error:
            print("KeyError", error)
        try:
            numbers[50]
        except IndexError as error:
            print("IndexError", error)
        try:
            ns.nothing
        except AttributeError as error:
            print("AttributeError", error)
        try:
            table.nothing
        except AttributeError as error:
            print("AttributeError", error)
        print(type(table).__name__, type(numbers).__name__, type(ns).__name__, type(lock).__name__)
