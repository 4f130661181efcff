"""What each assertion says when it does not hold."""
import io
import unittest
import warnings


class Base(unittest.TestCase):
    def setUp(self):
        self.items = [1, 2, 3]

    def test_list(self):
        """Lists are compared item by item.

        More."""
        self.assertEqual(self.items, [1, 2, 4])

    def test_len(self):
        self.assertEqual(self.items, [1, 2, 3, 5])

    def test_dict(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_text(self):
        self.assertEqual("hello world", "hello word")

    def test_texts(self):
        self.assertEqual("a\nb\nc", "a\nx\nc", "my message")

    def test_tuple(self):
        self.assertEqual((1, 2), (1,))

    def test_int(self):
        self.assertEqual(1 + 1, 3, msg="sums")

    def test_long(self):
        self.assertEqual("x" * 100 + "a", "x" * 100 + "b")

    def test_true(self):
        self.assertTrue([])

    def test_false(self):
        self.assertFalse(1)

    def test_raises(self):
        with self.assertRaises(ValueError) as cm:
            int("x")
        self.assertEqual(str(cm.exception)[:7], "invalid")
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegex(ValueError, "inv.*"):
            int("x")
        with self.assertRaises(KeyError):
            pass

    def test_raises_call(self):
        self.assertRaises(ZeroDivisionError, int, 5)

    def test_raises_other(self):
        with self.assertRaises(KeyError):
            int("x")

    def test_regex(self):
        with self.assertRaisesRegex(ValueError, "nothing"):
            int("x")

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertAlmostEqual(1.0, 1.1)

    def test_almost_delta(self):
        self.assertAlmostEqual(1, 2, delta=0.5)

    def test_in(self):
        self.assertIn(5, self.items)

    def test_notin(self):
        self.assertNotIn(1, self.items)

    def test_is(self):
        self.assertIsNone(None)
        self.assertIs([], [])

    def test_isnot(self):
        self.assertIsNotNone(None)

    def test_instance(self):
        self.assertIsInstance(1, str)

    def test_greater(self):
        self.assertGreater(1, 2)

    def test_less(self):
        self.assertLessEqual(3, 2)

    def test_count(self):
        self.assertCountEqual([1, 2, 2], [2, 1, 1])

    def test_match(self):
        self.assertRegex("abc", r"\d")

    def test_error(self):
        {}["missing"]

    def test_fail(self):
        self.fail("on purpose")

    @unittest.skip("not now")
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 0)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)
        with self.subTest("name", x=1, y="b"):
            raise KeyError("k")

    def test_context(self):
        try:
            1 / 0
        except ZeroDivisionError:
            self.assertEqual(1, 2)

    def test_noteq(self):
        self.assertNotEqual(1, 1)

    def test_logs(self):
        import logging
        with self.assertLogs("foo", level="INFO") as cm:
            logging.getLogger("foo").info("first")
            logging.getLogger("foo.bar").error("second %d", 2)
        self.assertEqual(cm.output, ["INFO:foo:first", "ERROR:foo.bar:second 2"])

    def test_warns(self):
        with self.assertWarns(DeprecationWarning):
            warnings.warn("old", DeprecationWarning)
        with self.assertWarns(UserWarning):
            pass


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(Base))
print(result)
for kind in (result.errors, result.failures, result.expectedFailures):
    for test, text in kind:
        print(test.id(), "|", test.shortDescription())
        print(text)
print(result.skipped)
print(result.unexpectedSuccesses)
