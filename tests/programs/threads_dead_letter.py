import queue
import threading
import traceback

jobs = queue.Queue()
dead = queue.Queue()


def worker():
    while True:
        job = jobs.get()
        try:
            if job is None:
                return
            name, a, b = job
            print(name, a / b)
        except ZeroDivisionError as error:
            dead.put((job, error))
        except Exception:
            traceback.print_exc()
        finally:
            jobs.task_done()


t = threading.Thread(target=worker, name="the worker")
t.start()
for job in [("one", 6, 3), ("two", 1, 0), ("three", 9, 2), ("four", "x", 2), ("five", 0, 0)]:
    jobs.put(job)
jobs.join()
jobs.put(None)
t.join()
while not dead.empty():
    job, error = dead.get_nowait()
    print(job, "->", repr(error), error.__traceback__.tb_lineno > 0)
print(jobs.unfinished_tasks, jobs.qsize(), t.is_alive())
