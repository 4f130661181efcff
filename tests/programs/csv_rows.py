# csv: rows to text and back.
import csv, io
f = io.StringIO(); w = csv.writer(f); w.writerow(['a', 'b,c', 'say "hi"', None, 3, 2.5]); w.writerows([[1, 2], ['x\ny', '']]); print(repr(f.getvalue()))
f.seek(0); print(list(csv.reader(f)))
d = csv.DictReader(io.StringIO('name,age\nbob,3\n"al, x",4,extra\nz\n')); print(d.fieldnames, list(d))
o = io.StringIO(); dw = csv.DictWriter(o, fieldnames=['x', 'y'], extrasaction='ignore', lineterminator='\n'); dw.writeheader(); dw.writerow({'x': 1, 'y': 2, 'z': 3}); print(o.getvalue())
print(list(csv.reader('a;b;"c;d"\n\n1;2;3'.splitlines(), delimiter=';')), list(csv.reader(['a\tb'], dialect='excel-tab')), list(csv.reader(['"a""b",c'])), list(csv.reader(['1,"x"'], quoting=csv.QUOTE_NONNUMERIC)))
try: dw2 = csv.DictWriter(o, ['a']); dw2.writerow({'q': 1})
except ValueError as e: print(e)
q = io.StringIO(); csv.writer(q, quoting=csv.QUOTE_ALL).writerow([1, 'a']); csv.writer(q, delimiter='|', quotechar="'").writerow(['a|b', 'c']); csv.writer(q).writerow(['']); csv.writer(q).writerow([]); print(repr(q.getvalue()))
