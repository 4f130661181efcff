import threading
import time

data = threading.local()
data.name = "main"


def work(name):
    print(name, hasattr(data, "name"))
    data.name = name
    data.steps = []
    for i in range(3):
        data.steps.append(i)
        time.sleep(0.1)
    print(name, data.name, data.steps, sorted(data.__dict__))


class Connection(threading.local):
    number = 0

    def __init__(self, host):
        self.host = host
        self.count = 0
        print("connected to", host, "in", threading.current_thread().name)

    def ask(self):
        self.count += 1
        return f"{self.host}: {self.count}"


connection = Connection("db")


def query(times):
    for _ in range(times):
        print(threading.current_thread().name, connection.ask())
        time.sleep(0.1)


threads = [threading.Thread(target=work, args=(n,)) for n in ("a", "b")]
threads += [threading.Thread(target=query, args=(n,), name=f"q{n}") for n in (2, 3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(data.name, connection.ask())
del data.name
try:
    data.name
except AttributeError as error:
    print(error)
