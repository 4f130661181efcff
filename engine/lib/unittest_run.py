

# --- unittest_run.py: which tests there are, and what became of them ----------------------------------

class TestResult:
    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = self.buffer = self.tb_locals = False

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def addError(self, test, err):
        self.errors.append((test, self._text_of(err)))
        self._stop_at_first()

    def addFailure(self, test, err):
        self.failures.append((test, self._text_of(err)))
        self._stop_at_first()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = self.failures if issubclass(err[0], test.failureException) else self.errors
            kind.append((subtest, self._text_of(err)))
            self._stop_at_first()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text_of(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_at_first()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _stop_at_first(self):
        if self.failfast:
            self.stop()

    def _text_of(self, err):
        return _traceback_text(err[1])

    def __repr__(self):
        return (f"<{_test_class_name(type(self))} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return f"{test}\n{doc}" if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self._newline = False

    def _mark(self, word, sign, test=None):
        if self.showAll:
            if test is not None:
                self._begin_line(test)
            self.stream.write(word + "\n")
            self._newline = True
        elif self.dots:
            self.stream.write(sign)

    # What is told of part of a test has a line of its own.
    def _begin_line(self, test):
        if self._newline or isinstance(test, _SubTest):
            if not self._newline:
                self.stream.write("\n")
            if isinstance(test, _SubTest):
                self.stream.write("  ")
            self.stream.write(self.getDescription(test) + " ... ")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            fails = issubclass(err[0], subtest.failureException)
            self._mark(*(("FAIL", "F") if fails else ("ERROR", "E")), subtest)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._mark("ok", ".", test)

    def addError(self, test, err):
        super().addError(test, err)
        self._mark("ERROR", "E", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._mark("FAIL", "F", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._mark(f"skipped {reason!r}", "s", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._mark("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._mark("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.write(f"{self.separator1}\n{flavour}: {self.getDescription(test)}\n"
                              f"{self.separator2}\n{text}\n")


# Stands for a fixture of a class or module that failed.
class _ErrorHolder:
    __module__ = "unittest.suite"

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestSuite:
    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f"<{_test_class_name(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if type(other) is type(self) else NotImplemented

    def countTestCases(self):
        return sum([test.countTestCases() for test in self])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to "
                            "addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result, debug=False):
        is_outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test(result)
                continue
            cls = type(test)
            self._leave_class(cls, result)
            self._enter_module(cls, result)
            self._enter_class(cls, result)
            result._previousTestClass = cls
            if not getattr(cls, "_classSetupFailed", False) \
                    and not getattr(result, "_moduleSetUpFailed", False):
                test(result)
        if is_outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _fixture(self, function, name, of, result):
        try:
            function()
        except SkipTest as skip:
            result.addSkip(_ErrorHolder(f"{name} ({of})"), str(skip))
            return False
        except Exception as error:
            result.addError(_ErrorHolder(f"{name} ({of})"),
                            (type(error), error, error.__traceback__))
            return False
        return True

    def _enter_class(self, cls, result):
        if cls is getattr(result, "_previousTestClass", None) \
                or getattr(result, "_moduleSetUpFailed", False) \
                or getattr(cls, "__unittest_skip__", False):
            return
        cls._classSetupFailed = False
        if not self._fixture(cls.setUpClass, "setUpClass", _test_class_name(cls), result):
            cls._classSetupFailed = True
            self._clean_class(cls, "setUpClass", result)

    def _leave_class(self, next_class, result):
        cls = getattr(result, "_previousTestClass", None)
        if cls is None or cls is next_class or getattr(cls, "_classSetupFailed", False) \
                or getattr(result, "_moduleSetUpFailed", False) \
                or getattr(cls, "__unittest_skip__", False):
            return
        self._fixture(cls.tearDownClass, "tearDownClass", _test_class_name(cls), result)
        self._clean_class(cls, "tearDownClass", result)
        if next_class is None:
            result._previousTestClass = None

    def _clean_class(self, cls, name, result):
        for error in cls.doClassCleanups():
            result.addError(_ErrorHolder(f"{name} ({_test_class_name(cls)})"), error)

    def _enter_module(self, cls, result):
        if getattr(result, "_module_begun", None) == cls.__module__:
            return
        self._leave_module(result)
        result._module_begun, result._moduleSetUpFailed = cls.__module__, False
        function = _program_names().get("setUpModule")
        if function is not None:
            result._moduleSetUpFailed = not self._fixture(function, "setUpModule", cls.__module__,
                                                          result)
            if result._moduleSetUpFailed:
                self._clean_module("setUpModule", cls.__module__, result)

    def _leave_module(self, result):
        module = getattr(result, "_module_begun", None)
        if module is None or result._moduleSetUpFailed:
            return
        function = _program_names().get("tearDownModule")
        if function is not None:
            self._fixture(function, "tearDownModule", module, result)
        self._clean_module("tearDownModule", module, result)
        result._module_begun = None

    def _clean_module(self, name, module, result):
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            self._fixture(lambda: function(*args, **kwargs), name, module, result)


_module_cleanups = []
_forgetters.append(_module_cleanups.clear)


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


class TestLoader:
    __module__ = "unittest.loader"
    testMethodPrefix = "test"
    suiteClass = TestSuite
    sortTestMethodsUsing = None

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        return [name for name in sorted(dir(testCaseClass))
                if name.startswith(self.testMethodPrefix)
                and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        return self._all_of(vars(module), pattern)

    def _all_of(self, names, pattern):
        tests = self.suiteClass([self.loadTestsFromTestCase(names[name]) for name in sorted(names)
                                 if _is_test_class(names[name])])
        load_tests = names.get("load_tests")
        return load_tests(self, tests, pattern) if load_tests else tests

    def loadTestsFromName(self, name, module=None):
        names = _program_names()
        parts = name.split(".")
        if parts[0] == "__main__":
            parts = parts[1:]
        found = names.get(parts[0]) if parts else None
        if found is None or not (isinstance(found, type) or callable(found)):
            _unsupported(f"unittest: the test {name!r}")
        if len(parts) > 1:
            return self.suiteClass([found(parts[1])])
        return self.loadTestsFromTestCase(found) if isinstance(found, type) else found()

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        _unsupported("unittest.TestLoader.discover")


def _is_test_class(value):
    return isinstance(value, type) and issubclass(value, TestCase) \
        and value not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase)


_default_test_loader = TestLoader()


def _make_suite(testCaseClass, prefix="test", sortUsing=None, suiteClass=TestSuite):
    _warn_from(1, "unittest.makeSuite() is deprecated and will be removed in Python 3.13. Please "
                  "use unittest.TestLoader.loadTestsFromTestCase() instead.", DeprecationWarning)
    loader = TestLoader()
    loader.testMethodPrefix, loader.suiteClass = prefix, suiteClass
    return loader.loadTestsFromTestCase(testCaseClass)


class _TestStream:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        self.stream.write((arg or "") + "\n")


class TextTestRunner:
    __module__ = "unittest.runner"
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = _TestStream(_sys_module().stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        self.buffer, self.tb_locals, self.warnings = buffer, tb_locals, warnings
        if buffer or tb_locals:
            _unsupported("unittest.TextTestRunner(buffer=, tb_locals=)")
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        import warnings
        result = self._makeResult()
        result.failfast = self.failfast
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            begin = _time_module.perf_counter()
            getattr(result, "startTestRun", lambda: None)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", lambda: None)()
            took = _time_module.perf_counter() - begin
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        count = result.testsRun
        self.stream.writeln(f"Ran {count} test{'' if count == 1 else 's'} in {took:.3f}s")
        self.stream.writeln()
        self.stream.writeln(self._verdict(result))
        return result

    def _verdict(self, result):
        infos = []
        if not result.wasSuccessful():
            infos += [("failures", result.failures), ("errors", result.errors)]
        infos += [("skipped", result.skipped), ("expected failures", result.expectedFailures),
                  ("unexpected successes", result.unexpectedSuccesses)]
        shown = ", ".join([f"{name}={len(what)}" for name, what in infos if what])
        ran_none = _minor >= 12 and result.testsRun == 0 and not result.skipped
        word = "FAILED" if not result.wasSuccessful() else "NO TESTS RAN" if ran_none else "OK"
        return f"{word} ({shown})" if shown else word


class TestProgram:
    __module__ = "unittest.main"

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=_default_test_loader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.exit, self.verbosity, self.failfast = exit, verbosity, failfast
        self.warnings = "default" if warnings is None else warnings
        self.testRunner, self.testLoader = testRunner, testLoader
        if buffer or tb_locals:
            _unsupported("unittest.main(buffer=, tb_locals=)")
        names = self._parse(list(_sys_module().argv if argv is None else argv)[1:])
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names)
        else:
            self.test = testLoader._all_of(_program_names(), None)
        self.runTests()

    def _parse(self, args):
        names = []
        for arg in args:
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg.startswith("-"):
                _unsupported(f"unittest: the option {arg}")
            else:
                names.append(arg)
        return names

    def runTests(self):
        runner = self.testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast,
                            warnings=self.warnings)
        self.result = runner.run(self.test)
        if self.exit:
            ran_none = _minor >= 12 and self.result.testsRun == 0 and not self.result.skipped
            raise SystemExit(5 if ran_none else not self.result.wasSuccessful())


_export("unittest", """TestCase FunctionTestCase IsolatedAsyncioTestCase SkipTest TestResult
TextTestResult TestSuite TestLoader TextTestRunner TestProgram main=TestProgram
skip=_test_skip skipIf=_test_skip_if skipUnless=_test_skip_unless
expectedFailure=_test_expected_failure defaultTestLoader=_default_test_loader
makeSuite=_make_suite addModuleCleanup""")
