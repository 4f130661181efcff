class Account:
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        return self

    def __str__(self):
        return f"{self.owner}: {self.balance}"

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


ada = Account("Ada", 10)
print(ada, [ada], ada.deposit(5).deposit(1).balance, Account.count)
print(Account("Bob").balance, Account.count, ada.count, isinstance(ada, Account), type(ada).__name__)
ada.nickname = "A"
print(ada.nickname, hasattr(ada, "nickname"), getattr(ada, "missing", "none"))
try:
    ada.deposit(-1)
except ValueError as error:
    print(error)
print(ada.email)
