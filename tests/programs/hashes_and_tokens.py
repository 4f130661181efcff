import base64
import hashlib
import random
import secrets
import uuid


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for n in (0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 200):
    data = bytes(i % 251 for i in range(n))
    print(n, [getattr(hashlib, name)(data).hexdigest() for name in ("md5", "sha1", "sha224", "sha256", "sha512")])
    print(base64.b64encode(data), base64.urlsafe_b64encode(data)[-8:], base64.b32encode(data)[:16], base64.b16encode(data)[:8])
    print(base64.b64decode(base64.b64encode(data)) == data, base64.b32decode(base64.b32encode(data)) == data)
h = hashlib.sha256()
h.update(b"hello ")
h.update(b"world")
print(h.hexdigest()[:16], h.digest_size, h.block_size, h.name, h.copy().digest() == hashlib.new("SHA256", b"hello world").digest())
show(lambda: hashlib.md5("text"))
show(lambda: hashlib.new("nothing"))
show(lambda: base64.b64encode("text"))
show(lambda: base64.b64decode("abc"))
show(lambda: base64.b64decode("abcde"))
print(base64.b64decode("aGk="), base64.b64decode(b"a\nGk="), base64.urlsafe_b64decode("-_-_"), base64.b16decode("FF00"))

fixed = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(fixed, repr(fixed), fixed.hex, fixed.int, fixed.bytes, fixed.version, fixed.variant, fixed.urn, fixed.fields)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"), fixed == uuid.UUID(int=fixed.int), fixed < uuid.UUID(int=0))
show(lambda: uuid.UUID("123"))
show(lambda: uuid.UUID())
print(uuid.uuid4(), uuid.uuid4().version, len({uuid.uuid4() for _ in range(10)}))
print(secrets.token_hex(8), secrets.token_bytes(4), secrets.token_urlsafe(12), secrets.randbelow(100), secrets.choice("abc"), secrets.randbits(20))
print(secrets.compare_digest("a", "a"), random.SystemRandom().random(), random.SystemRandom().randint(1, 6))
show(lambda: secrets.randbelow(0))
