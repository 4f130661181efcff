import time
from concurrent.futures import ThreadPoolExecutor

urls = ["python.org", "example.com", "c-language.net", "a.io"]


def fetch(url):
    time.sleep(len(url) / 10)
    print("fetched", url)
    return url, len(url)


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=2) as executor:
    for url, size in executor.map(fetch, urls):
        print(f"{url:15} {size}")
print(f"{time.perf_counter() - start:.1f}")
with ThreadPoolExecutor() as executor:
    print(list(executor.map(pow, [2, 3, 4], [5, 2, 3])))
    print(dict(zip(urls, executor.map(len, urls))))
    print(sum(executor.map(len, urls)), max(executor.map(len, urls)), sorted(executor.map(len, urls)))
