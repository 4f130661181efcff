# Many objects that take a lock to compare themselves are sorted while a thread runs.
import threading


class Task:
    def __init__(self, number):
        self.priority = number * 37 % 101 // 3
        self.number = number
        self.lock = threading.Lock()

    def __lt__(self, other):
        with self.lock:
            return self.priority < other.priority


def work(count):
    tasks = [Task(number) for number in range(count)]
    print(count, [(t.priority, t.number) for t in sorted(tasks)][::9])
    tasks.sort(reverse=True)
    print([t.number for t in tasks][:12])


for count in (63, 64, 150):
    thread = threading.Thread(target=work, args=(count,))
    thread.start()
    thread.join()


def number_of(task):
    with task.lock:
        return task.number


def by_key():
    tasks = [Task(number) for number in range(70)]
    tasks.sort(key=number_of, reverse=True)
    print([t.number for t in tasks][:5], [t.number for t in sorted(tasks, key=number_of)][:5])
    print(max(tasks, key=number_of).number, min(tasks).number)


thread = threading.Thread(target=by_key)
thread.start()
thread.join()
