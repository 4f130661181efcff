# A process as a class, with state of its own.
import multiprocessing


class Adder(multiprocessing.Process):
    def __init__(self, numbers, results):
        super().__init__()
        self.numbers = numbers
        self.results = results
        self.total = 0

    def run(self):
        self.total = sum(self.numbers)
        self.results.put((self.name, self.total))


class Named(multiprocessing.Process):
    def __init__(self):
        multiprocessing.Process.__init__(self, name="given", daemon=True)

    def run(self):
        current = multiprocessing.current_process()
        print(current.name, current.daemon, current is self, current.exitcode)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    adders = [Adder(range(n), results) for n in (3, 5)]
    for adder in adders:
        adder.start()
    print(sorted(results.get() for _ in adders))
    for adder in adders:
        adder.join()
    print([(adder.name, adder.total, adder.exitcode) for adder in adders])
    named = Named()
    named.start()
    named.join()
    main = multiprocessing.current_process()
    print(main.name, main.daemon, multiprocessing.active_children())
