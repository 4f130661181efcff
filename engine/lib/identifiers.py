

# --- identifiers.py: base64, hashlib, secrets, uuid ---------------------------------------------------

_base64_letters = ascii_uppercase + ascii_lowercase + digits + "+/"
_base32_letters = ascii_uppercase + "234567"


def _need_bytes(s):
    return _plain_bytes(s)


def b64encode(s, altchars=None):
    encoded = _base64_encode(_need_bytes(s))
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", altchars))


def _decoded_text(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s
    if not _is_bytes_like(s):
        raise TypeError("argument should be a bytes-like object or ASCII string, not "
                        f"'{_type_name(s)}'")
    return _plain_bytes(s).decode("latin-1")


class Error(ValueError):
    __module__ = "binascii"


_BinasciiError = Error


def b64decode(s, altchars=None, validate=False):
    text = _decoded_text(s)
    if altchars is not None:
        plus, slash = altchars.decode("ascii")
        text = text.replace(plus, "+").replace(slash, "/")
    clean = _base64_decode(text)
    if clean is not None:
        return clean
    values, padding = [], 0
    for i, c in enumerate(text):
        place = _base64_letters.find(c)
        if c == "=":
            if validate and not values:
                raise _BinasciiError("Leading padding not allowed")
            padding += len(values) % 4 >= 2
            if padding and padding + len(values) % 4 >= 4:  # nothing behind it counts
                if validate and i + 1 < len(text):
                    raise _BinasciiError("Excess data after padding")
                break
        elif place >= 0:
            if validate and text[:i].endswith("="):
                raise _BinasciiError("Discontinuous padding not allowed")
            padding = 0
            values.append(place)
        elif validate:
            raise _BinasciiError("Only base64 data is allowed")
    rest = len(values) % 4
    if rest == 1:
        raise _BinasciiError("Invalid base64-encoded string: number of data characters "
                             f"({len(values)}) cannot be 1 more than a multiple of 4")
    if rest and padding < 4 - rest:
        raise _BinasciiError("Incorrect padding")
    n = 0
    for value in values:
        n = n << 6 | value
    return (n >> (0, 0, 4, 2)[rest]).to_bytes(len(values) * 3 // 4, "big")


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return _need_bytes(s).hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    text = _decoded_text(s)
    text = text.upper() if casefold else text
    if any([c not in "0123456789ABCDEF" for c in text]):
        raise _BinasciiError("Non-base16 digit found")
    if len(text) % 2:
        raise _BinasciiError("Odd-length string")
    return bytes.fromhex(text)


def b32encode(s):
    s, parts = _need_bytes(s), []
    for at in range(0, len(s), 5):
        chunk = s[at:at + 5]
        n = int.from_bytes(chunk + bytes(5 - len(chunk)), "big")
        text = "".join([_base32_letters[n >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(chunk) * 8 + 4) // 5
        parts.append(text[:used] + "=" * (8 - used))
    return "".join(parts).encode("ascii")


def b32decode(s, casefold=False, map01=None):
    text = _decoded_text(s)
    text = text.upper() if casefold else text
    if len(text) % 8:
        raise _BinasciiError("Incorrect padding")
    plain, n = text.rstrip("="), 0
    for c in plain:
        if c not in _base32_letters:
            raise _BinasciiError("Non-base32 digit found")
        n = n << 5 | _base32_letters.index(c)
    if len(text) - len(plain) not in (0, 1, 3, 4, 6):
        raise _BinasciiError("Incorrect padding")
    return (n >> len(plain) * 5 % 8).to_bytes(len(plain) * 5 // 8, "big")


_export("base64", """b64encode b64decode standard_b64encode=b64encode standard_b64decode=b64decode
urlsafe_b64encode urlsafe_b64decode b16encode b16decode b32encode b32decode""")


# --- hashlib

_hash_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
               "sha384": (48, 128), "sha512": (64, 128), "sha3_224": (28, 144),
               "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72)}


class HASH:
    __module__ = "_hashlib"
    _tp_name_ = "_hashlib.HASH"
    _more = None  # what has come since _data: a list

    def __init__(self, name, data):
        self.name = name
        if type(data) is bytes:
            self._data = data
        else:
            self._data = b""
            self.update(data)

    @property
    def digest_size(self):
        return _hash_sizes[self.name][0]

    @property
    def block_size(self):
        return _hash_sizes[self.name][1]

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        if not _is_bytes_like(obj):
            raise TypeError("object supporting the buffer API required")
        if self._more is None:
            self._more = []
        self._more.append(_plain_bytes(obj))

    def _whole(self):
        if self._more is not None:
            self._data += b"".join(self._more)
            self._more = None
        return self._data

    def digest(self):
        return _digest(self.name, self._whole())

    def hexdigest(self):
        return _hexdigest(self.name, self._data if self._more is None else self._whole())

    def copy(self):
        return HASH(self.name, self._whole())

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {_address(self)}>"


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return HASH("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return HASH("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return HASH("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return HASH("sha3_512", string)


# The name that hashlib has for what OpenSSL may call "SHA-256" or "SHA3-256"; or None.
def _hash_name(name):
    name = name.lower()
    for plain in (name, name.replace("-", ""), name.replace("-", "_")):
        if plain in _hash_sizes:
            return plain
    return None


def _hashlib_new(name, data=b"", **kwargs):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    found = _hash_name(name)
    if found is None:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(found, data)


class UnsupportedDigestmodError(ValueError):
    __module__ = "_hashlib"


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    found = _hash_name(hash_name)
    if found is None:
        raise UnsupportedDigestmodError("[digital envelope routines] unsupported")
    password, salt, iterations = _plain_bytes(password), _plain_bytes(salt), _as_index(iterations)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    dklen = _hash_sizes[found][0] if dklen is None else _as_index(dklen)
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    for value, what in ((iterations, "iteration value"), (dklen, "key length")):
        if value >= 2 ** 31:
            raise OverflowError(f"{what} is too great.")
    return _pbkdf2(found, password, salt, iterations, dklen)


_export("hashlib", """md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512
new=_hashlib_new pbkdf2_hmac""")


# --- secrets

class SystemRandom(Random):
    __module__ = "random"
    _state = _quick = None  # no twister
    _has_words = False

    def random(self):
        return (int.from_bytes(_os_urandom(7), "big") >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_os_urandom(count), "big") >> count * 8 - k

    def randbytes(self, n):
        return _os_urandom(n)

    def seed(self, *args, **kwds):
        return None

    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_system_random = SystemRandom()


def token_bytes(nbytes=None):
    return _os_urandom(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system_random._below(exclusive_upper_bound)


def compare_digest(a, b, /):
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return a == b


_secrets_choice, _secrets_randbits = _system_random.choice, _system_random.getrandbits
_export("secrets", """SystemRandom token_bytes token_hex token_urlsafe randbelow compare_digest
choice=_secrets_choice randbits=_secrets_randbits""")
_export("random", "SystemRandom")


# --- uuid

class UUID:
    __module__ = "uuid"

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be "
                            "given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _integer(hex, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _integer.from_bytes(bytes, "big")
        if fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            low, mid, high, variant, clock, node = fields
            int = low << 96 | mid << 80 | high << 64 | variant << 56 | clock << 48 | node
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        self.int = int

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def version(self):
        return self.int >> 76 & 15 if self.int >> 62 & 3 == 2 else None

    @property
    def variant(self):
        bits = self.int >> 61 & 7
        return "reserved for NCS compatibility" if bits < 4 else "specified in RFC 4122" \
            if bits < 6 else "reserved for Microsoft compatibility" if bits == 6 else \
            "reserved for future definition"

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                self.clock_seq_low, self.node)

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xffff

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xffff

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xff

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def time(self):
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def node(self):
        return self.int & 0xffffffffffff

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"


_integer = int
_uuid_node = []


def uuid4():
    return UUID(bytes=_os_urandom(16), version=4)


# The node is a random one, as where no network card is known.
def uuid1(node=None, clock_seq=None):
    if not _uuid_node:
        _uuid_node.append(int.from_bytes(_os_urandom(6), "big") | 1 << 40)
    stamp = _clock.time_ns() // 100 + 0x01b21dd213814000
    clock_seq = int.from_bytes(_os_urandom(2), "big") & 0x3fff if clock_seq is None else clock_seq
    node = _uuid_node[0] if node is None else node
    return UUID(fields=(stamp & 0xffffffff, stamp >> 32 & 0xffff, stamp >> 48 & 0xfff,
                        clock_seq >> 8 & 0x3f, clock_seq & 0xff, node), version=1)


def uuid3(namespace, name):
    return UUID(bytes=_digest("md5", namespace.bytes + name.encode()), version=3)


def uuid5(namespace, name):
    return UUID(bytes=_digest("sha1", namespace.bytes + name.encode())[:16], version=5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
_export("uuid", """UUID uuid1 uuid3 uuid4 uuid5 NAMESPACE_DNS NAMESPACE_URL NAMESPACE_OID
NAMESPACE_X500""")
