# html, shlex, keyword, hmac.
import html, shlex, keyword, hmac, hashlib
print(html.escape('<a href="x">\'&'), html.unescape('&lt;b&gt; &amp; &#65; &#x42; &quot;'), html.escape('"', quote=False))
print(shlex.split('a "b c" d\\ e \'f g\' # no', comments=True), shlex.quote("it's"), shlex.quote('ok'), shlex.join(['a', 'b c']), shlex.split('--x="y z" q'))
try: shlex.split('"abc')
except ValueError as e: print(e)
print(keyword.iskeyword('for'), keyword.iskeyword('x'), keyword.kwlist[:3], keyword.softkwlist)
h = hmac.new(b'k', b'm', hashlib.sha256); print(h.hexdigest(), h.name, h.digest_size, hmac.compare_digest(h.hexdigest(), 'x'), hmac.new(b'k'*100, b'm', 'md5').hexdigest(), hmac.digest(b'k', b'm', 'sha1').hex()); h.update(b'z'); print(h.digest())
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 5).hex())
