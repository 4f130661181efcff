import itertools
import queue
import threading
import time
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    number: int = field(default_factory=itertools.count().__next__)
    name: str = field(compare=False, default="")


jobs = queue.PriorityQueue()
order = []


def worker():
    while (job := jobs.get()).name:
        order.append((job.priority, job.name))
        time.sleep(0.1)


t = threading.Thread(target=worker)
t.start()
for priority, name in [(5, "mop"), (1, "fire"), (3, "mail"), (1, "flood"), (3, "phone")]:
    jobs.put(Job(priority, name=name))
time.sleep(0.25)
jobs.put(Job(0, name="alarm"))
jobs.put(Job(99))
t.join()
print(order)
print(Job(1, 2, "x"), Job(1, 2, "x") == Job(1, 2, "y"))
