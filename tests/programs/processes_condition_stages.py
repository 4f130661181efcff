# Stage 2 waits for stage 1 (the module of the week's example of a condition).
import multiprocessing
import time


def stage_1(cond):
    name = multiprocessing.current_process().name
    print("Starting", name, flush=True)
    with cond:
        print(f"{name} done and ready for stage 2", flush=True)
        cond.notify_all()


def stage_2(cond, n):
    name = multiprocessing.current_process().name
    time.sleep(0.03 * n)
    print("Starting", name, flush=True)
    with cond:
        cond.wait()
        time.sleep(0.05 * n)
        print(f"{name} running", flush=True)


if __name__ == "__main__":
    condition = multiprocessing.Condition()
    s1 = multiprocessing.Process(name="s1", target=stage_1, args=(condition,))
    s2_clients = [multiprocessing.Process(name=f"stage_2[{i}]", target=stage_2, args=(condition, i))
                  for i in range(1, 3)]
    for c in s2_clients:
        c.start()
    time.sleep(0.3)
    s1.start()
    s1.join()
    for c in s2_clients:
        c.join()
    print("end")
