# Under spawn the module runs again in every child, and globals are as they were at the beginning.
import multiprocessing as mp

counter = 0
print("top of", __name__, flush=True)


def show(q):
    q.put((__name__, counter, mp.current_process().name, mp.get_start_method()))


def double(x):
    return 2 * x


if __name__ == "__main__":
    mp.set_start_method("spawn")
    counter = 5
    q = mp.Queue()
    p = mp.Process(target=show, args=(q,))
    p.start()
    print(q.get())
    p.join()
    with mp.Pool(1) as pool:
        print(pool.map(double, [1, 2, 3]))
    ctx = mp.get_context("fork")
    q = ctx.Queue()
    p = ctx.Process(target=show, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print(type(p).__name__, mp.get_start_method(), ctx.get_start_method())
    try:
        mp.set_start_method("fork")
    except RuntimeError as error:
        print(error)
