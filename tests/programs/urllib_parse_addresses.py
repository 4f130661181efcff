# urllib.parse: the parts of an address.
from urllib.parse import urlparse, urlsplit, urlunparse, urljoin, parse_qs, parse_qsl, urlencode, quote, unquote, quote_plus, unquote_plus, urldefrag, ParseResult
import urllib.parse
u = urlparse('https://user:pw@Host.com:8080/a/b;p?q=1&r=2#frag')
print(u, u.hostname, u.port, u.username, u.password, u.geturl(), u._replace(path='/z').geturl())
for b, x in [('http://a/b/c/d;p?q', 'g'), ('http://a/b/c/d;p?q', '../g'), ('http://a/b/c/d;p?q', '//g'), ('http://a/b/c/d;p?q', '?y'), ('http://a/b/c/d;p?q', '#s'), ('http://a/b/c/d;p?q', '../../../g'), ('http://a/b', '/c'), ('http://a', 'x.html'), ('http://a/b/', './c'), ('', 'q'), ('http://a/b', 'https://z/q'), ('http://a/b', 'mailto:x@y')]: print(urljoin(b, x), end=' ')
print(parse_qs('a=1&a=2&b=&c=x+y%20z'), parse_qsl('a=1&b=2'), urlencode({'a': 1, 'b': 'x y', 'c': ['p', 'q']}), urlencode({'c': ['p', 'q']}, doseq=True), urlencode([('é', '&')]), quote('a b/c?é'), quote('a/b', safe=''), unquote('a%20b%C3%A9%zz'), quote_plus('a b&c'), unquote_plus('a+b%2B'), urldefrag('http://x/y#z'), urlsplit('//h/p'), urlparse('path/only'), urlparse('http://[::1]:80/'), urllib.parse.urlunsplit(('http', 'h', 'p', 'q', '')))
for s in ['http://x.com', 'ftp://f/x', 'mailto:a@b', 'x:y', 'http:///p', 'a?b#c', '', 'HTTP://X/']: print(urlparse(s), urlparse(s).geturl())
try: urlparse('http://h:99999/').port
except ValueError as e: print(e)
