import asyncio
from datetime import datetime, timedelta, timezone


class Job:
    def __init__(self, name, seconds):
        self.name = name
        self.deadline = datetime.now() + timedelta(seconds=seconds)

    def left(self):
        return (self.deadline - datetime.now()).total_seconds()


def stamp():
    return datetime.now().strftime("%H:%M:%S.%f")[:-3]


async def work(job, takes):
    started = datetime.now()
    print(f"[{stamp()}] {job.name} starts, {job.left():.1f} s left")
    await asyncio.sleep(takes)
    spent = datetime.now() - started
    state = "late" if datetime.now() > job.deadline else "in time"
    print(f"[{stamp()}] {job.name} took {spent} and is {state} ({job.left():+.2f} s)")


async def main():
    jobs = [Job("report", 2), Job("backup", 1), Job("mail", 4.25)]
    await asyncio.gather(*[work(job, 1.5 + i) for i, job in enumerate(jobs)])
    for job in sorted(jobs, key=lambda job: job.deadline):
        print(job.name, job.deadline.time(), job.deadline.isoformat(timespec="milliseconds"))
    finished = datetime.now(timezone.utc)
    tokyo = timezone(timedelta(hours=9), "JST")
    print(finished, finished.astimezone(tokyo).strftime("%d.%m.%Y %H:%M %Z"))
    print(f"{datetime.now():%A, %d %B %Y}", datetime.now().date() + timedelta(weeks=1))


asyncio.run(main())
