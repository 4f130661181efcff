# Value and Array: numbers of C that all processes see.
import multiprocessing as mp


def add(value, array, letters, times):
    for _ in range(times):
        with value.get_lock():
            value.value += 1
    for index in range(len(array)):
        array[index] = array[index] * 2
    letters.value = b"changed"


if __name__ == "__main__":
    value = mp.Value("i", 5)
    array = mp.Array("d", [1.0, 2.5, -3.0])
    letters = mp.Array("c", b"original")
    processes = [mp.Process(target=add, args=(value, array, letters, 50)) for _ in range(1)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value, array[:], letters.value, letters.raw)
    print(value, len(array), list(array), array[-1], array[0:2])
    array[0:2] = [7, 8]
    print(array[:], sum(array))
    small = mp.Value("b", 130)
    raw = mp.RawValue("q", -1)
    numbers = mp.RawArray("H", 3)
    print(small.value, raw, raw.value, numbers[:])
    raw.value += 2 ** 40
    print(raw.value)
    unlocked = mp.Value("d", 1.5, lock=False)
    print(unlocked, unlocked.value)
    with value.get_lock():
        value.value = -9
    print(value.get_obj())
