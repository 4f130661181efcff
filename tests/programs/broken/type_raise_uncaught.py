import asyncio


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.lock = asyncio.Lock()

    async def withdraw(self, amount):
        async with self.lock:
            if amount > self.balance:
                raise TypeError("not enough money")
            await asyncio.sleep(0.1)
            self.balance -= amount
        return self.balance


async def main():
    account = Account("Ada", balance=100)
    for amount in (30, 50, 40):
        try:
            left = await account.withdraw(amount)
        except ValueError as error:
            print("refused:", error)
        else:
            print(account.owner, "has", left)


asyncio.run(main())
