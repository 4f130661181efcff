"""argparse: no arguments are given, so the defaults hold; and what other arguments would do."""
import argparse

parser = argparse.ArgumentParser(prog="fetch", description="Fetches some pages.", epilog="Bye.")
parser.add_argument("urls", nargs="*", default=["http://a"], help="what to fetch")
parser.add_argument("-n", "--workers", type=int, default=3, help="how many (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
parser.add_argument("--tag", action="append")
print(parser.parse_args())
args = parser.parse_args(["-n5", "-vv", "--tag", "x", "--tag=y", "--dry", "u", "w"])
print(args, args.workers + 1, "tag" in args, vars(args)["urls"])
parser.print_help()
for words in (["-n", "q"], ["--mode", "medium"], ["--bogus"], ["-n"]):
    try:
        parser.parse_args(words)
    except SystemExit as error:
        print("exit", error.code)
other = argparse.ArgumentParser()
group = other.add_mutually_exclusive_group(required=True)
group.add_argument("--on", action="store_true")
group.add_argument("--off", action="store_true")
other.add_argument("name")
other.add_argument("pair", nargs=2, type=float)
print(other.parse_args(["--on", "n", "1", "2.5"]))
for words in (["--on", "--off", "n", "1", "2"], ["n", "1", "2"], ["--on"]):
    try:
        other.parse_args(words)
    except SystemExit as error:
        print("exit", error.code)
