import sys
import threading


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, len(args))
    frames = []
    tb = args.exc_traceback
    while tb:
        frames.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    if args.exc_type is LookupError:
        print("  in", frames[-2:])


def inner(text):
    raise LookupError(text)


def work(text):
    inner(text)


def leave():
    sys.exit("this is not an error")


original = threading.excepthook
threading.excepthook = hook
for target, args in [(work, ("one",)), (leave, ()), (work, ("two",))]:
    t = threading.Thread(target=target, args=args, name=f"t-{target.__name__}")
    t.start()
    t.join()
threading.excepthook = original
print(original is threading.__excepthook__)


def broken(args):
    raise ValueError("the hook itself")


threading.excepthook = broken
t = threading.Thread(target=work, args=("three",), name="last")
t.start()
t.join()
threading.excepthook = original
print("end")
