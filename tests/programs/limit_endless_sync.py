# options: --max-time 10
import time

n = 0
while True:
    n += 1
    print("still here", n)
    time.sleep(3)
