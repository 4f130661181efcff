import threading
import time


class Config:
    _instance = None
    _lock = threading.Lock()
    made = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    time.sleep(0.01)
                    instance = super().__new__(cls)
                    instance.values = {}
                    Config.made += 1
                    cls._instance = instance
        return cls._instance


found = []


def work(i):
    config = Config()
    config.values[i] = threading.current_thread().name
    found.append(config)


threads = [threading.Thread(target=work, args=(i,), name=f"w{i}") for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(Config.made, len({id(c) for c in found}), Config().values)
