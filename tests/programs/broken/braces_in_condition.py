# Two numbers without a comma, in braces behind a condition.
ready = {1, 2}
print("yes" if ready{1 2} else "no")
