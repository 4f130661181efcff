"""Tests that are coroutines, each with a loop of its own; and one that nobody awaits."""
import asyncio
import unittest


async def fetch(n):
    await asyncio.sleep(n)
    return n * 2


class TestFetch(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        self.queue = asyncio.Queue()
        await asyncio.sleep(0.01)
        print("asyncSetUp")

    async def asyncTearDown(self):
        print("asyncTearDown")

    def tearDown(self):
        print("tearDown")

    async def cleanup(self, n):
        await asyncio.sleep(0)
        print("cleanup", n)

    async def test_ok(self):
        self.addAsyncCleanup(self.cleanup, 1)
        self.assertEqual(await fetch(0.05), 0.1)

    async def test_fails(self):
        self.assertEqual(await fetch(1), 3)

    async def test_timeout(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(fetch(5), 0.1)

    def test_plain(self):
        print("plain")

    async def test_task_left(self):
        asyncio.create_task(fetch(10))

    async def test_error(self):
        await asyncio.gather(fetch(0.1), self.bad())

    async def bad(self):
        raise LookupError("bad")


class TestWrong(unittest.TestCase):
    async def test_never_run(self):
        self.assertEqual(1, 2)

    def test_loop(self):
        self.assertEqual(asyncio.run(fetch(0.1)), 0.2)


if __name__ == "__main__":
    unittest.main()
