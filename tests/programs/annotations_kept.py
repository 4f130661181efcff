# What stands behind the parameters of a function is kept, and can be read.
import functools


def label(kind):
    print("evaluated:", kind)
    return kind


def fetch(url: str, *parts: int, retries: label("retries") = 3, **options: dict) -> "bytes":
    return b""


print(fetch.__annotations__)
print((lambda x: x).__annotations__)


@functools.wraps(fetch)
def wrapper(*args):
    return fetch(*args)


print(wrapper.__annotations__ is fetch.__annotations__, wrapper.__name__)


class Worker:
    name: str
    jobs: int = 0

    def run(self, count: int) -> None:
        size: int = 2
        print(sorted(locals().items(), key=str)[:1], vars(self))


print(Worker.__annotations__, Worker.run.__annotations__, Worker().run.__annotations__)
Worker().run(3) if False else print(Worker.jobs)
fetch.__annotations__["url"] = bytes
print(fetch.__annotations__["url"])
total: int = 5
print(__annotations__, globals()["total"], "total" in dir())
