

# --- unittest_case.py: TestCase and what it asserts ---------------------------------------------------

class SkipTest(Exception):
    __module__ = "unittest.case"


class _ExpectedFailure(Exception):
    pass


_TEST_SHOWN = 80  # characters of a value in a message
_TEST_DIFF_LEFT_OUT = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _test_repr(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    if not short or len(text) < _TEST_SHOWN:
        return text
    return text[:_TEST_SHOWN] + " [truncated]..."


def _test_shorten(text, head, tail):
    skipped = len(text) - head - tail
    if skipped <= 12:
        return text
    return f"{text[:head]}[{skipped} chars]{text[len(text) - tail:]}"


# What two values have in common at their beginning is cut when they are long.
def _test_pair(first, second):
    texts = _test_repr(first), _test_repr(second)
    longest = max(len(texts[0]), len(texts[1]))
    if longest <= _TEST_SHOWN:
        return texts
    common = 0
    for a, b in zip(*texts):
        if a != b:
            break
        common += 1
    start = texts[0][:common]
    room = _TEST_SHOWN - (longest - common + 17)
    if room > 5:
        start = _test_shorten(start, 5, room)
        return tuple([start + text[common:] for text in texts])
    start = _test_shorten(start, 5, 5)
    return tuple([start + _test_shorten(text[common:], 41, 5) for text in texts])


def _test_decorator(reason, mark):
    def decorate(item):
        if not isinstance(item, type):
            function = item

            @wraps(function)
            def item(*args, **kwargs):
                raise SkipTest(reason)
        mark(item)
        return item
    return decorate


def _test_skip(reason):
    if isinstance(reason, type(_test_skip)):
        return _test_skip("")(reason)

    def mark(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
    return _test_decorator(reason, mark)


def _test_skip_if(condition, reason):
    return _test_skip(reason) if condition else lambda item: item


def _test_skip_unless(condition, reason):
    return lambda item: item if condition else _test_skip(reason)(item)


def _test_expected_failure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _RaisesContext:
    def __init__(self, case, expected, pattern=None, msg=None):
        self.test_case, self.expected, self.expected_regex, self.msg = case, expected, pattern, msg
        self.obj_name = None
        if pattern is not None and isinstance(pattern, str):
            self.expected_regex = _re_module().compile(pattern)

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def _expected_name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    # The call, when the assertion was given one; else itself, for `with`.
    def handle(self, name, args, kwargs):
        if not _are_classes(self.expected, self.base):
            raise TypeError(f"{name}() arg 1 must be {self.base_text}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this "
                                f"function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", None) or str(function)
        with self:
            function(*args, **kwargs)


def _are_classes(given, base):
    if isinstance(given, tuple):
        return all([_are_classes(one, base) for one in given])
    return isinstance(given, type) and issubclass(given, base)


def _re_module():
    import re
    return re


class _AssertRaisesContext(_RaisesContext):
    __module__ = "unittest.case"

    base, base_text = BaseException, "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._fail(f"{self._expected_name()} not raised{by}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(error)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{error}"')
        return True


class _AssertWarnsContext(_RaisesContext):
    __module__ = "unittest.case"

    base, base_text = Warning, "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always", Warning if isinstance(self.expected, tuple)
                              else self.expected)
        return self

    def __exit__(self, kind, error, traceback):
        self._catcher.__exit__(kind, error, traceback)
        if kind is not None:
            return
        first = None
        for warning in self.warnings:
            if not isinstance(warning.message, self.expected):
                continue
            first = first or warning.message
            if self.expected_regex is not None \
                    and not self.expected_regex.search(str(warning.message)):
                continue
            self.warning, self.filename = warning.message, warning.filename
            self.lineno = warning.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{self._expected_name()} not triggered{by}")


_LoggingWatcher = namedtuple("_LoggingWatcher", "records output", module="unittest._log")


class _AssertLogsContext:
    __module__ = "unittest._log"

    def __init__(self, case, logger, level, wants_none):
        import logging
        self.test_case, self.logger_name, self.wants_none = case, logger, wants_none
        self.level = getattr(logging, level) if isinstance(level, str) else level or logging.INFO

    def __enter__(self):
        import logging
        watcher = self.watcher = _LoggingWatcher([], [])

        class Capture(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        handler = Capture()
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        logger = self.logger = self.logger_name if isinstance(self.logger_name, logging.Logger) \
            else logging.getLogger(self.logger_name)
        self.kept = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.wants_none else watcher

    def __exit__(self, kind, error, traceback):
        import logging
        logger = self.logger
        logger.handlers, level, logger.propagate = self.kept
        logger.setLevel(level)
        if kind is not None:
            return False
        records = self.watcher.records
        if self.wants_none and records:
            raise self.test_case.failureException(
                f"Unexpected logs found: {self.watcher.output!r}")
        if not self.wants_none and not records:
            raise self.test_case.failureException(
                f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                f"{logger.name}")


class TestCase:
    __module__ = "unittest.case"
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 65536
    _class_cleanups = []
    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {dict: "assertDictEqual", list: "assertListEqual",
                                     tuple: "assertTupleEqual", set: "assertSetEqual",
                                     frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = type(cm).__enter__(cm)
        cls.addClassCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        text = self._testMethodDoc
        return text.strip().split("\n")[0].strip() if text else None

    def id(self):
        return f"{_test_class_name(type(self))}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        if _minor < 11:
            return f"{self._testMethodName} ({_test_class_name(type(self))})"
        return f"{self._testMethodName} ({_test_class_name(type(self))}.{self._testMethodName})"

    def __repr__(self):
        return f"<{_test_class_name(type(self))} testMethod={self._testMethodName}>"

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        result = method()
        if result is not None:
            if iscoroutine(result):
                _warn_of_coroutine(result)
            _warn_from_library("case.py", 678, "return self.run(*args, **kwds)",
                               "It is deprecated to return a value that is not None from a test "
                               f"case ({method})", DeprecationWarning)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for marked in (type(self), method):
                if getattr(marked, "__unittest_skip__", False):
                    result.addSkip(self, getattr(marked, "__unittest_skip_why__", ""))
                    return result
            self._run_parts(method, result)
            return result
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", lambda: None)()

    def _run_parts(self, method, result):
        expecting = (getattr(self, "__unittest_expecting_failure__", False)
                     or getattr(method, "__unittest_expecting_failure__", False))
        outcome = self._outcome = _TestOutcome(result, expecting)
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.is_test = True
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.is_test = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
            if outcome.success:
                if not expecting:
                    result.addSuccess(self)
                elif outcome.expected is not None:
                    result.addExpectedFailure(self, outcome.expected)
                else:
                    result.addUnexpectedSuccess(self)
        finally:
            self._outcome = None

    def doCleanups(self):
        outcome = self._outcome or _TestOutcome(None, False)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        errors = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                errors.append((type(error), error, error.__traceback__))
        if errors:
            cls.tearDown_exceptions = errors
        return errors

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    @contextmanager
    def subTest(self, msg=_no_default, **params):
        outcome = self._outcome
        if outcome is None:
            yield
            return
        parent = self._subtest
        inner = {**parent.params, **params} if parent else params
        self._subtest = _SubTest(self, msg, inner)
        try:
            with outcome.part(self._subtest, True):
                yield
        finally:
            self._subtest = parent

    # assertions

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _assert(self, holds, msg, text):
        if not holds:
            raise self.failureException(self._formatMessage(msg, text()))

    def assertTrue(self, expr, msg=None):
        self._assert(expr, msg, lambda: f"{_test_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._assert(not expr, msg, lambda: f"{_test_repr(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            special = self._type_equality_funcs.get(type(first))
            if special is not None:
                if isinstance(special, str):
                    special = getattr(self, special)
                special(first, second, msg=msg)
                return
        self._assert(first == second, msg, lambda: "%s != %s" % _test_pair(first, second))

    def assertNotEqual(self, first, second, msg=None):
        self._assert(first != second, msg,
                     lambda: f"{_test_repr(first)} == {_test_repr(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._assert(expr1 is expr2, msg,
                     lambda: f"{_test_repr(expr1)} is not {_test_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._assert(expr1 is not expr2, msg,
                     lambda: f"unexpectedly identical: {_test_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._assert(obj is None, msg, lambda: f"{_test_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._assert(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._assert(member in container, msg,
                     lambda: f"{_test_repr(member)} not found in {_test_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._assert(member not in container, msg, lambda: (
            f"{_test_repr(member)} unexpectedly found in {_test_repr(container)}"))

    def assertIsInstance(self, obj, cls, msg=None):
        self._assert(isinstance(obj, cls), msg,
                     lambda: f"{_test_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._assert(not isinstance(obj, cls), msg,
                     lambda: f"{_test_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._assert(a < b, msg, lambda: f"{_test_repr(a)} not less than {_test_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._assert(a <= b, msg,
                     lambda: f"{_test_repr(a)} not less than or equal to {_test_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._assert(a > b, msg, lambda: f"{_test_repr(a)} not greater than {_test_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._assert(a >= b, msg,
                     lambda: f"{_test_repr(a)} not greater than or equal to {_test_repr(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        gap, within = self._nearness(first, second, places, delta)
        self._assert(gap is not None, msg, lambda: (
            f"{_test_repr(first)} != {_test_repr(second)} within {within} "
            f"({_test_repr(abs(first - second))} difference)"))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        gap, within = self._nearness(first, second, places, delta)
        more = "" if delta is None else f" ({_test_repr(abs(first - second))} difference)"
        self._assert(first != second and gap is None, msg, lambda: (
            f"{_test_repr(first)} == {_test_repr(second)} within {within}{more}"))

    # (the difference when it is near, else None; what near means)
    def _nearness(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        gap = abs(first - second)
        if delta is not None:
            return (gap if gap <= delta else None), f"{_test_repr(delta)} delta"
        places = 7 if places is None else places
        return (gap if round(gap, places) == 0 else None), f"{places!r} places"

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _re_module().compile(expected_regex)
        self._assert(pattern.search(text), msg, lambda: (
            f"Regex didn't match: {pattern.pattern!r} not found in {text!r}"))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _re_module().compile(unexpected_regex)
        found = pattern.search(text)
        self._assert(not found, msg, lambda: (
            f"Regex matched: {found.group()!r} matches {pattern.pattern!r} in {text!r}"))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(self, expected_exception).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(self, expected_exception, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(self, expected_warning).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(self, expected_warning, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, True)

    def assertCountEqual(self, first, second, msg=None):
        lines, counted = [], []
        both = list(first), list(second)
        for item in both[0] + both[1]:
            if not any([item == other for other in counted]):
                counted.append(item)
                counts = [sum([item == other for other in items]) for items in both]
                if counts[0] != counts[1]:
                    lines.append(f"First has {counts[0]}, Second has {counts[1]}:  {item!r}")
        self._assert(not lines, msg, lambda: self._truncateMessage(
            "Element counts were not equal:\n", "\n".join(lines)))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _TEST_DIFF_LEFT_OUT % len(diff)

    def _shown_diff(self, first, second):
        import difflib
        import pprint
        return "\n" + "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(),
                                              pprint.pformat(second).splitlines()))

    def _assert_types(self, values, kind, msg, shown):
        for place, value in zip(("First", "Second"), values):
            if not isinstance(value, kind):
                raise self.failureException(self._formatMessage(
                    msg, f"{place} {shown} is not a {shown}: {_test_repr(value)}"))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            self._assert_types((seq1, seq2), seq_type, msg, name)
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *_test_pair(seq1, seq2))
        for i, (a, b) in enumerate(zip(seq1, seq2)):
            if a != b:
                text += "\nFirst differing element %d:\n%s\n%s\n" % (i, *_test_pair(a, b))
                break
        else:
            if len(seq1) == len(seq2) and seq_type is None and type(seq1) != type(seq2):
                return
        if len(seq1) != len(seq2):
            first_is_longer = len(seq1) > len(seq2)
            place, items = ("First", seq1) if first_is_longer else ("Second", seq2)
            begin = len(seq2) if first_is_longer else len(seq1)
            text += f"\n{place} {name} contains {len(items) - begin} additional elements.\n"
            text += f"First extra element {begin}:\n{_test_repr(items[begin])}\n"
        text = self._truncateMessage(text, self._shown_diff(seq1, seq2))
        self.fail(self._formatMessage(msg, text))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for one, other, text in ((set1, set2, "first set but not the second"),
                                 (set2, set1, "second set but not the first")):
            only = one.difference(other)
            if only:
                lines.append(f"Items in the {text}:")
                lines += [repr(item) for item in only]
        self._assert(not lines, msg, lambda: "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        for place, value in (("First", d1), ("Second", d2)):
            self.assertIsInstance(value, dict, f"{place} argument is not a dictionary")
        self._assert(d1 == d2, msg, lambda: self._truncateMessage(
            "%s != %s" % _test_pair(d1, d2), self._shown_diff(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        for place, value in (("First", first), ("Second", second)):
            self.assertIsInstance(value, str, f"{place} argument is not a string")
        if first == second:
            return
        import difflib
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            raise self.failureException(self._formatMessage(
                msg, "%s != %s" % _test_pair(first, second)))
        lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines[0]) == 1 and first.strip("\r\n") == first:
            lines = [first + "\n"], [second + "\n"]
        text = "%s != %s" % _test_pair(first, second)
        text = self._truncateMessage(text, "\n" + "".join(difflib.ndiff(*lines)))
        self.fail(self._formatMessage(msg, text))


def _test_class_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _deprecated_assertion(old, new):
    def method(self, *args, **kwargs):
        _warn_from(1, f"Please use {new} instead.", DeprecationWarning)
        return getattr(self, new)(*args, **kwargs)
    method.__name__ = old
    return method


_deprecated_assertions = (
    ("failUnlessEqual", "assertEqual"), ("assertEquals", "assertEqual"),
    ("failIfEqual", "assertNotEqual"), ("assertNotEquals", "assertNotEqual"),
    ("assert_", "assertTrue"), ("assertAlmostEquals", "assertAlmostEqual"),
    ("failUnless", "assertTrue"), ("failIf", "assertFalse"),
    ("assertRegexpMatches", "assertRegex"), ("assertNotRegexpMatches", "assertNotRegex"),
    ("assertRaisesRegexp", "assertRaisesRegex"),
    ("assertNotAlmostEquals", "assertNotAlmostEqual"))
for _assertion in _deprecated_assertions:
    setattr(TestCase, _assertion[0], _deprecated_assertion(*_assertion))


class FunctionTestCase(TestCase):
    __module__ = "unittest.case"

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._before, self._after = testFunc, setUp, tearDown
        self._description = description

    def setUp(self):
        if self._before:
            self._before()

    def tearDown(self):
        if self._after:
            self._after()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{_test_class_name(type(self))} ({self._function.__name__})"

    def shortDescription(self):
        text = self._description or self._function.__doc__
        return text.split("\n")[0].strip() if text else None


class _SubTest(TestCase):
    __module__ = "unittest.case"

    def __init__(self, case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = case, message, params
        self.failureException = case.failureException

    def _description(self):
        parts = []
        if self._message is not _no_default:
            parts.append(f"[{self._message}]")
        if self.params:
            shown = ", ".join([f"{name}={value!r}" for name, value in self.params.items()])
            parts.append(f"({shown})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"


# How the parts of one test went; tells the result.
class _TestOutcome:
    def __init__(self, result, expecting):
        self.result, self.expecting = result, expecting
        self.success, self.expected, self.is_test = True, None, False

    @contextmanager
    def part(self, case, is_sub=False):
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as skip:
            self.success = False
            if self.result is not None:
                self.result.addSkip(case, str(skip))
        except BaseException as error:
            what = type(error), error, error.__traceback__
            if self.expecting and (self.is_test or is_sub):
                self.expected = what
            else:
                self.success = False
                self._tell(case, what, is_sub)
        else:
            if is_sub and self.success:
                self.result.addSubTest(case.test_case, case, None)
        finally:
            self.success = self.success and before

    def _tell(self, case, what, is_sub):
        if self.result is None:
            return
        if is_sub:
            self.result.addSubTest(case.test_case, case, what)
        elif issubclass(what[0], case.failureException):
            self.result.addFailure(case, what)
        else:
            self.result.addError(case, what)


class IsolatedAsyncioTestCase(TestCase):
    __module__ = "unittest.async_case"

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._asyncioRunner = None
        self._asyncioTestContext = copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return result

    def _in_loop(self, function, *args, **kwargs):
        return self._asyncioRunner.run(function(*args, **kwargs),
                                       context=self._asyncioTestContext)

    def _either_way(self, function, *args, **kwargs):
        if iscoroutinefunction(function):
            return self._in_loop(function, *args, **kwargs)
        return self._asyncioTestContext.run(function, *args, **kwargs)

    def _callSetUp(self):
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        self._in_loop(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._either_way(method) is not None:
            _warn_from_library("async_case.py", 90, "if self._callMaybeAsync(method) is not None:",
                               "It is deprecated to return a value that is not None from a test "
                               f"case ({method})", DeprecationWarning)

    def _callTearDown(self):
        self._in_loop(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._either_way(function, *args, **kwargs)

    def run(self, result=None):
        self._asyncioRunner = Runner(debug=True)
        try:
            return super().run(result)
        finally:
            self._asyncioRunner.close()
            self._asyncioRunner = None


# CPython says so where its library drops the coroutine.
def _warn_of_coroutine(coroutine):
    coroutine.close()
    if _warn_from_library("case.py", 579, "if method() is not None:",
                          f"coroutine {coroutine.__qualname__!r} was never awaited",
                          RuntimeWarning):
        _sys_module().stderr.write("RuntimeWarning: Enable tracemalloc to get the object "
                                   "allocation traceback\n")


# A warning that CPython gives for a line of its own library. True when it is shown.
def _warn_from_library(file, line, source, message, category):
    action = _warning_action(category, message, "unittest")
    if action == "error":
        raise category(message)
    if action == "ignore":
        return False
    import warnings
    _sys_module().stderr.write(warnings.formatwarning(
        message, category, f"/usr/lib/python3.{_minor}/unittest/{file}", line, source))
    return True
