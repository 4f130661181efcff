import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def download(name):
    time.sleep(len(name) * 0.1)
    return name, "x" * len(name) * 10


def parse(page):
    name, text = page
    time.sleep(0.05)
    return name, len(text)


start = time.perf_counter()
names = ["a", "bbb", "cc", "dddd"]
with ThreadPoolExecutor(4, "down") as downloads, ThreadPoolExecutor(2, "parse") as parsers:
    pages = [downloads.submit(download, n) for n in names]
    parsed = [parsers.submit(parse, page.result()) for page in as_completed(pages)]
    for future in parsed:
        print(future.result())
print(f"{time.perf_counter() - start:.2f}")
