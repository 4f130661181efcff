"""A suite by hand, run twice; the marks of a short report, and the status of the program."""
import unittest


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty stack")
        return self.items.pop()


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = Stack()

    def test_push(self):
        self.stack.push(1)
        self.assertListEqual(self.stack.items, [1])

    def test_pop_empty(self):
        with self.assertRaises(IndexError) as caught:
            self.stack.pop()
        self.assertIn("empty", str(caught.exception))

    def test_order(self):
        """The last one comes first."""
        for item in "ab":
            self.stack.push(item)
        self.assertEqual(self.stack.pop(), "a")


class Whole(unittest.TestCase):
    def runTest(self):
        self.assertTrue(True)


suite = unittest.TestSuite()
suite.addTest(StackTest("test_push"))
suite.addTest(StackTest("test_order"))
suite.addTests([Whole(), unittest.FunctionTestCase(lambda: None)])
print(suite.countTestCases(), [str(test) for test in suite], StackTest("test_push"))
result = unittest.TextTestRunner().run(suite)
print(result.testsRun, result.wasSuccessful(), [str(test) for test, _ in result.failures])
program = unittest.main(argv=["x"], exit=False)
print(program.result)
unittest.TextTestRunner(failfast=True).run(
    unittest.TestLoader().loadTestsFromTestCase(StackTest))
try:
    StackTest("test_missing")
except ValueError as error:
    print(error)
unittest.main(argv=["x", "StackTest.test_order", "-v"])
