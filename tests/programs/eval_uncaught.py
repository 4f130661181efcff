# A mistake in text that nobody catches: the report shows the text's line.
import traceback

for text in ("1 +* 2", "x = = 1", "  if", "f(1", "é é é"):
    try:
        exec("\n" + text)
    except SyntaxError:
        print(traceback.format_exc())


def calculate(text):
    return eval(text)


print(calculate("2 ** 8"))
calculate("2 **** 8")
