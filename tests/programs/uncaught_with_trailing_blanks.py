"""Blanks at the end of a line: the interpreter shows them, its library counts them."""
import traceback


def outer(x):
    return inner(x) 


def inner(x):
    raise ValueError(x)   	


try:
    outer(1) 
except ValueError:
    print(traceback.format_exc())
try: 
    outer(2)  
finally:
    outer(3) + 1  
