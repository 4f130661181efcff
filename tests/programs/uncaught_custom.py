class Stop(Exception):
    pass


print("here")
raise Stop("that is enough")
