# A chat room: observers with queues of their own, each read by a thread.
import queue
import threading
import time


class Room:
    def __init__(self):
        self.members = {}
        self.lock = threading.Lock()

    def join(self, member):
        with self.lock:
            self.members[member.name] = member
        self.broadcast("*", f"{member.name} joined")

    def leave(self, member):
        with self.lock:
            self.members.pop(member.name, None)
        self.broadcast("*", f"{member.name} left")

    def broadcast(self, sender, text):
        with self.lock:
            targets = list(self.members.values())
        for member in targets:
            if member.name != sender:
                member.inbox.put((sender, text))


class Member(threading.Thread):
    def __init__(self, name, room, script):
        super().__init__(name=name)
        self.room, self.script = room, script
        self.inbox = queue.Queue()
        self.seen = []

    def run(self):
        self.room.join(self)
        for delay, text in self.script:
            deadline = time.monotonic() + delay
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                try:
                    self.seen.append("%s: %s" % self.inbox.get(timeout=left))
                except queue.Empty:
                    break
            self.room.broadcast(self.name, text)
        self.room.leave(self)
        while not self.inbox.empty():
            self.seen.append("%s: %s" % self.inbox.get_nowait())


room = Room()
members = [Member("ann", room, [(0.5, "hi all"), (1.0, "bye")]),
           Member("bob", room, [(0.7, "hello ann"), (1.5, "anyone there?")]),
           Member("cid", room, [(0.9, "hey")])]
for m in members:
    m.start()
    time.sleep(0.1)
for m in members:
    m.join()
for m in members:
    print(m.name)
    for line in m.seen:
        print("   ", line)
