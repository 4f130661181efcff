# The end of what `lockstep calibrate` runs: for real to measure, under the model to count and to
# predict (calibration.h).
def part_nothing():
    pass

PARTS = [(name, value) for name, value in list(globals().items()) if name.startswith("part_")]
# A part runs several times in a row, so that what the processor has learned of it helps, as in a
# longer program.
IN_A_ROW = 3
ENOUGH_NS = 2000000
now = time.perf_counter_ns


# A turn for each time that a part runs, which is done between two of them.
def measured_turns(name):
    least = None
    turns = total = 0
    while turns < IN_A_ROW or total < ENOUGH_NS:
        begin = time.process_time_ns()
        yield
        took = time.process_time_ns() - begin
        least = took if least is None or took < least else least
        turns += 1
        total += took
    sys.stdout.write("%s %d\n" % (name, least))


def counted_turns(name):
    yield
    sys.stdout.write("warm\n")
    yield
    sys.stdout.write(name + "\n")


def no_turns(name):
    return ()


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
WHAT = sys.argv[1] if __name__ == "__main__" else None
TURNS = {"count": counted_turns, "measure": measured_turns}.get(WHAT, no_turns)
for NAME, PART in PARTS:
    for _ in TURNS(NAME):
        PART()
if WHAT in ("others", "predict"):
    measure_others(WHAT == "others", sys.argv[2:] or [row[0] for row in OTHERS])

# --- parts outside of functions, whose names are not at hand but in the module --------------------
for _ in TURNS("part_m_empty_loop"):
    for i in range(5000):
        pass

for _ in TURNS("part_m_sum"):
    total = 0
    for i in range(3000):
        total = total + i

for _ in TURNS("part_m_counter"):
    n = 0
    while n < 3000:
        n += 1

for _ in TURNS("part_m_copy"):
    a = b = 1
    for i in range(3000):
        a = b
        b = i

for _ in TURNS("part_m_arithmetic"):
    total = 0
    for i in range(2000):
        total += i * 3 % 7

for _ in TURNS("part_m_numbers"):
    x, y = 1, 2
    for i in range(1500):
        x = y * i - 1
        y = x & 1023 | i

for _ in TURNS("part_m_floats"):
    x, y = 0.5, 0.25
    for i in range(1500):
        x = x * y + 0.5
        y = y / 1.5 + x

for _ in TURNS("part_m_branches"):
    n = 0
    for i in range(2000):
        if i % 15 == 0:
            n += 1
        elif i % 5 == 0:
            n += 2
        elif i > 500 and n < i:
            n -= 1

for _ in TURNS("part_m_calls"):
    n = 0
    for i in range(1500):
        n = add(n, i)

for _ in TURNS("part_m_lists"):
    items = []
    for i in range(1500):
        items.append(i * i)
    total = 0
    for item in items:
        total += item
    for i in range(len(items)):
        items[i] = items[i] + 1

for _ in TURNS("part_m_table"):
    counts = {}
    for i in range(1500):
        key = i % 50
        counts[key] = counts.get(key, 0) + 1

for _ in TURNS("part_m_text"):
    text = ""
    for i in range(500):
        text += "ab"
    vowels = 0
    for c in text:
        if c in "aeiou":
            vowels += 1

for _ in TURNS("part_m_sort"):
    items = [c % 100 for c in CHANCES[:60]]
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]

for _ in TURNS("part_m_fibonacci"):
    for _ in range(40):
        a, b = 0, 1
        for i in range(40):
            a, b = b, a + b

for _ in TURNS("part_m_objects"):
    things = [Thing(c % 9, i) for i, c in enumerate(CHANCES[:300])]
    best = things[0]
    for thing in things:
        thing.change(1)
        if thing.a > best.a:
            best = thing

for _ in TURNS("part_m_primes"):
    primes = []
    for n in range(2, 250):
        is_prime = True
        for p in primes:
            if p * p > n:
                break
            if n % p == 0:
                is_prime = False
                break
        if is_prime:
            primes.append(n)
