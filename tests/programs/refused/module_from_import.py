# expect: sqlite3
from sqlite3 import connect  # <--

connect(":memory:")
