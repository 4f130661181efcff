"""Template: what stands at a delimiter, and where a mistake is said to be."""
from string import Template

price = Template("$who owes $$${amount}, ${who}!")
print(price.substitute(who="Tim", amount=5))
print(price.get_identifiers(), price.is_valid())

for text in "$", "a $ b", "one\ntwo ${three", "$1st", "$é":
    try:
        Template(text).substitute()
    except ValueError as error:
        print(repr(text), error)
    print(Template(text).safe_substitute())


class Percent(Template):
    delimiter = "%"


print(Percent("%share of 100 %% $share").substitute(share=7))
