# expect: the name of this character, \N{...}
print("\N{EGYPTIAN HIEROGLYPH A001}")  # <--
