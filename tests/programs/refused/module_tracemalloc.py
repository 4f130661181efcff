# expect: module 'tracemalloc'
import tracemalloc  # <--

tracemalloc.start()
