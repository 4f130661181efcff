def act(command):
    match command.split():
        case ["go", direction]:
            return f"going {direction}"
        case ["stop"]:
            return "stopping"
        case _:
            return "what?"


for command in ["go north", "stop", "dance"]:
    print(act(command))
