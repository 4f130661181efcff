

# --- csv.py: rows of texts ----------------------------------------------------------------------------

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class _CsvError(Exception):
    __module__ = "_csv"


_CsvError.__name__ = _CsvError.__qualname__ = "Error"


class _CsvDialect:
    __module__ = "csv"
    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class _CsvExcel(_CsvDialect):
    __module__ = "csv"


class excel_tab(_CsvExcel):
    __module__ = "csv"
    delimiter = "\t"


class unix_dialect(_CsvDialect):
    __module__ = "csv"
    lineterminator, quoting = "\n", QUOTE_ALL


_CsvDialect.__name__ = _CsvDialect.__qualname__ = "Dialect"
_CsvExcel.__name__ = _CsvExcel.__qualname__ = "excel"
_csv_dialects = {"excel": _CsvExcel, "excel-tab": excel_tab, "unix": unix_dialect}
_csv_words = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
              "lineterminator", "quoting", "strict")


def _csv_choices(dialect, given):
    if isinstance(dialect, str):
        if dialect not in _csv_dialects:
            raise _CsvError("unknown dialect")
        dialect = _csv_dialects[dialect]
    found = _CsvDialect()
    for word in _csv_words:
        if hasattr(dialect, word):
            setattr(found, word, getattr(dialect, word))
    for word, value in given.items():
        if word not in _csv_words:
            raise TypeError(f"'{word}' is an invalid keyword argument for this function")
        setattr(found, word, value)
    for word in ("delimiter", "quotechar", "escapechar"):
        value = getattr(found, word)
        if value is None and word != "delimiter":
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{word}" must be string' + (" or None" if word != "delimiter" else "")
                            + f", not {type(value).__name__}")
        if len(value) != 1:
            raise TypeError(f'"{word}" must be a 1-character string')
    return found


def register_dialect(name, dialect="excel", **fmtparams):
    _csv_dialects[name] = _csv_choices(dialect, fmtparams)


def _csv_reader(iterable, dialect="excel", **fmtparams):
    return _CsvReader(iter(iterable), _csv_choices(dialect, fmtparams))


class _CsvReader:
    __module__ = "_csv"

    def __init__(self, lines, dialect):
        self._lines = lines
        self.dialect = d = dialect
        self.line_num = 0
        self._is_simple = not d.skipinitialspace and d.quoting != QUOTE_NONNUMERIC
        self._has_quotes = self._is_simple and d.quotechar is not None and d.escapechar is None \
            and d.doublequote and d.quoting != QUOTE_NONE

    def __iter__(self):
        return self

    def __next__(self):
        row, field, state = [], "", "start"
        while True:
            line = next(self._lines, None)
            if line is None:
                if state in ("quoted", "escaped"):
                    if self.dialect.strict:
                        raise _CsvError("unexpected end of data")
                    row.append(field)
                    return row
                raise StopIteration
            if not isinstance(line, str):
                raise _CsvError(f"iterator should return strings, not {type(line).__name__} "
                                "(the file should be opened in text mode)")
            self.line_num += 1
            if self._is_simple and state == "start" and not row:
                text = line.rstrip("\r\n")
                if "\n" not in text and "\r" not in text:
                    fields = self._split(text)
                    if fields is not None:
                        return fields
            field, state = self._take(line, row, field, state)
            if state not in ("quoted", "escaped"):
                if state == "start" and not row:
                    return []
                row.append(self._value(field, state))
                return row

    # The fields of a line, or None where that takes a closer look.
    def _split(self, text):
        d = self.dialect
        quote, delimiter = d.quotechar, d.delimiter
        if (quote is None or quote not in text) \
                and (d.escapechar is None or d.escapechar not in text):
            return text.split(delimiter) if text else []
        if not self._has_quotes:
            return None
        fields, at, end = [], 0, len(text)
        while True:
            if text[at:at + 1] == quote:
                field, stop = "", text.find(quote, at + 1)
                while stop >= 0 and text[stop + 1:stop + 2] == quote:
                    field, at = field + text[at + 1:stop + 1], stop + 1
                    stop = text.find(quote, at + 1)
                if stop < 0 or stop + 1 < end and text[stop + 1] != delimiter:
                    return None
                fields.append(field + text[at + 1:stop])
                at = stop + 1
            else:
                stop = text.find(delimiter, at)
                fields.append(text[at:stop] if stop >= 0 else text[at:])
                at = stop if stop >= 0 else end
            if at == end:
                return fields
            at += 1

    def _value(self, field, state):
        if self.dialect.quoting == QUOTE_NONNUMERIC and state != "ended":
            return float(field)
        return field

    # What one line adds; state: "start" of a field, "plain", "quoted", "ended" after the quote.
    def _take(self, line, row, field, state):
        d = self.dialect
        quoted_here = state == "quoted"
        for c in line:
            if state == "escaped":
                field, state = field + c, "quoted" if quoted_here else "plain"
            elif state == "quoted":
                if c == d.escapechar:
                    state = "escaped"
                elif c == d.quotechar and d.quoting != QUOTE_NONE:
                    state = "ended"
                else:
                    field += c
            elif state == "ended" and c == d.quotechar and d.doublequote:
                field, state = field + c, "quoted"
            elif c == d.delimiter:
                row.append(self._value(field, state))
                field, state, quoted_here = "", "start", False
            elif c in "\r\n":
                if state == "start" and row:
                    state = "plain"
            elif state == "ended" and d.strict:
                raise _CsvError(f"'{d.delimiter}' expected after '{d.quotechar}'")
            elif state == "start" and c == d.quotechar and d.quoting != QUOTE_NONE:
                state, quoted_here = "quoted", True
            elif state == "start" and c == " " and d.skipinitialspace:
                pass
            elif c == d.escapechar:
                state = "escaped"
            else:
                field, state = field + c, "plain"
        if state == "start" and row:
            state = "plain"
        return field, state


def _csv_writer(fileobj, dialect="excel", **fmtparams):
    return _CsvWriter(fileobj, _csv_choices(dialect, fmtparams))


class _CsvWriter:
    __module__ = "_csv"

    def __init__(self, fileobj, dialect):
        self._file = fileobj
        self.dialect = d = dialect
        self._marks = [c for c in (d.quotechar, d.escapechar, "\r", "\n") if c]
        self._is_simple = d.quoting == QUOTE_MINIMAL and d.doublequote

    def _field(self, value, alone):
        d = self.dialect
        text = "" if value is None else value if isinstance(value, str) else str(value)
        special = [d.delimiter] + self._marks
        needs = alone and not text
        for c in special:
            needs = needs or c in text
        if not needs and d.quoting == QUOTE_MINIMAL:
            return text
        number = isinstance(value, (int, float))
        if d.quoting == QUOTE_NONE:
            if needs and d.escapechar is None:
                raise _CsvError("single empty field record must be quoted" if alone and not text
                                else "need to escape, but no escapechar set")
            return "".join([d.escapechar + c if c in special else c for c in text])
        if d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number or needs:
            if d.escapechar is not None:
                text = text.replace(d.escapechar, d.escapechar * 2)
            if d.doublequote:
                text = text.replace(d.quotechar, d.quotechar * 2)
            elif d.quotechar in text:
                if d.escapechar is None:
                    raise _CsvError("need to escape, but no escapechar set")
                text = text.replace(d.quotechar, d.escapechar + d.quotechar)
            return d.quotechar + text + d.quotechar
        return text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise _CsvError(f"iterable expected, not {type(row).__name__}") from None
        d = self.dialect
        if self._is_simple:
            row = ["" if value is None else value if isinstance(value, str) else str(value)
                   for value in row]
            line = d.delimiter.join(row)
            if self._is_plain(line, row):
                return self._file.write(line + d.lineterminator)
        line = d.delimiter.join([self._field(value, len(row) == 1) for value in row])
        return self._file.write(line + d.lineterminator)

    # Whether no field of the line needs quotes.
    def _is_plain(self, line, row):
        for mark in self._marks:
            if mark in line:
                return False
        return len(row) > 1 and line.count(self.dialect.delimiter) == len(row) - 1

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    __module__ = "csv"

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = _csv_reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    __module__ = "csv"

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = _csv_writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(row) for row in rowdicts])


_CsvReader._tp_name_, _CsvWriter._tp_name_ = "_csv.reader", "_csv.writer"
_CsvReader.__name__ = _CsvReader.__qualname__ = "reader"
_CsvWriter.__name__ = _CsvWriter.__qualname__ = "writer"
_export("csv", """QUOTE_MINIMAL QUOTE_ALL QUOTE_NONNUMERIC QUOTE_NONE Error=_CsvError
Dialect=_CsvDialect excel=_CsvExcel excel_tab unix_dialect register_dialect reader=_csv_reader
writer=_csv_writer DictReader DictWriter""")
