print("no end)
