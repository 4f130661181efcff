

# --- urlparse.py: urllib.parse, the parts of an address -----------------------------------------------

_url_relative = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp",
                 "mms", "prospero", "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss")
_url_with_params = ("", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu",
                    "sip", "sips", "mms", "sftp", "tel")
_url_with_host = _url_relative + ("telnet", "snews", "rsync", "nfs", "git", "git+ssh")
_url_scheme_letters = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_url_safe = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


class _NetlocParts:
    __slots__ = ()

    @property
    def _user(self):
        user, at, host = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return (name if at else None), (password if colon else None)

    @property
    def _host(self):
        host = self.netloc.rpartition("@")[2]
        before, bracket, rest = host.partition("[")
        if bracket:
            name, _, port = rest.partition("]")
            port = port.partition(":")[2]
        else:
            name, _, port = host.partition(":")
        return name, port or None

    @property
    def username(self):
        return self._user[0]

    @property
    def password(self):
        return self._user[1]

    @property
    def hostname(self):
        name = self._host[0]
        return name.lower() if name else None

    @property
    def port(self):
        port = self._host[1]
        if port is not None:
            if not (port.isdigit() and port.isascii()):
                raise ValueError(f"Port could not be cast to integer value as {port!r}")
            port = int(port)
            if port > 65535:
                raise ValueError("Port out of range 0-65535")
        return port


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _NetlocParts):
    __module__ = "urllib.parse"
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"),
                  _NetlocParts):
    __module__ = "urllib.parse"
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __module__ = "urllib.parse"
    __slots__ = ()

    def geturl(self):
        return self.url + ("#" + self.fragment if self.fragment else "")


def urlsplit(url, scheme="", allow_fragments=True):
    if not isinstance(url, str):
        _unsupported("an address that is not a str")
    url = url.lstrip("".join([chr(c) for c in range(33)]))
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and \
            all([c in _url_scheme_letters for c in url[:colon]]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        ends = [at for at in [url.find(c, 2) for c in "/?#"] if at >= 0]
        end = min(ends) if ends else len(url)
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in _url_with_params and ";" in path:
        at = path.find(";", max(path.rfind("/"), 0))
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in _url_with_host and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f"{url};{params}"
    return urlunsplit((scheme, netloc, url, query, fragment))


# "a/b/../c" stands for "a/c".
def _url_resolve(segments):
    found = []
    for segment in segments:
        if segment == "..":
            if found:
                found.pop()
        elif segment != ".":
            found.append(segment)
    if segments[-1] in (".", ".."):
        found.append("")
    return "/".join(found) or "/"


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b = urlparse(base, "", allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in _url_relative:
        return url
    if u.scheme in _url_with_host and u.netloc:
        return urlunparse(u)
    netloc = b.netloc if u.scheme in _url_with_host else u.netloc
    if not u.path and not u.params:
        query = u.query or b.query
        return urlunparse((u.scheme, netloc, b.path, b.params, query, u.fragment))
    parts = b.path.split("/")
    if parts[-1] != "":
        del parts[-1]
    if u.path[:1] == "/":
        segments = u.path.split("/")
    else:
        segments = parts + u.path.split("/")
        segments[1:-1] = [segment for segment in segments[1:-1] if segment]
    return urlunparse((u.scheme, netloc, _url_resolve(segments), u.params, u.query, u.fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    s, n, p, a, q, fragment = urlparse(url)
    return DefragResult(urlunparse((s, n, p, a, q, "")), fragment)


def quote_from_bytes(bs, safe="/"):
    keep = _url_safe | set(safe.decode("ascii") if isinstance(safe, bytes) else safe)
    return "".join([chr(b) if b < 128 and chr(b) in keep else f"%{b:02X}" for b in bs])


def _url_quote(string, safe="/", encoding=None, errors=None):
    if not isinstance(string, str):
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
        if not _is_bytes_like(string):
            raise TypeError("quote_from_bytes() expected bytes")
        return quote_from_bytes(string, safe)
    return quote_from_bytes(string.encode(encoding or "utf-8", errors or "strict"), safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " in string:
        return _url_quote(string, safe + " ", encoding, errors).replace(" ", "+")
    return _url_quote(string, safe, encoding, errors)


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else string
    parts = data.split(b"%")
    found = parts[0]
    for part in parts[1:]:
        try:
            found += bytes([int(part[:2].decode("ascii"), 16)]) + part[2:]
        except ValueError:
            found += b"%" + part
    return found


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
              errors="replace", max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if not isinstance(qs, str):
        _unsupported("an address that is not a str")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    found = []
    for pair in qs.split(separator) if qs else ():
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {pair!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors),
                          unquote_plus(value, encoding, errors)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
             errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    def text(value):
        return quote_via(value if isinstance(value, (str, bytes)) else str(value), safe)

    if hasattr(query, "items"):
        query = query.items()
    found = []
    for name, value in query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__"):
            found.extend([text(name) + "=" + text(item) for item in value])
        else:
            found.append(text(name) + "=" + text(value))
    return "&".join(found)


_export("urllib.parse", """SplitResult ParseResult DefragResult urlsplit urlparse urlunsplit
urlunparse urljoin urldefrag quote_from_bytes quote=_url_quote quote_plus unquote_to_bytes unquote
unquote_plus parse_qsl parse_qs urlencode""")
