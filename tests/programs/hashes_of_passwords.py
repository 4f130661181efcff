# A password is kept as a digest that takes long to compute, with a salt of its own.
import hashlib
import hmac

ROUNDS = 1000


def lock(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)


stored = {name: (name.encode(), lock(password, name.encode()))
          for name, password in (("ann", "secret"), ("bob", "secret"), ("eve", "x" * 100))}
for name, (salt, digest) in stored.items():
    print(name, digest.hex())
print(hmac.compare_digest(lock("secret", b"ann"), stored["ann"][1]))
print(hmac.compare_digest(lock("guess", b"ann"), stored["ann"][1]))

for name in ("md5", "sha1", "SHA-512", "sha3-256"):
    for length in (None, 1, 20, 100):
        key = hashlib.pbkdf2_hmac(name, b"password", bytearray(b"salt"), 3, length)
        print(name, length, len(key), key.hex())

for size in (0, 1, 71, 72, 135, 136, 144, 300):
    data = bytes(i % 256 for i in range(size))
    for make in (hashlib.sha3_224, hashlib.sha3_256, hashlib.sha3_384, hashlib.sha3_512, hashlib.sha384):
        digest = make(data)
        print(size, digest.name, digest.digest_size, digest.block_size, digest.hexdigest()[:24])
print(hashlib.new("SHA3-256", b"text").name, hmac.new(b"key", b"text", "sha3_256").hexdigest())


def fails(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ":", error)


fails(lambda: hashlib.pbkdf2_hmac("sha256", "text", b"salt", 1))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", "salt", 1))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", b"salt", 0))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", b"salt", 1.5))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", b"salt", 2 ** 31))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", b"salt", 1, 0))
fails(lambda: hashlib.pbkdf2_hmac("sha256", b"text", b"salt", 1, 2 ** 31))
fails(lambda: hashlib.new("nothing"))
fails(lambda: hashlib.new(256))
