# Consumers that take task objects off a JoinableQueue until a poison pill.
import multiprocessing


class Task:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __call__(self):
        return f"{self.a} * {self.b} = {self.a * self.b}"

    def __str__(self):
        return f"{self.a} * {self.b}"


class Consumer(multiprocessing.Process):
    def __init__(self, task_queue, result_queue):
        multiprocessing.Process.__init__(self)
        self.task_queue = task_queue
        self.result_queue = result_queue
        self.done = 0

    def run(self):
        while True:
            next_task = self.task_queue.get()
            if next_task is None:
                self.task_queue.task_done()
                break
            answer = next_task()
            self.task_queue.task_done()
            self.result_queue.put(answer)
            self.done += 1


if __name__ == "__main__":
    tasks = multiprocessing.JoinableQueue()
    results = multiprocessing.Queue()
    num_consumers = 3
    print(f"Creating {num_consumers} consumers")
    consumers = [Consumer(tasks, results) for i in range(num_consumers)]
    for w in consumers:
        w.start()
    num_jobs = 10
    for i in range(num_jobs):
        tasks.put(Task(i, i))
    for i in range(num_consumers):
        tasks.put(None)
    tasks.join()
    answers = []
    while num_jobs:
        answers.append(results.get())
        num_jobs -= 1
    for answer in sorted(answers, key=lambda text: int(text.split()[0])):
        print("Result:", answer)
    for w in consumers:
        w.join()
    print([w.name for w in consumers], [w.exitcode for w in consumers], [w.done for w in consumers])
