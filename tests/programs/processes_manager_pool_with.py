# A pool that a manager keeps, used with `with`; and a submodule that is imported without use.
# order: any
import multiprocessing as mp
from multiprocessing import shared_memory


def note(index, names):
    names[index] = f"worker {index}"
    return index * index


def main():
    with mp.Manager() as manager:
        names = manager.dict(name="main")
        with manager.Pool(processes=2) as pool:
            print(pool.starmap(note, [(1, names), (2, names)]))
        print(sorted(map(str, names.items())))


if __name__ == "__main__":
    main()
