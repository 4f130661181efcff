# expect while running: builtin 'open', in a text that is compiled while the program runs
print(eval("'before'"))
print(eval("open('notes.txt')"))  # <--
