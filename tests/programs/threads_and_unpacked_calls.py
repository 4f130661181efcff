# The carets below f(*(...)) are the call's, with threads about as well.
import threading
import traceback


def add(*numbers):
    return sum(numbers)


def try_all():
    for attempt in (lambda: add(*(10 // n for n in (2, 1, 0))),
                    lambda: add(1, *(10 // n for n in (2, 1, 0))),
                    lambda: [1, *(10 // n for n in (2, 1, 0))],
                    lambda: {1, *(10 // n for n in (2, 1, 0))}):
        try:
            attempt()
        except ZeroDivisionError:
            traceback.print_exc()
    try:
        one, *rest = (10 // n for n in (2, 1, 0))
    except ZeroDivisionError:
        traceback.print_exc()


thread = threading.Thread(target=try_all)
thread.start()
thread.join()
