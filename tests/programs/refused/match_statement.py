# expect: match
print("before")
command = "go"
match command:  # <--
    case "go":
        print("going")
