# Exercises: print in order, FizzBuzz with four threads, odd and even, H2O.
import threading


class Foo:
    def __init__(self):
        self.first_done = threading.Event()
        self.second_done = threading.Event()

    def first(self, out):
        out("first")
        self.first_done.set()

    def second(self, out):
        self.first_done.wait()
        out("second")
        self.second_done.set()

    def third(self, out):
        self.second_done.wait()
        out("third")


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.condition = threading.Condition()
        self.out = []

    def run(self, matches, text):
        while True:
            with self.condition:
                self.condition.wait_for(lambda: self.current > self.n or matches(self.current))
                if self.current > self.n:
                    return
                self.out.append(text or str(self.current))
                self.current += 1
                self.condition.notify_all()


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.zero_turn = threading.Semaphore(1)
        self.turn = {1: threading.Semaphore(0), 0: threading.Semaphore(0)}
        self.out = []

    def zero(self):
        for i in range(1, self.n + 1):
            self.zero_turn.acquire()
            self.out.append(0)
            self.turn[i % 2].release()

    def number(self, parity):
        for i in range(2 - parity, self.n + 1, 2):
            self.turn[parity].acquire()
            self.out.append(i)
            self.zero_turn.release()


class H2O:
    def __init__(self):
        self.hydrogen_slots = threading.Semaphore(2)
        self.oxygen_slots = threading.Semaphore(1)
        self.barrier = threading.Barrier(3)
        self.molecules = []
        self.lock = threading.Lock()

    def atom(self, kind, slots):
        slots.acquire()
        self.barrier.wait()
        with self.lock:
            self.molecules.append(kind)
        slots.release()


def run(*calls):
    threads = [threading.Thread(target=c[0], args=c[1:]) for c in calls]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


foo = Foo()
run((foo.third, print), (foo.second, print), (foo.first, print))
game = FizzBuzz(15)
run((game.run, lambda n: n % 3 == 0 and n % 5, "fizz"), (game.run, lambda n: n % 5 == 0 and n % 3, "buzz"),
    (game.run, lambda n: n % 15 == 0, "fizzbuzz"), (game.run, lambda n: n % 3 and n % 5, ""))
print(" ".join(game.out))
zeo = ZeroEvenOdd(5)
run((zeo.zero,), (zeo.number, 0), (zeo.number, 1))
print("".join(map(str, zeo.out)))
water = H2O()
run(*[(water.atom, k, water.oxygen_slots if k == "O" else water.hydrogen_slots) for k in "OOHHHH"])
print(sorted(water.molecules[:3]), sorted(water.molecules[3:]))
