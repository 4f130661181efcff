# Small programs as people write them, which make prices learn what single lines do not show: a
# processor that guesses wrong, and memory that is not at hand. Behind calibration_parts.py.
SEED = 20011
CHANCES = []
for _ in range(512):
    SEED = (SEED * 1103515245 + 12345) & 0x7FFFFFFF
    CHANCES.append(SEED >> 12)
WORDS = ("a program is a list of orders that a machine follows one after another until none is left "
         "and a thread is one of many ways through it at a time").split()

def part_p_insertion_sort():
    items = [c % 500 for c in CHANCES[:110]]
    for i in range(1, len(items)):
        item = items[i]
        j = i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item

def part_p_selection_sort():
    items = [c % 900 for c in CHANCES[:130]]
    for i in range(len(items)):
        least = i
        for j in range(i + 1, len(items)):
            if items[j] < items[least]:
                least = j
        items[i], items[least] = items[least], items[i]

def sift(heap, start, end):
    root = start
    while 2 * root + 1 < end:
        child = 2 * root + 1
        if child + 1 < end and heap[child] < heap[child + 1]:
            child += 1
        if heap[root] >= heap[child]:
            return
        heap[root], heap[child] = heap[child], heap[root]
        root = child

def part_p_heap_sort():
    heap = [c % 3000 for c in CHANCES]
    for start in range(len(heap) // 2, -1, -1):
        sift(heap, start, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift(heap, 0, end)

def part_p_counting_sort():
    counts = [0] * 64
    for _ in range(4):
        for c in CHANCES:
            counts[c & 63] += 1
    out = []
    for value, count in enumerate(counts):
        out.extend([value] * count)

def partition(items, low, high):
    pivot = items[high]
    i = low
    for j in range(low, high):
        if items[j] < pivot:
            items[i], items[j] = items[j], items[i]
            i += 1
    items[i], items[high] = items[high], items[i]
    return i

def sort_in_place(items, low, high):
    if low < high:
        middle = partition(items, low, high)
        sort_in_place(items, low, middle - 1)
        sort_in_place(items, middle + 1, high)

def part_p_sort_in_place():
    items = CHANCES[:]
    sort_in_place(items, 0, len(items) - 1)

def part_p_best_row_of_numbers():
    best = total = start = 0
    for _ in range(8):
        for i, c in enumerate(CHANCES):
            n = c % 21 - 10
            if total <= 0:
                total, start = n, i
            else:
                total += n
            best = max(best, total)

def part_p_two_that_add_up():
    found = 0
    for wanted in range(100, 1500, 200):
        seen = {}
        for i, c in enumerate(CHANCES):
            n = c % 1000
            if wanted - n in seen:
                found += seen[wanted - n] < i
            seen[n] = i

def part_p_two_ends():
    items = sorted(c % 1000 for c in CHANCES)
    pairs = 0
    for wanted in range(200, 1800, 300):
        left, right = 0, len(items) - 1
        while left < right:
            total = items[left] + items[right]
            if total == wanted:
                pairs += 1
                left += 1
                right -= 1
            elif total < wanted:
                left += 1
            else:
                right -= 1

def part_p_turned_tables():
    table = [[r * 12 + c for c in range(12)] for r in range(12)]
    for _ in range(12):
        table = [list(row) for row in zip(*table[::-1])]
        flat = [x for row in table for x in row if x % 3]
        diagonal = [table[i][i] for i in range(len(table))]

def part_p_spots_in_a_picture():
    picture = [["#" if CHANCES[(r * 24 + c) % 512] % 3 else "." for c in range(24)]
               for r in range(24)]
    spots = 0
    for r in range(24):
        for c in range(24):
            if picture[r][c] != "#":
                continue
            spots += 1
            todo = [(r, c)]
            picture[r][c] = "o"
            while todo:
                y, x = todo.pop()
                for ny, nx in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                    if 0 <= ny < 24 and 0 <= nx < 24 and picture[ny][nx] == "#":
                        picture[ny][nx] = "o"
                        todo.append((ny, nx))

def part_p_groups_that_meet():
    parent = list(range(400))
    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b in zip(CHANCES, CHANCES[7:]):
        a, b = find(a % 400), find(b % 400)
        if a != b:
            parent[a] = b
    groups = {find(x) for x in range(400)}

def part_p_order_of_tasks():
    needs = {i: set() for i in range(150)}
    for a, b in zip(CHANCES, CHANCES[3:]):
        if a % 150 > b % 150:
            needs[a % 150].add(b % 150)
    order = []
    ready = [task for task, before in needs.items() if not before]
    waiting = {task: len(before) for task, before in needs.items()}
    followers = {}
    for task, before in needs.items():
        for other in before:
            followers.setdefault(other, []).append(task)
    while ready:
        task = ready.pop()
        order.append(task)
        for other in followers.get(task, []):
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)

def visit(graph, node, seen, order):
    if node in seen:
        return
    seen.add(node)
    for other in graph[node]:
        visit(graph, other, seen, order)
    order.append(node)

def part_p_visits():
    graph = {i: [c % 300 for c in CHANCES[i:i + 3]] for i in range(300)}
    seen, order = set(), []
    for node in graph:
        visit(graph, node, seen, order)

def subsets(items, at, left, chosen):
    if left == 0:
        return 1
    if at == len(items) or left < 0:
        return 0
    chosen.append(items[at])
    count = subsets(items, at + 1, left - items[at], chosen)
    chosen.pop()
    return count + subsets(items, at + 1, left, chosen)

def part_p_subsets():
    subsets([3, 34, 4, 12, 5, 2, 8, 15, 7, 9, 21], 0, 40, [])

def color(graph, colors, node, count):
    if node == len(graph):
        return True
    for c in range(count):
        if any(colors.get(other) == c for other in graph[node]):
            continue
        colors[node] = c
        if color(graph, colors, node + 1, count):
            return True
        del colors[node]
    return False

def part_p_colors_of_a_map():
    graph = [[(i + 1) % 40, (i - 1) % 40, (i * 7 + 3) % 40, (i + 11) % 40] for i in range(40)]
    for _ in range(4):
        color(graph, {}, 0, 4)

def ride(board, row, column, move):
    size = len(board)
    board[row][column] = move
    if move == size * size:
        return True
    for dr, dc in ((2, 1), (1, 2), (-1, 2), (-2, 1), (-2, -1), (-1, -2), (1, -2), (2, -1)):
        r, c = row + dr, column + dc
        if 0 <= r < size and 0 <= c < size and not board[r][c]:
            if move < 400 and ride(board, r, c, move + 1):
                return True
        board[0][0] += 0
    board[row][column] = 0
    return False

def part_p_ride():
    board = [[0] * 5 for _ in range(5)]
    board[4] = [1] * 5
    board[3] = [1] * 5
    ride(board, 0, 0, 1)

def choose(items, count):
    if count == 0:
        yield []
        return
    for i in range(len(items) - count + 1):
        for rest in choose(items[i + 1:], count - 1):
            yield [items[i]] + rest

def part_p_choices():
    total = 0
    for few in choose(list(range(9)), 4):
        total += sum(few)

def part_p_pairs_of_words():
    pairs = {}
    for _ in range(25):
        for a, b in zip(WORDS, WORDS[1:]):
            key = a + " " + b
            if key not in pairs:
                pairs[key] = 0
            pairs[key] += 1
    best = sorted(pairs, key=pairs.get, reverse=True)[:5]

def part_p_rows_of_values():
    lines = ["name,amount,price"] + ["%s,%d,%.2f" % (WORDS[c % 30], c % 9, c % 700 / 7)
                                     for c in CHANCES[:150]]
    header = lines[0].split(",")
    totals = {}
    for line in lines[1:]:
        row = dict(zip(header, line.split(",")))
        amount, price = int(row["amount"]), float(row["price"])
        totals[row["name"]] = totals.get(row["name"], 0) + amount * price

def part_p_settings():
    text = "# settings\nwidth = 80\nname = demo\n\nratio = 1.5\nflag = yes ; a remark\n" * 25
    settings = {}
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, value = line.split("=")
        value = value.split(";")[0].strip()
        try:
            value = int(value)
        except ValueError:
            try:
                value = float(value)
            except ValueError:
                value = value == "yes" or value
        settings.setdefault(key.strip(), []).append(value)

def part_p_clean_words():
    counts = {}
    text = "It was, he said, the best of days; 'the best' - and (so far) the last! " * 30
    for word in text.split():
        word = word.strip(".,;:!?'()-").lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    longest = max(counts, key=len)
    return [w for w, n in counts.items() if n == max(counts.values())]

def part_p_letters():
    vowels = double = 0
    for word in WORDS * 12:
        previous = ""
        for c in word:
            if c in "aeiou":
                vowels += 1
            if c == previous:
                double += 1
            previous = c

def part_p_lines_of_width():
    for width in (20, 30, 45, 60):
        lines, line = [], ""
        for word in WORDS * 6:
            if len(line) + len(word) + 1 > width:
                lines.append(line.ljust(width) + "|")
                line = word
            else:
                line = line + " " + word if line else word
        lines.append(line)
        "\n".join(lines)

def part_p_table_of_prices():
    out = []
    for i, c in enumerate(CHANCES[:250]):
        price = c % 10000 / 100
        out.append(f"{WORDS[i % 30]:<10}{c % 10:>4} x {price:8.2f} = {c % 10 * price:10.2f}")
    out.append("-" * 40)
    return "\n".join(out)

def part_p_messages():
    out = []
    for i, c in enumerate(CHANCES[:300]):
        out.append(f"{i}: {WORDS[i % 30]} has {c % 100} of {len(WORDS)}")
        if c % 5 == 0:
            out.append("warning: " + str(c) + " is " + repr(WORDS[c % 30]))
        elif c % 5 == 1:
            out.append("%s at %d%%" % (WORDS[c % 30], c % 101))
        else:
            out.append("{} and {}".format(i, c % 7))
    return len("\n".join(out))

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

def say(n):
    if n <= 10:
        return ONES[n]
    if n < 100:
        return ONES[n // 10] + "ty" + ("" if n % 10 == 0 else "-" + ONES[n % 10])
    if n < 1000:
        rest = "" if n % 100 == 0 else " and " + say(n % 100)
        return say(n // 100) + " hundred" + rest
    return say(n // 1000) + " thousand " + say(n % 1000)

def part_p_numbers_in_words():
    for c in CHANCES[:300]:
        say(c % 99999)

def part_p_other_bases():
    digits = "0123456789abcdef"
    for c in CHANCES[:160]:
        n, text = c, ""
        while n > 0:
            text = digits[n % 16] + text
            n //= 16
        value = 0
        for d in text:
            value = value * 16 + digits.index(d)

def part_p_digits():
    found = []
    for n in range(1, 900):
        digits = [int(d) for d in str(n)]
        if sum(d ** len(digits) for d in digits) == n:
            found.append(n)

def part_p_divisors():
    perfect = []
    for n in range(2, 130):
        total = 0
        for d in range(1, n // 2 + 1):
            if n % d == 0:
                total += d
        if total == n:
            perfect.append(n)
        elif total > n and n % 2:
            break

def part_p_roots():
    for c in CHANCES[:150]:
        n = c % 5000 + 1
        x = n / 2
        for _ in range(30):
            better = (x + n / x) / 2
            if abs(better - x) < 1e-9:
                break
            x = better

def part_p_area_under_a_line():
    def f(x):
        return x * x * x - 2 * x + 1
    for n in (300, 900):
        width = 2 / n
        total = 0.0
        for i in range(n):
            total += f(i * width) + f((i + 1) * width)
        total *= width / 2

def part_p_a_falling_ball():
    height, speed, bounces = 10.0, 0.0, 0
    for _ in range(3000):
        speed -= 9.81 * 0.01
        height += speed * 0.01
        if height < 0:
            height, speed = -height, -speed * 0.8
            bounces += 1

def part_p_statistics():
    for shift in range(4):
        values = [c % 100 + shift for c in CHANCES]
        mean = sum(values) / len(values)
        spread = math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))
        ordered = sorted(values)
        middle = ordered[len(ordered) // 2]
        high = [v for v in values if v > mean + spread]

class Vector:
    def __init__(self, x, y, z=0):
        self.x, self.y, self.z = x, y, z
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)
    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)
    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)
    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y, self.z) == (other.x, other.y, other.z)
    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

def part_p_vectors():
    place, speed = Vector(0, 0), Vector(1, 0.5)
    home = 0
    for i in range(400):
        place = place + speed * 0.1
        if place.dot(speed) > 9:
            place = place - speed * 7
        home += place == Vector(0, 0)

class Fraction_:
    def __init__(self, up, down):
        common = math.gcd(up, down)
        self.up, self.down = up // common, down // common
    def __add__(self, other):
        return Fraction_(self.up * other.down + other.up * self.down, self.down * other.down)
    def __lt__(self, other):
        return self.up * other.down < other.up * self.down
    def __str__(self):
        return f"{self.up}/{self.down}"

def part_p_fractions():
    parts = [Fraction_(c % 9 + 1, c % 12 + 1) for c in CHANCES[:200]]
    total = Fraction_(0, 1)
    for i, part in enumerate(parts):
        total = part if i % 8 == 0 else total + part
    least = min(parts)
    text = ", ".join(str(p) for p in sorted(parts)[:80])

class TwoStacks:
    def __init__(self):
        self._in = []
        self._out = []
    def put(self, item):
        self._in.append(item)
    def get(self):
        if not self._out:
            while self._in:
                self._out.append(self._in.pop())
        if not self._out:
            raise IndexError("empty")
        return self._out.pop()
    def __len__(self):
        return len(self._in) + len(self._out)

def part_p_two_stacks():
    queue = TwoStacks()
    missed = 0
    for c in CHANCES:
        if c % 2:
            queue.put(c)
        else:
            try:
                queue.get()
            except IndexError:
                missed += 1
        if c % 16 == 0:
            missed += len(queue)

class Article:
    count = 0
    def __init__(self, name, price, stock):
        self.name = name
        self.price = price
        self.stock = stock
        Article.count += 1
    @property
    def worth(self):
        return self.price * self.stock
    @staticmethod
    def is_name(text):
        return text.isalpha() and len(text) > 1
    def sell(self, amount):
        if amount > self.stock:
            raise ValueError(f"only {self.stock} of {self.name}")
        self.stock -= amount
        return amount * self.price
    def __repr__(self):
        return "Article(%r, %s)" % (self.name, self.price)

def part_p_store():
    store = {}
    for i, word in enumerate(WORDS):
        if Article.is_name(word) and word not in store:
            store[word] = Article(word, i % 7 + 0.5, 12)
    names = list(store)
    income, failed = 0, []
    for c in CHANCES:
        try:
            income += store[names[c % len(names)]].sell(c % 4)
        except ValueError as error:
            failed.append(str(error))
    worth = sum(article.worth for article in store.values())
    text = [repr(article) for article in store.values() if article.stock == 0]

class Animal:
    def __init__(self, name):
        self.name = name
        self.energy = 10
    def speak(self):
        return "..."
    def step(self, n):
        self.energy -= n
        if self.energy < 0:
            self.energy = 10
        return self.energy
class Dog(Animal):
    def speak(self):
        return self.name + ": woof"
class Cat(Animal):
    def __init__(self, name):
        super().__init__(name)
        self.lives = 9
    def speak(self):
        return self.name + ": meow"
    def step(self, n):
        if self.lives > n:
            return super().step(1)
        return 0

def part_p_animals():
    farm = []
    for i, c in enumerate(CHANCES[:200]):
        farm.append((Dog, Cat, Animal)[c % 3](WORDS[i % 30]))
    said = [animal.speak() for animal in farm]
    total = 0
    for day in range(3):
        for animal in farm:
            total += animal.step(day)
            if isinstance(animal, Dog) and animal.energy > 8:
                total += 1

class Degrees:
    def __init__(self, celsius):
        self._celsius = celsius
    @property
    def celsius(self):
        return self._celsius
    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._celsius = value
    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

def part_p_degrees():
    t = Degrees(20)
    wrong = 0
    for c in CHANCES:
        try:
            t.celsius = c % 300 - 280
        except ValueError:
            wrong += 1
        if t.fahrenheit > 32:
            wrong += 0

class Signal_:
    def __init__(self):
        self.listeners = []
    def connect(self, listener):
        self.listeners.append(listener)
    def send(self, *values):
        for listener in self.listeners:
            listener(*values)

def part_p_listeners():
    signal = Signal_()
    log, sums = [], {"n": 0}
    def add_up(name, value):
        sums["n"] += value
    signal.connect(lambda name, value: log.append((name, value)))
    signal.connect(add_up)
    for c in CHANCES:
        signal.send(WORDS[c % 30], c % 10)

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

def part_p_countdowns():
    total = 0
    for n in range(40):
        for x in Countdown(n):
            total += x
        total += sum(Countdown(n))

def lines_of(text):
    for line in text.split("\n"):
        if line:
            yield line
def numbers_of(lines):
    for line in lines:
        for word in line.split():
            if word.isdigit():
                yield int(word)
def windows(items, size):
    last = deque()
    for item in items:
        last.append(item)
        if len(last) > size:
            last.popleft()
        if len(last) == size:
            yield sum(last) / size

def part_p_flow_of_lines():
    text = "\n".join("%d rows, %d of them new" % (c % 50, c % 7) for c in CHANCES[:200])
    means = list(windows(numbers_of(lines_of(text)), 4))
    high = max(means)

class Transaction:
    def __init__(self, data):
        self.data = data
    def __enter__(self):
        self.before = dict(self.data)
        return self.data
    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.data.clear()
            self.data.update(self.before)
        return kind is KeyError

def part_p_transactions():
    data = {"a": 100, "b": 50}
    for c in CHANCES[:300]:
        with Transaction(data) as d:
            d["a"] -= c % 30
            d["b"] += c % 30
            if d["a"] < 0:
                raise KeyError("a")
            if c % 11 == 0:
                d["a"] = 100

class TooYoung(Exception):
    def __init__(self, age):
        super().__init__("too young: %d" % age)
        self.age = age

def check_age(text):
    age = int(text)
    if age < 0:
        raise ValueError("negative")
    if age < 18:
        raise TooYoung(age)
    return age

def register(people, name, text):
    try:
        people[name] = check_age(text)
    except TooYoung as error:
        people[name] = -error.age
        raise

def part_p_checks():
    people, problems = {}, []
    for i, c in enumerate(CHANCES[:300]):
        try:
            register(people, WORDS[i % 30], str(c % 60) if c % 9 else "x%d" % i)
        except TooYoung as error:
            problems.append(str(error))
        except ValueError:
            problems.append("no number")
        else:
            problems.clear()

def flaky(n, tries):
    if n % 4 > tries:
        raise OSError("try again")
    return n

def part_p_tries():
    done = 0
    for c in CHANCES[:400]:
        for tries in range(4):
            try:
                done += flaky(c, tries)
                break
            except OSError:
                continue
            finally:
                done += 1

def counted(f):
    def wrapper(*args, **names):
        wrapper.calls += 1
        return f(*args, **names)
    wrapper.calls = 0
    return wrapper

@counted
def scale(x, factor=2, *, offset=0):
    return x * factor + offset

def part_p_decorators():
    total = 0
    for c in CHANCES:
        total += scale(c) if c & 1 else scale(c, 3, offset=1)
    return scale.calls

def part_p_functions_of_functions():
    def compose(*functions):
        def composed(x):
            for f in functions:
                x = f(x)
            return x
        return composed
    adders = [lambda x, n=n: x + n for n in range(5)]
    both = compose(*adders, lambda x: x % 100)
    total = 0
    for c in CHANCES:
        total += both(c)
    list(map(both, filter(lambda c: c % 3, CHANCES[:200])))

def ways_up(n, known):
    if n in known:
        return known[n]
    if n <= 1:
        return 1
    known[n] = ways_up(n - 1, known) + ways_up(n - 2, known)
    return known[n]

def part_p_known_ways():
    for n in range(5, 60):
        ways_up(n, {})

def part_p_lights():
    nexts = {"red": "green", "green": "yellow", "yellow": "red"}
    times = {"red": 4, "green": 3, "yellow": 1}
    light, left, log = "red", 4, []
    for second in range(2500):
        left -= 1
        if left == 0:
            light = nexts[light]
            left = times[light]
            if second % 50 == 0:
                log.append((second, light))

def part_p_bits():
    for c in CHANCES:
        n, ones = c, 0
        while n:
            n &= n - 1
            ones += 1
        parity = ones & 1
        swapped = (c & 0xFF) << 8 | c >> 8 & 0xFF
        is_power = c and not c & c - 1

def part_p_sparse_vectors():
    a = {c % 700: c % 13 for c in CHANCES[:300]}
    b = {c % 700: c % 17 for c in CHANCES[200:]}
    for _ in range(5):
        product = sum(value * b[key] for key, value in a.items() if key in b)
        total = dict(a)
        for key, value in b.items():
            total[key] = total.get(key, 0) + value
        few = {key: value for key, value in total.items() if value > 9}

def part_p_walks():
    moves = {"n": (0, 1), "s": (0, -1), "e": (1, 0), "w": (-1, 0)}
    x = y = crossed = 0
    seen = {(0, 0)}
    for c in CHANCES:
        dx, dy = moves["nsew"[c % 4]]
        x, y = x + dx, y + dy
        if (x, y) in seen:
            crossed += 1
        else:
            seen.add((x, y))
    far = max(abs(a) + abs(b) for a, b in seen)

def part_p_living_cells():
    cells = {(c % 20, c // 20 % 20) for c in CHANCES[:90]}
    for _ in range(2):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx != 0 or dy != 0:
                        place = (x + dx, y + dy)
                        near[place] = near.get(place, 0) + 1
        cells = {p for p, n in near.items() if n == 3 or n == 2 and p in cells}

def part_p_marks():
    marks = {}
    for i, c in enumerate(CHANCES):
        marks.setdefault(WORDS[i % 30], {}).setdefault("abc"[c % 3], []).append(c % 6 + 1)
    means = {}
    for name, subjects in marks.items():
        for subject, values in subjects.items():
            means[name, subject] = round(sum(values) / len(values), 1)
    best = sorted(means.items(), key=lambda item: (-item[1], item[0]))[:5]

def winner(board):
    lines = board + [list(column) for column in zip(*board)]
    lines.append([board[i][i] for i in range(3)])
    lines.append([board[i][2 - i] for i in range(3)])
    for line in lines:
        if line[0] != " " and all(sign == line[0] for sign in line):
            return line[0]
    return None

def part_p_noughts():
    for game in range(35):
        board = [[" "] * 3 for _ in range(3)]
        free = [(r, c) for r in range(3) for c in range(3)]
        for turn in range(9):
            r, c = free.pop(CHANCES[game * 9 + turn] % len(free))
            board[r][c] = "xo"[turn % 2]
            if winner(board):
                break

def is_balanced(text):
    closing = {")": "(", "]": "[", "}": "{"}
    stack = []
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in closing:
            if not stack or stack.pop() != closing[c]:
                return False
    return not stack

def part_p_brackets():
    for text in ["(a[b]{c}) + (d)", "(]", "f(x[0], {'a': (1, 2)})", "((((", "plain words"] * 18:
        is_balanced(text)

def part_p_finds():
    text = "the cat sat on the mat and the hat of the cat " * 12
    places = []
    for wanted in ("the", "cat", "at"):
        at = text.find(wanted)
        while at != -1:
            places.append(at)
            at = text.find(wanted, at + 1)

def part_p_templates():
    template = "Dear {name}, you owe {sum} for {what}."
    out = []
    for i, c in enumerate(CHANCES[:150]):
        text = template
        for key, value in (("name", WORDS[i % 30]), ("sum", str(c)), ("what", "tea")):
            text = text.replace("{" + key + "}", value)
        out.append(text.title() if c % 4 == 0 else text)

def part_p_people():
    people = []
    for i, c in enumerate(CHANCES[:150]):
        people.append({"name": WORDS[i % 30], "age": c % 80, "city": "abcd"[c % 4]})
    adults = [p for p in people if p["age"] >= 18]
    by_age = sorted(adults, key=lambda p: p["age"], reverse=True)
    by_name = sorted(people, key=lambda p: (p["name"], p["age"]))
    cities = {}
    for p in by_name:
        cities.setdefault(p["city"], []).append(p["name"])
    oldest = {city: max(names) for city, names in cities.items()}
    text = [f"{p['name']} ({p['age']})" for p in by_age]

def part_p_last_one():
    for count in (20, 41, 60):
        circle = deque(range(count))
        while len(circle) > 1:
            for _ in range(2):
                circle.append(circle.popleft())
            circle.popleft()

def flatten(value):
    if isinstance(value, list):
        out = []
        for item in value:
            out.extend(flatten(item))
        return out
    if isinstance(value, dict):
        return [x for key in value for x in flatten(value[key])]
    return [value]

def part_p_flat():
    value = [1, [2, 3, [4, "five"]], {"a": [6, 7.5], "b": None}, [[[True]]]]
    for _ in range(60):
        flatten(value)

def read_value(text, at):
    if text[at] == "[":
        items = []
        at += 1
        while text[at] != "]":
            item, at = read_value(text, at)
            items.append(item)
            if text[at] == ",":
                at += 1
        return items, at + 1
    start = at
    while text[at].isalnum():
        at += 1
    word = text[start:at]
    return int(word) if word.isdigit() else word, at

def part_p_read_lists():
    for _ in range(25):
        read_value("[1,[22,abc],[[3]],word,[4,[5,[6,seven]]],88]", 0)

def part_p_long_numbers():
    n = 1
    for i in range(1, 120):
        n *= i
    total = sum(int(d) for d in str(n))
    a, b = 1, 1
    for _ in range(300):
        a, b = b, a + b
    for c in CHANCES[:60]:
        total += pow(c, 65537, 1000000007)
        total += (c << 40) % 999983

def part_p_signs():
    count = 0
    for c in CHANCES:
        match (c % 4, c % 3):
            case (0, 0):
                count += 1
            case (0, n) | (n, 0):
                count += n
            case (a, b) if a == b:
                count -= 1
            case _:
                pass

def part_p_triangle():
    row = [1]
    for _ in range(45):
        row = [1] + [row[i] + row[i + 1] for i in range(len(row) - 1)] + [1]
    text = " ".join(str(n) for n in row)

def part_p_common_part():
    a = WORDS[3] + "aggtabcdeffedcba"
    b = "gxtxayb" + WORDS[7] + "abcfedg"
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])

def part_p_coins():
    least = [0] + [10 ** 6] * 300
    for n in range(1, 301):
        for coin in (1, 2, 5, 10, 20, 50):
            if coin <= n and least[n - coin] + 1 < least[n]:
                least[n] = least[n - coin] + 1

def part_p_membership():
    squares = {n * n for n in range(200)}
    small = set()
    for c in CHANCES:
        n = c % 5000
        if n in squares:
            small.add(n)
        if n + 1 in squares or n - 1 in squares:
            small.discard(n + 1)
        elif n % 10 in (3, 7) and n not in small:
            small |= {n % 100}
    both = small & squares
    neither = set(range(100)) - small - squares

class Item_:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.next = None
class Table_:
    def __init__(self, size):
        self.slots = [None] * size
    def set(self, key, value):
        at = hash(key) % len(self.slots)
        item = self.slots[at]
        while item is not None:
            if item.key == key:
                item.value = value
                return
            item = item.next
        item = Item_(key, value)
        item.next = self.slots[at]
        self.slots[at] = item
    def get(self, key, default=None):
        item = self.slots[hash(key) % len(self.slots)]
        while item and item.key != key:
            item = item.next
        return item.value if item else default

def part_p_own_table():
    table = Table_(40)
    for c in CHANCES[:300]:
        n = c % 120
        table.set(n, table.get(n, 0) + 1)

def part_p_many_objects():
    things = [Article(WORDS[c % 30], c % 40, c % 9) for c in CHANCES]
    by_name = {}
    for thing in things:
        by_name.setdefault(thing.name, []).append(thing)
    for name, group in by_name.items():
        group.sort(key=lambda thing: thing.price)
        group[0].stock += 1
    worth = sum(thing.price * thing.stock for thing in things if thing.stock)

async def some_work(n, out):
    for i in range(n):
        out.append(i)
        if i % 4 == 0:
            await asyncio.sleep(0)
    return n

async def several():
    out = []
    counts = await asyncio.gather(*[some_work(c % 30, out) for c in CHANCES[:20]])
    return sum(counts), len(out)

def part_p_async_parts():
    asyncio.run(several())

async def fill(queue, count):
    for i in range(count):
        await queue.put(CHANCES[i])
    await queue.put(None)

async def drain(queue, out):
    while (item := await queue.get()) is not None:
        out.append(item * 2 % 100)

async def belt():
    queue, out = asyncio.Queue(maxsize=5), []
    await asyncio.gather(fill(queue, 150), drain(queue, out))

def part_p_async_queue():
    asyncio.run(belt())

# --- more data than lies near the processor -----------------------------------------------------

def part_p_many_words():
    text = " ".join(WORDS * 160)
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    lengths = [len(word) for word in text.split(" ")]

def part_p_many_lines():
    lines = []
    for i in range(9000):
        lines.append("row " + str(i * 7919 % 9001))
    lines.sort()
    return len("\n".join(lines))

def part_p_many_pairs():
    pairs = [(i * 7919 % 211, "n" + str(i)) for i in range(7000)]
    pairs.sort(key=lambda pair: (pair[0], pair[1]))
    names = {name: number for number, name in pairs}
    few = [name for name, number in names.items() if number % 3 == 0]

class Record:
    def __init__(self, key, size):
        self.key = key
        self.size = size

def part_p_many_records():
    records = [Record(i * 7919 % 8009, i % 50) for i in range(8000)]
    by_size = {}
    for record in records:
        by_size.setdefault(record.size, []).append(record)
    records.sort(key=lambda record: record.key)
    total = 0
    for record in records:
        if record.size > 20:
            total += record.key

def part_p_many_numbers():
    table = [[(r * c) % 10 for c in range(150)] for r in range(150)]
    total = 0
    for c in range(150):
        for r in range(150):
            total += table[r][c]
    flags = [True] * 90000
    for step in (3, 5, 17, 60):
        for i in range(step, 90000, step):
            flags[i] = False

def part_p_many_members():
    seen = set()
    for i in range(12000):
        n = i * 7919 % 100003
        if n not in seen:
            seen.add(n)
    found = sum(1 for i in range(6000) if i in seen)
    squares = {n: n * n for n in seen}
