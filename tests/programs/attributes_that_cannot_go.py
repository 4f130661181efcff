# Deleting an attribute that is not there, and setting one where there is no room for it. No other
# name is suggested.
import math


class Account:
    def __init__(self):
        self.balance = 1


class Slotted:
    __slots__ = ("balance",)


def attempt(change):
    try:
        change()
    except AttributeError as error:
        print(error, error.name)


def delete_of_instance():
    del Account().balanc


def delete_of_class():
    del Account.balanc


def delete_of_module():
    del math.sqr


def set_in_object():
    object().x = 1


def set_in_slots():
    Slotted().owner = "Ann"


def delete_a_method():
    del object().__hash__


for change in (delete_of_instance, delete_of_class, delete_of_module, set_in_object, set_in_slots,
               delete_a_method):
    attempt(change)
delete_of_instance()
