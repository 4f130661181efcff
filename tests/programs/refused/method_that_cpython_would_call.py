# expect while running: _split_lines of HelpFormatter
import argparse

print("before")


class Wide(argparse.HelpFormatter):  # <--
    def _split_lines(self, text, width):
        return text.splitlines()
