# expect while running: pickle protocols below 2
import pickle

print(pickle.loads(pickle.dumps("before")))
print(pickle.dumps([1, 2], 0))  # <--
