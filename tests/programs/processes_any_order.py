# order: any
# Several processes print at once: the same lines, in whatever order.
import multiprocessing as mp


def worker(number):
    for step in range(3):
        print(f"worker {number} step {step}\n", end="")


if __name__ == "__main__":
    processes = [mp.Process(target=worker, args=(n,)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all done")
