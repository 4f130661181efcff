"""Fixtures of tests, classes and the module, and the report with a line for each test."""
import unittest


class Parts(unittest.TestCase):
    """Some pass, some do not."""

    @unittest.skip("not now")
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    @unittest.skipIf(True, "always")
    def test_skip_if(self):
        pass

    @unittest.skipUnless(True, "never")
    def test_skip_unless(self):
        self.assertEquals(1, 1)

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

    def test_sub_all_well(self):
        for i in range(2):
            with self.subTest(i=i):
                self.assertLess(i, 2)


@unittest.skip("the whole class")
class Skipped(unittest.TestCase):
    def test_nothing(self):
        pass


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        print("up", self.id())
        self.addCleanup(print, "cleanup", 1)
        self.addCleanup(print, "cleanup", 2)

    def tearDown(self):
        print("down", self)

    def test_one(self):
        print("one", repr(self))

    def test_two(self):
        """Second of them."""
        print(self.shortDescription())
        raise RuntimeError("two")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        pass


class BrokenDown(unittest.TestCase):
    def tearDown(self):
        raise ValueError("down")

    def test_x(self):
        self.assertEqual(1, 2)


def setUpModule():
    print("module up")


def tearDownModule():
    print("module down")


if __name__ == "__main__":
    unittest.main(verbosity=2)
