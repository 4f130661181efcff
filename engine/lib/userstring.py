

# --- userstring.py: collections.UserString ------------------------------------------------------------

def _plain_text(x):
    return x.data if isinstance(x, UserString) else x


class UserString(Sequence):
    __module__ = "collections"

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) \
            else str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __contains__(self, char):
        return _plain_text(char) in self.data

    def __eq__(self, string):
        return self.data == _plain_text(string)

    def __lt__(self, string):
        return self.data < _plain_text(string)

    def __le__(self, string):
        return self.data <= _plain_text(string)

    def __gt__(self, string):
        return self.data > _plain_text(string)

    def __ge__(self, string):
        return self.data >= _plain_text(string)

    def __add__(self, other):
        return type(self)(self.data + (_plain_text(other) if isinstance(other, (str, UserString))
                                       else str(other)))

    def __radd__(self, other):
        return type(self)((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def join(self, seq):
        return self.data.join(seq)


# wrap: what gives text gives a UserString.
def _forward_to_text(name, wrap):
    method = getattr(str, name)

    def forward(self, *args, **kwargs):
        result = method(self.data, *[_plain_text(x) for x in args], **kwargs)
        return type(self)(result) if wrap else result
    forward.__name__ = name
    forward.__qualname__ = "UserString." + name
    setattr(UserString, name, forward)


for _name in ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix "
              "replace rjust rstrip strip swapcase title translate upper zfill").split():
    _forward_to_text(_name, True)
for _name in ("count encode endswith find format format_map index isalpha isalnum isascii isdecimal "
              "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper partition "
              "rfind rindex rpartition rsplit split splitlines startswith").split():
    _forward_to_text(_name, False)
del _name
UserString.maketrans = str.maketrans
_export("collections", "UserString")
