# sys.exit() is no failure: the hook is not called.
import sys

sys.excepthook = lambda *what: print("never called")
sys.exit("bye")
