import asyncio
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


def show(label):
    print(label, user.get())


user.set("main user")
t = threading.Thread(target=show, args=("a plain thread:",))
t.start()
t.join()
context = contextvars.copy_context()
t = threading.Thread(target=context.run, args=(show, "with the context:"))
t.start()
t.join()


async def main():
    user.set("task user")
    await asyncio.to_thread(show, "to_thread:")
    await asyncio.get_running_loop().run_in_executor(None, show, "run_in_executor:")


asyncio.run(main())
show("main:")
