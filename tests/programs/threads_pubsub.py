import queue
import threading
from collections import defaultdict


class Broker:
    def __init__(self):
        self.topics = defaultdict(list)
        self.lock = threading.Lock()

    def subscribe(self, topic):
        q = queue.Queue()
        with self.lock:
            self.topics[topic].append(q)
        return q

    def publish(self, topic, message):
        with self.lock:
            subscribers = list(self.topics[topic])
        for q in subscribers:
            q.put(message)
        return len(subscribers)

    def close(self):
        with self.lock:
            for queues in self.topics.values():
                for q in queues:
                    q.put(None)


def listen(name, q, out):
    for message in iter(q.get, None):
        out.append(f"{name}:{message}")


broker = Broker()
heard = {name: [] for name in ("x", "y", "z")}
subscriptions = [("x", "news"), ("y", "news"), ("z", "sport")]
threads = []
for name, topic in subscriptions:
    t = threading.Thread(target=listen, args=(name, broker.subscribe(topic), heard[name]))
    t.start()
    threads.append(t)
print(broker.publish("news", "rain"), broker.publish("sport", "1:0"), broker.publish("art", "?"))
broker.publish("news", "sun")
broker.close()
for t in threads:
    t.join()
print(heard)
