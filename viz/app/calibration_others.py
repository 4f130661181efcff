# What else `lockstep calibrate` runs: for real to measure, under the model to predict. A file of its
# own: what a new process takes depends on how much memory the old one has, and programs are small.
import sys, time

now = time.perf_counter_ns


def nothing():
    pass


# Whatever has started threads runs more carefully from then on.
def use_threads():
    global threading, multiprocessing
    import threading
    import multiprocessing


def loops(n):
    for _ in range(n):
        pass


def calls(n):
    for _ in range(n):
        nothing()


def sleeps(n):
    for _ in range(n):
        time.sleep(0.001)


def thread_starts(n):
    for _ in range(n):
        t = threading.Thread(target=nothing)
        t.start()
        t.join()


def switches(n):
    one, other = threading.Semaphore(0), threading.Semaphore(0)
    def answer():
        for _ in range(n):
            one.acquire()
            other.release()
    t = threading.Thread(target=answer)
    t.start()
    for _ in range(n):
        one.release()
        other.acquire()
    t.join()


def forks(n):
    for _ in range(n):
        p = multiprocessing.Process(target=nothing)
        p.start()
        p.join()


def echo(end, n):
    for _ in range(n):
        end.send(end.recv())


def messages(n):
    here, there = multiprocessing.Pipe()
    p = multiprocessing.Process(target=echo, args=(there, n))
    p.start()
    for _ in range(n):
        here.send(1)
        here.recv()
    p.join()


# What is measured, how often it happens in one turn of it, and how many turns are enough for real
# and under the model, whose clock shows whole milliseconds. Of computing the least time counts. What
# the operating system does takes longer where a processor has to be woken, and less where none is
# idle: there the middle counts, as most often.
OTHERS = [
    ("loop", loops, 1, 100000, 1000000),
    ("call", calls, 1, 50000, 500000),
    ("lateness", sleeps, 1, 20, 100),
    ("switch", switches, 2, 300, 5000),
    ("thread_start", thread_starts, 1, 50, 500),
    ("fork", forks, 1, 10, 100),
    ("message", messages, 2, 300, 3000),
]


def measure_others(is_real, wanted):
    for name, run, times, real_turns, model_turns in OTHERS:
        if name not in wanted:
            continue
        if run not in (loops, calls, sleeps):
            use_threads()
        turns = real_turns if is_real else model_turns
        took = []
        for _ in range(9 if is_real else 1):
            begin = now()
            run(turns)
            took.append(now() - begin)
        took.sort()
        ns = took[0] if run in (loops, calls, sleeps) else took[len(took) // 2]
        if name == "lateness":
            ns -= turns * 1000000
        sys.stdout.write("%s %d\n" % (name, ns * 1000 // (turns * times)))


# A process that is not forked runs this file, too.
if __name__ == "__main__":
    measure_others(sys.argv[1] == "others", sys.argv[2:] or [row[0] for row in OTHERS])
