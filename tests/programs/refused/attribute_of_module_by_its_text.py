# expect while running: sys.hash_info
import sys

print("before")
name = "hash_" + "info"
print(getattr(sys, name, None))  # <--
