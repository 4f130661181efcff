name = "ana\
bo
