# A simulation with conditions: an elevator, passengers, a log in virtual time.
import threading
import time

START = time.monotonic()


def log(text):
    print(f"[{time.monotonic() - START:4.1f}] {text}")


class Elevator(threading.Thread):
    def __init__(self, floors):
        super().__init__(daemon=True)
        self.floor = 0
        self.floors = floors
        self.requests = []
        self.changed = threading.Condition()

    def call(self, floor):
        with self.changed:
            self.requests.append(floor)
            self.changed.notify_all()

    def wait_at(self, floor):
        with self.changed:
            self.changed.wait_for(lambda: self.floor == floor)

    def run(self):
        while True:
            with self.changed:
                while not self.requests:
                    self.changed.wait()
                target = self.requests.pop(0)
            while self.floor != target:
                time.sleep(0.5)
                with self.changed:
                    self.floor += 1 if target > self.floor else -1
                    self.changed.notify_all()
            log(f"elevator stops at {target}")
            time.sleep(0.2)


class Passenger(threading.Thread):
    def __init__(self, name, origin, goal, arrival, elevator):
        super().__init__(name=name)
        self.origin, self.goal, self.arrival, self.elevator = origin, goal, arrival, elevator

    def run(self):
        time.sleep(self.arrival)
        log(f"{self.name} calls at {self.origin}")
        self.elevator.call(self.origin)
        self.elevator.wait_at(self.origin)
        log(f"{self.name} gets in")
        self.elevator.call(self.goal)
        self.elevator.wait_at(self.goal)
        log(f"{self.name} is at {self.goal}")


elevator = Elevator(6)
elevator.start()
people = [Passenger("Ann", 3, 0, 0.05, elevator), Passenger("Bob", 1, 5, 2.42, elevator)]
for p in people:
    p.start()
for p in people:
    p.join()
log("all home")
