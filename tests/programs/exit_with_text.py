# A text given to SystemExit goes to standard error, and the status is 1.
print("before")
raise SystemExit("nothing to do")
