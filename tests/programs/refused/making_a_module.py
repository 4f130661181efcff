# expect while running: making a module
import types

print("before")
module = types.ModuleType("settings")  # <--
