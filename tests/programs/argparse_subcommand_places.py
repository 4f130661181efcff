# In the help, the names of subcommands stand further in and may be longer than the column.
import argparse

parser = argparse.ArgumentParser(prog="notes")
parser.add_argument("-q", "--quiet", action="store_true", help="say less")
commands = parser.add_subparsers(title="commands", metavar="COMMAND")
commands.add_parser("ls", help="list all notes")
commands.add_parser("remove", help="remove a note", aliases=["rm"])
commands.add_parser("tag", help="tag a note")
parser.print_help()
