# Exit codes as signals, and signals as numbers.
import multiprocessing
import signal
import time


def sleeps():
    time.sleep(30)


if __name__ == "__main__":
    for end in ("terminate", "kill"):
        p = multiprocessing.Process(target=sleeps)
        p.start()
        getattr(p, end)()
        p.join()
        sent = signal.Signals(-p.exitcode)
        print(end, p.exitcode, p.exitcode == -sent, sent.name, repr(sent), signal.strsignal(sent))
    print(signal.SIGTERM + 1, signal.SIGINT | 8, sorted([signal.SIGUSR1, signal.SIGINT]))
    print(len(list(signal.Signals)) > 25, signal.Signals["SIGHUP"].value, signal.SIGCLD.name)
    print(signal.getsignal(signal.SIGTERM), repr(signal.SIG_IGN), isinstance(signal.SIGTERM, int))
    try:
        signal.Signals(99)
    except ValueError as error:
        print(error)
