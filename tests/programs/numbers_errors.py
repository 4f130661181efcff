def attempt(what):
    print(what)


try:
    1 / 0
except ZeroDivisionError as error:
    attempt(error)
try:
    1 // 0
except ZeroDivisionError as error:
    attempt(error)
try:
    1 % 0
except ZeroDivisionError as error:
    attempt(error)
try:
    1.5 / 0
except ZeroDivisionError as error:
    attempt(error)
try:
    1.5 // 0.0
except ZeroDivisionError as error:
    attempt(error)
try:
    int("12a")
except ValueError as error:
    attempt(error)
try:
    int("")
except ValueError as error:
    attempt(error)
try:
    float("one")
except ValueError as error:
    attempt(error)
try:
    int(float("inf"))
except OverflowError as error:
    attempt(error)
try:
    int([1])
except TypeError as error:
    attempt(error)
try:
    2.0 ** 10000
except OverflowError as error:
    attempt(error)
try:
    1 << -1
except ValueError as error:
    attempt(error)
try:
    -"text"
except TypeError as error:
    attempt(error)
