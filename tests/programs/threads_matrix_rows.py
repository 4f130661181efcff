import threading

n = 12
a = [[i + j for j in range(n)] for i in range(n)]
b = [[i * j % 7 for j in range(n)] for i in range(n)]
c = [[0] * n for _ in range(n)]


def row(i):
    for j in range(n):
        s = 0
        for k in range(n):
            s += a[i][k] * b[k][j]
        c[i][j] = s


threads = []
for i in range(n):
    t = threading.Thread(target=row, args=(i,))
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print(c[0], c[-1], sum(map(sum, c)), sep="\n")
