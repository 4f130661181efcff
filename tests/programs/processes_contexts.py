# Contexts and start methods.
import multiprocessing as mp


def name_of(q):
    q.put((mp.current_process().name, type(mp.current_process()).__name__, mp.get_start_method()))


if __name__ == "__main__":
    print(mp.get_all_start_methods(), mp.get_start_method())
    for method in ("fork", "spawn"):
        ctx = mp.get_context(method)
        q = ctx.Queue()
        p = ctx.Process(target=name_of, args=(q,))
        p.start()
        print(q.get(), ctx.get_start_method(), isinstance(p, mp.process.BaseProcess))
        p.join()
    try:
        mp.get_context("thread")
    except ValueError as error:
        print(error)
    try:
        mp.set_start_method("fork")
    except RuntimeError as error:
        print(error)
    mp.set_start_method("spawn", force=True)
    print(mp.get_start_method(), type(mp.get_context()).__name__)
    p = mp.get_context("fork").Process(name="mine")
    print(repr(p).split()[0], p.name, p.daemon)
    print(mp.current_process(), mp.parent_process(), mp.active_children())
    mp.freeze_support()
