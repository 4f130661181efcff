# expect: __import__
print("before")
os = __import__("os")  # <--
