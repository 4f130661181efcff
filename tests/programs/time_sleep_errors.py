import time

try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("1")
except TypeError as error:
    print(error)
time.sleep(0)
time.sleep(0.5)
print("awake")
