class BankError(Exception):
    pass


class NotEnough(BankError):
    """Raised when an account is empty."""


def withdraw(balance, amount):
    if amount > balance:
        raise NotEnough("need", amount - balance, "more")
    return balance - amount


print(withdraw(10, 3))
try:
    withdraw(1, 5)
except BankError as error:
    print(error, error.args, repr(error))
print(repr(NotEnough()), str(NotEnough()), repr(BankError("x")))
try:
    raise NotEnough
except Exception as error:
    print(repr(error))
withdraw(0, 1)
