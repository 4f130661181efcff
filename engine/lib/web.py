

# --- web.py: http.HTTPStatus, html, shlex, hmac, keyword: small modules about texts and codes ---------

_http_phrases = """100 Continue; 101 Switching Protocols; 102 Processing; 103 Early Hints; 200 OK;
201 Created; 202 Accepted; 203 Non-Authoritative Information; 204 No Content; 205 Reset Content;
206 Partial Content; 207 Multi-Status; 208 Already Reported; 226 IM Used; 300 Multiple Choices;
301 Moved Permanently; 302 Found; 303 See Other; 304 Not Modified; 305 Use Proxy;
307 Temporary Redirect; 308 Permanent Redirect; 400 Bad Request; 401 Unauthorized;
402 Payment Required; 403 Forbidden; 404 Not Found; 405 Method Not Allowed; 406 Not Acceptable;
407 Proxy Authentication Required; 408 Request Timeout; 409 Conflict; 410 Gone;
411 Length Required; 412 Precondition Failed; 413 Request Entity Too Large;
414 Request-URI Too Long; 415 Unsupported Media Type; 416 Requested Range Not Satisfiable;
417 Expectation Failed; 418 I'm a Teapot; 421 Misdirected Request; 422 Unprocessable Entity;
423 Locked; 424 Failed Dependency; 425 Too Early; 426 Upgrade Required; 428 Precondition Required;
429 Too Many Requests; 431 Request Header Fields Too Large; 451 Unavailable For Legal Reasons;
500 Internal Server Error; 501 Not Implemented; 502 Bad Gateway; 503 Service Unavailable;
504 Gateway Timeout; 505 HTTP Version Not Supported; 506 Variant Also Negotiates;
507 Insufficient Storage; 508 Loop Detected; 510 Not Extended;
511 Network Authentication Required"""


class _HTTPStatusBase:
    def __new__(cls, value, phrase):
        made = int.__new__(cls, value)
        made._value_ = value
        made.phrase = phrase
        return made

    @property
    def description(self):
        _unsupported("http.HTTPStatus.description: `phrase` is the short text")


def _http_rows():
    for row in _http_phrases.split(";"):
        value, _, phrase = row.strip().partition(" ")
        name = phrase.upper().replace("'", "").replace(" ", "_").replace("-", "_")
        yield name, (int(value), phrase)


class _HTTPStatusRoot(_HTTPStatusBase, IntEnum):
    pass


HTTPStatus = _HTTPStatusRoot("HTTPStatus", list(_http_rows()), module="http")
class _HTTPMethodRoot(StrEnum):
    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}>"


HTTPMethod = _HTTPMethodRoot("HTTPMethod", [(_name, _name) for _name in (
    "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE").split()], module="http")
_export("http", "HTTPStatus HTTPMethod")


# --- html

def _html_escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


_html_names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0",
               "copy": "\xa9", "reg": "\xae", "euro": "\u20ac", "hellip": "\u2026",
               "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018", "rsquo": "\u2019",
               "ldquo": "\u201c", "rdquo": "\u201d", "times": "\xd7", "deg": "\xb0"}


def _html_meaning(match):
    text = match.group(1)
    if text[0] == "#":
        code = int(text[2:].rstrip(";"), 16) if text[1] in "xX" else int(text[1:].rstrip(";"))
        if code in (0, 13) or 0x80 <= code <= 0x9f or 0xd800 <= code <= 0xdfff or code > 0x10ffff:
            _unsupported("html.unescape of this number")
        return chr(code)
    if not text.endswith(";") or text[:-1] not in _html_names:
        _unsupported(f"html.unescape of the name {text!r}")
    return _html_names[text[:-1]]


def _html_unescape(s):
    return _re_sub("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)", _html_meaning, s)


_export("html", "escape=_html_escape unescape=_html_unescape")


# --- shlex

_shlex_blank = " \t\r\n"


def _shlex_split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        _unsupported("shlex.split with posix=False")
    words, word, at = [], None, 0
    while at < len(s):
        c = s[at]
        at += 1
        if c in _shlex_blank:
            if word is not None:
                words.append(word)
            word = None
        elif c == "'":
            end = s.find("'", at)
            if end < 0:
                raise ValueError("No closing quotation")
            word, at = (word or "") + s[at:end], end + 1
        elif c == '"':
            part, at = _shlex_quoted(s, at)
            word = (word or "") + part
        elif c == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word, at = (word or "") + s[at], at + 1
        elif comments and c == "#":
            end = s.find("\n", at)
            at = len(s) if end < 0 else end + 1
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or "") + c
    return words if word is None else words + [word]


def _shlex_quoted(s, at):
    part = ""
    while at < len(s) and s[at] != '"':
        if s[at] == "\\" and at + 1 < len(s):
            part += s[at + 1] if s[at + 1] in '"\\' else s[at:at + 2]
            at += 2
        else:
            part += s[at]
            at += 1
    if at >= len(s):
        raise ValueError("No closing quotation")
    return part, at + 1


def _shlex_quote(s):
    if not s:
        return "''"
    if _re_search(r"[^\w@%+=:,./-]", s, 256) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def _shlex_join(split_command):
    return " ".join([_shlex_quote(word) for word in split_command])


_export("shlex", "split=_shlex_split quote=_shlex_quote join=_shlex_join")


# --- keyword

kwlist = """False None True and as assert async await break class continue def del elif else except
finally for from global if import in is lambda nonlocal not or pass raise return try while with
yield""".split()
softkwlist = ["_", "case", "match"]
_is_keyword, _is_soft_keyword = frozenset(kwlist).__contains__, softkwlist.__contains__
_export("keyword", "kwlist softkwlist iskeyword=_is_keyword issoftkeyword=_is_soft_keyword")


# --- hmac

class HMAC:
    __module__ = "hmac"

    def __init__(self, key, msg=None, digestmod=""):
        if not _is_bytes_like(key):
            raise TypeError("key: expected bytes or bytearray, but got "
                            f"{_short_repr(type(key).__name__)}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = digestmod if callable(digestmod) else lambda d=b"": _hashlib_new(digestmod, d)
        self._inner = self._make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        self.name = "hmac-" + self._inner.name
        key = _plain_bytes(key)
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key += b"\0" * (self.block_size - len(key))
        self._outer_pad = bytes([b ^ 0x5c for b in key])
        self._inner.update(bytes([b ^ 0x36 for b in key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = object.__new__(HMAC)
        other.__dict__.update(self.__dict__, _inner=self._inner.copy())
        return other

    def digest(self):
        return self._make(self._outer_pad + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def _hmac_new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def _hmac_digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


_export("hmac", "HMAC new=_hmac_new digest=_hmac_digest compare_digest")


