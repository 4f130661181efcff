# Under spawn a module without a guard starts processes while it is imported: an error in the child.
# judge: 3.11.7+
import multiprocessing as mp

mp.set_start_method("spawn", force=True)


def work():
    print("never printed")


p = mp.Process(target=work)
p.start()
p.join()
print(p.exitcode)
