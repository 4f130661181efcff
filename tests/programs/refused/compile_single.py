# expect while running: compile() of what is typed at a prompt
print("before")
code = compile("1 + 1", "<stdin>", "single")  # <--
