# expect while running: Random._randbelow
import random

print("before")
print(hasattr(random.Random(1), "_rand" + "below"))  # <--
