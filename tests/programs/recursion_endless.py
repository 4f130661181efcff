def dig(depth):
    return dig(depth + 1)


try:
    dig(0)
except RecursionError as error:
    print("caught:", str(error).split(" while")[0])
dig(0)
