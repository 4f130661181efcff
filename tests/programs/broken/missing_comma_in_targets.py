# A comma is missing among several targets.
class Job:
    def __init__(self, function, args, priority):
        self.function, self.args args, self.priority = function, args, priority


print(Job(print, (), 1).priority)
