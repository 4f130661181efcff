import threading


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)
    print(args.exc_traceback is not None, len(args))


def fail(text):
    raise ValueError(text)


threading.excepthook = hook
t = threading.Thread(target=fail, args=("oops",), name="T")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=fail, args=("plain",), name="U")
t.start()
t.join()


class Safe(threading.Thread):
    error = None

    def run(self):
        try:
            super().run()
        except Exception as error:
            self.error = error


t = Safe(target=fail, args=("kept",))
t.start()
t.join()
print(repr(t.error))
