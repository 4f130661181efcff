# Many simulated downloads: in turn, in threads, in a pool; as they complete and with a failure.
import random
import time
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait
from threading import Thread

URLS = {"http://www.foxnews.com/": 0.7, "http://www.cnn.com/": 0.3, "http://europe.wsj.com/": 0.5,
        "http://www.bbc.co.uk/": 0.2, "http://nonexistant-subdomain.python.org/": 0.1}


def load_url(url, timeout):
    time.sleep(URLS[url])
    if "nonexistant" in url:
        raise OSError(-2, "Name or service not known")
    return "x" * (len(url) * 1000)


def timed(title, function):
    begun = time.perf_counter()
    result = function()
    print(f"{title}: {time.perf_counter() - begun:.2f} s")
    return result


def in_turn():
    return [load_url(url, 60) for url in URLS if "non" not in url]


def in_threads():
    threads = [Thread(target=load_url, args=(url, 60)) for url in URLS if "non" not in url]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == "__main__":
    timed("in turn", in_turn)
    timed("in threads", in_threads)
    with ThreadPoolExecutor(max_workers=5) as executor:
        future_to_url = {executor.submit(load_url, url, 60): url for url in URLS}
        for future in as_completed(future_to_url):
            url = future_to_url[future]
            try:
                data = future.result()
            except Exception as exc:
                print("%r generated an exception: %s" % (url, exc))
            else:
                print("%r page is %d bytes" % (url, len(data)))
    with ThreadPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(load_url, url, 1) for url in list(URLS)[:4]]
        done, not_done = wait(futures, return_when=FIRST_COMPLETED)
        print(len(done), len(not_done), sorted(futures.index(f) for f in done))
        done, not_done = wait(futures, timeout=0.25, return_when=FIRST_EXCEPTION)
        print(len(done), len(not_done))
        print([f.running() for f in futures], [f.done() for f in futures])
