# Workers meet at a barrier after every round; only the sum of a whole round is seen.
import multiprocessing as mp


def work(index, cells, sums, barrier):
    for round_number in range(3):
        cells[index] = (index + 1) * 10 ** round_number
        barrier.wait()
        sums[index * 3 + round_number] = sum(cells)
        barrier.wait()


def announce():
    print("everybody is here", flush=True)


def meet(barrier, q):
    q.put(barrier.wait() >= 0)


if __name__ == "__main__":
    barrier = mp.Barrier(3)
    cells, sums = mp.Array("i", 3), mp.Array("i", 9)
    ps = [mp.Process(target=work, args=(i, cells, sums, barrier)) for i in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(sums[:])
    q = mp.Queue()
    barrier = mp.Barrier(2, action=announce)
    ps = [mp.Process(target=meet, args=(barrier, q)) for _ in range(2)]
    for p in ps:
        p.start()
    print([q.get(), q.get()], barrier.parties, barrier.n_waiting, barrier.broken)
    for p in ps:
        p.join()
