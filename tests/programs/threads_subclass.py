import threading
import time


class Downloader(threading.Thread):
    def __init__(self, url, seconds):
        super().__init__(name=f"dl-{url}")
        self.url = url
        self.seconds = seconds
        self.result = None

    def run(self):
        print(f"{self.name}: begins")
        time.sleep(self.seconds)
        self.result = len(self.url) * 100
        print(f"{self.name}: has {self.result} bytes")


downloads = [Downloader(u, s) for u, s in (("a.html", 0.6), ("index.html", 0.2), ("c", 0.4))]
for d in downloads:
    d.start()
for d in downloads:
    d.join()
print(sum(d.result for d in downloads), [repr(d).split("(")[0] for d in downloads])
