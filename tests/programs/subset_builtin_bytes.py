# Every method of bytes and bytearray.
def show(title, *calls):
    """Prints what each call gives, or how it fails."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)


show('making', lambda: bytes(), lambda: bytes(3), lambda: bytes([1, 255]), lambda: bytes([256]),
     lambda: bytes(-1),
     lambda: bytes('é', 'utf-8'), lambda: bytes('a'), lambda: bytes(1.5), lambda: bytes(['a']),
          lambda: bytes.fromhex('0aFF 00'),
     lambda: bytes.fromhex('0'), lambda: bytes.fromhex('zz'), lambda: bytes(b'x', 'utf8'),
          lambda: bytes(range(4)), lambda: bytearray(b'ab'),
     lambda: bytearray(2), lambda: bytearray('é', 'latin-1'), lambda: bytearray.fromhex('41'),
          lambda: bytes(None), lambda: bytes(memoryview(b'ab')))
for kind in (bytes, bytearray):
    text = kind(b'banana split')
    show(kind.__name__, lambda: text.find(b'an'), lambda: text.find(97), lambda: text.find('a'),
         lambda: text.rfind(b'an'),
         lambda: text.index(b'z'), lambda: text.rindex(b'z'), lambda: text.count(b'a'),
              lambda: text.count(97), lambda: text.count(256),
         lambda: text.startswith(b'ba'), lambda: text.startswith('ba'),
              lambda: text.endswith((b'x', b't')), lambda: text.split(),
         lambda: text.split(b'a', 1), lambda: text.rsplit(b'a', 1), lambda: text.split('a'),
              lambda: text.splitlines(),
         lambda: text.partition(b' '), lambda: text.rpartition(b'q'), lambda: text.partition(b''),
              lambda: text.replace(b'a', b'o', 2),
         lambda: text.replace('a', 'b'), lambda: text.upper(), lambda: text.title(),
              lambda: text.capitalize(), lambda: text.swapcase(),
         lambda: text.center(16, b'*'), lambda: text.center(16, '*'), lambda: text.ljust(14),
              lambda: text.rjust(14), lambda: kind(b'-5').zfill(4),
         lambda: text.strip(b'bt'), lambda: text.lstrip(b'b'), lambda: text.rstrip(),
              lambda: text.strip('a'), lambda: text.removeprefix(b'ba'),
         lambda: text.removesuffix(b'it'), lambda: text.isalpha(), lambda: text.isascii(),
              lambda: text.islower(), lambda: kind(b'12').isdigit(),
         lambda: kind(b'a1').isalnum(), lambda: kind(b' \t').isspace(),
              lambda: kind(b'Ab').istitle(), lambda: kind(b'AB').isupper(),
         lambda: text.hex(), lambda: text.hex(':'), lambda: text.hex('-', 4),
              lambda: text.hex('xx'), lambda: text.decode(), lambda: kind(b'\xff').decode(),
         lambda: kind(b'\xc3').decode('utf-8', 'replace'),
              lambda: kind(b'\xe9').decode('latin-1'),
              lambda: kind(b'\xff').decode('ascii'), lambda: kind(b'a').decode('x'),
         lambda: text.expandtabs(), lambda: kind(b',').join([b'a', bytearray(b'b')]),
              lambda: kind(b',').join(['a']), lambda: kind(b',').join([1]),
         lambda: text.translate(None, b'an'),
              lambda: text.translate(kind.maketrans(b'ab', b'xy')),
              lambda: kind.maketrans(b'a', b'xy'), lambda: text.translate(b'x'),
         lambda: text[0], lambda: text[1:3], lambda: text[99], lambda: text['a'],
              lambda: text + b'x', lambda: text + 'x', lambda: kind(b'a') * 2,
              lambda: b'x' in text, lambda: 98 in text, lambda: 300 in text,
                   lambda: text < kind(b'c'), lambda: text < 'c',
              lambda: kind(b'%d-%s') % (5, b'x'), lambda: kind(b'%s') % 'x',
              lambda: list(text[:3]),
         lambda: kind(b'a\x00\n\'"'), lambda: str(kind(b'a')), lambda: len(text),
              lambda: text == bytearray(text),
              lambda: kind(b'').isalpha(), lambda: reversed(kind(b'ab')).__next__())
data = bytearray(b'hello')
show('bytearray alone', lambda: data.append(33), lambda: data.append(256),
     lambda: data.append('a'), lambda: data.extend(b'ab'), lambda: data.extend([1, 300]),
     lambda: data, lambda: data.pop(), lambda: data.pop(0), lambda: data.pop(99),
          lambda: data.remove(104), lambda: data.insert(0, 65), lambda: data.reverse(),
          lambda: data,
     lambda: data.__setitem__(0, 90), lambda: data.__setitem__(0, 300),
          lambda: data.__setitem__(slice(0, 2), b'xyz'), lambda: data.__delitem__(0),
               lambda: data,
          lambda: data.copy(), lambda: data.clear(),
     lambda: data, lambda: data.pop(), lambda: hash(data), lambda: data.__iadd__(b'x'),
          lambda: data)
view = memoryview(bytearray(b'abcdef'))
show('memoryview', lambda: view[0], lambda: view[1:3].tobytes(), lambda: view.__setitem__(0, 65),
     lambda: bytes(view), lambda: view.tolist(), lambda: len(view), lambda: view.nbytes,
     lambda: view.readonly,
     lambda: view.__setitem__(slice(0, 2), b'xy'), lambda: view.__setitem__(slice(0, 2), b'xyz'),
          lambda: bytes(view), lambda: memoryview(b'a').__setitem__(0, 1),
               lambda: memoryview('a'),
          lambda: view.hex(), lambda: view == b'xycdef', lambda: view.itemsize,
          lambda: view.format)
