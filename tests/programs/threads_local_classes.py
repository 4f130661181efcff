import threading
import time


class Session(threading.local):
    number = 0

    def __init__(self, prefix):
        self.name = prefix + threading.current_thread().name
        self.log = []

    @property
    def size(self):
        return len(self.log)

    def add(self, text):
        self.number += 1
        self.log.append((self.number, text))


session = Session("s-")


def work(texts):
    for text in texts:
        session.add(text)
        time.sleep(0.01)
    print(session.name, session.size, session.log, sorted(session.__dict__))


threads = [threading.Thread(target=work, args=(texts,), name=name)
           for name, texts in [("A", "xy"), ("B", "z"), ("C", "uvw")]]
for t in threads:
    t.start()
for t in threads:
    t.join()
session.add("main")
print(session.name, session.log, Session.number)
del session.log
try:
    session.log
except AttributeError as error:
    print(error)
