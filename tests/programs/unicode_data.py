# unicodedata: categories, classes and normal forms.
import unicodedata

for c in "aA1 \n-_($+é中ß٣½\u0301\u0378\U0001f600":
    print(ascii(c), unicodedata.category(c), unicodedata.bidirectional(c),
          unicodedata.combining(c), unicodedata.mirrored(c), unicodedata.decimal(c, None))

texts = ["é", "e\u0301", "ﬁ", "Å", "q\u0307\u0323", "가", "ａ", "", "abc", "½"]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(unicodedata.normalize(form, t)) for t in texts],
          [unicodedata.is_normalized(form, t) for t in texts])

for c in "aÄßαж•→∑█☃✓😀\x00":
    print(unicodedata.name(c, "none"))
print("\N{BULLET} \N{greek small letter alpha} \N{SNOWMAN}\N{CHECK MARK}", f"\N{DEGREE SIGN}C",
      unicodedata.lookup("RIGHTWARDS ARROW"), len("\N{PILE OF POO}"))
try:
    unicodedata.name("\n")
except ValueError as error:
    print(error)

# Words without their accents.
words = ["naïve", "café", "Ångström", "Dvořák"]
print(["".join(c for c in unicodedata.normalize("NFKD", w) if not unicodedata.combining(c))
       for w in words])
print(unicodedata.unidata_version)

for wrong in (lambda: unicodedata.category(), lambda: unicodedata.category("ab"),
              lambda: unicodedata.category(3), lambda: unicodedata.normalize("XX", "a"),
              lambda: unicodedata.normalize("NFC", 3), lambda: unicodedata.normalize("NFC"),
              lambda: unicodedata.decimal("x"), lambda: unicodedata.combining("")):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
