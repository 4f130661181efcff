# A parent that talks to several workers over pipes and waits for whoever answers.
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
import time


def worker(conn, name, delay):
    for round_number in range(2):
        time.sleep(delay)
        conn.send((name, round_number, delay))
    conn.close()


if __name__ == "__main__":
    readers, processes = [], []
    for name, delay in (("slow", 0.35), ("quick", 0.1)):
        r, w = Pipe(duplex=False)
        readers.append(r)
        p = Process(target=worker, args=(w, name, delay))
        p.start()
        processes.append(p)
        w.close()
    while readers:
        for r in wait(readers):
            try:
                print(r.recv())
            except EOFError:
                readers.remove(r)
                print("one is done,", len(readers), "left")
    for p in processes:
        p.join()
    p = Process(target=time.sleep, args=(0.1,))
    p.start()
    print(wait([p.sentinel], timeout=0.01), wait([p.sentinel]) == [p.sentinel])
    p.join()
    print(p.exitcode)
