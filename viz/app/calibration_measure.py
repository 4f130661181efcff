# The end of what `lockstep calibrate` runs for real to measure, under the model to count
# (calibration.h).
def part_nothing():
    pass

PARTS = [(name, value) for name, value in list(globals().items()) if name.startswith("part_")]
# A part runs several times in a row, so that what the processor has learned of it helps, as in a
# longer program.
IN_A_ROW = 3
ENOUGH_NS = 2000000


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


TURNS = counted_turns if sys.argv[1] == "count" else measured_turns
for NAME, PART in PARTS:
    for _ in TURNS(NAME):
        PART()

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
