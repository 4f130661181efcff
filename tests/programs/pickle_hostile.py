# pickle.loads of bytes that nobody wrote.
import pickle
HOSTILE = (b'', b'\x80', b'\x80\x04', b'\x80\x04.', b'\xff', b'\x80\x09N.', b'K', b'Kx', b'K\x01',
    b'x', b'\x80\x04]\x94(K\x01K\x02', b'a.', b'(.', b'e.', b'h\x05.', b'\x8c\x05ab',
    b'\x8c\x02\xff\xff.', b'\x8c\x03foo\x8c\x03bar\x93.', b'K\x01\x8c\x03bar\x93.',
    b'cfoo\nbar\n.', b'cfoo', b'I12', b'I12\n.', b'Ixx\n.', b'F1.5\n.', b'Fx\n.', b"S'abc'\n.",
    b"Sabc\n.", b'L12L\n.', b'V\\u0041\n.', b'R.', b'K\x01K\x02R.', b'K\x01)R.', b'b.',
    b'}K\x01b.', b'}K\x01s.', b'}](K\x01u.', b'](K\x01K\x02u.', b'](K\x01K\x02e.',
    b'K\x05(K\x01K\x02e.', b'}]K\x01s.', b'0.', b'2.', b'1.', b'N0.', b'P1\n.', b'Q.', b'NQ.',
    b'\x95\x05\x00\x00\x00\x00\x00\x00\x00N.', b'\x95\xff\xff\xff\xff\xff\xff\xff\xffN.',
    b'\x8a\x00.', b'\x8a\x02\x00\x80.', b'\x8b\xff\xff\xff\xff.', b'\x85.', b'\x86N.', b'\x87.',
    b'}\x90.', b'\x8f(]\x90.', b'\x8f(K\x01\x90.', b'(]\x91.', b'\x81.', b'K\x01)\x81.',
    b'cbuiltins\nint\nK\x01\x81.', b'cbuiltins\nint\n)\x81.', b'G\x00.', b'r.', b'q', b'Nq\x01.',
    b'\x94.', b'N\x94h\x00.', b'Nq\x05h\x05.', b'j\x00\x00\x00\x00.', b'g5\n.', b'gx\n.',
    b'px\n.', b'Np3\ng3\n.', b'i.', b'(ibuiltins\nint\n.', b'(o.', b'(cbuiltins\nlist\no.',
    b'(Nl.', b'(NNd.', b'(Nd.', b'\x82\x01.', b'\x88\x89\x86.', b'C\x03ab.', b'C\x02ab.',
    b'B\x02\x00\x00\x00ab.', b'\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.', b'\x97.', b'\x98.',
    b'U\x02ab.', b'T\x02\x00\x00\x00ab.', b'N', b'NN.', b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.',
    b'B\xff\xff\xff\xff.', b'\x92.', b'cbuiltins\nint\n)}\x92.', b'cbuiltins\nNone\n.', b'I01\n.',
    b'I00\n.', b'0', b'\n', b'\x00', b'c\xff\nx\n.', b'cbuiltins\nobject\n)\x81K\x01b.',
    b'cbuiltins\nobject\n)\x81}\x8c\x01aK\x01sb.', b'cbuiltins\nlist\n)\x81K\x01a.',
    b'cbuiltins\ndict\n)\x81K\x01a.')
for b in HOSTILE:
    try: print(b, repr(pickle.loads(b)))
    except BaseException as e: print(b, type(e).__name__, e)
for x in ('abc',3,None,[1]):
    try: pickle.loads(x)
    except BaseException as e: print(x, type(e).__name__, e)
