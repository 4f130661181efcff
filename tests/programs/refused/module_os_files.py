# expect: os.listdir
import os

print(os.listdir("."))  # <--
