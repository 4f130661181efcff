import threading
import time

grid = [[0] * 4 for _ in range(3)]
lines = []


def snapshot():
    lines.append([row[:] for row in grid])


barrier = threading.Barrier(3, action=snapshot, timeout=5)


def work(row):
    for step in range(4):
        time.sleep(0.01 * (row + 1))
        grid[row][step] = row + step
        index = barrier.wait()
        if index == 0:
            pass
    return row


threads = [threading.Thread(target=work, args=(row,)) for row in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for line in lines:
    print(line)
print(barrier.parties, barrier.n_waiting, barrier.broken)
