import asyncio
import sys

name = input("Your name? ")
print(f"Hello, {name}!")
count = int(input())
print("count", count, sys.argv)


async def shout(text, delay):
    await asyncio.sleep(delay)
    print(text.upper())


async def main():
    lines = [input(f"line {i}: ") for i in range(count)]
    await asyncio.gather(*[shout(line, len(lines) - i) for i, line in enumerate(lines)])


asyncio.run(main())
print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print("rest", line.rstrip("\n"))
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines())
try:
    input("anything else? ")
except EOFError as error:
    print(repr(error))
print(sys.stdin.isatty(), sys.stdin.name)
input()
