# What an import that fails knows: the module, its file, and in the message the name.


def tell(error):
    print(type(error).__name__, error.name, error.path is None, error.msg, len(error.args))


for statement in ("import colections", "import os.pth", "import asyncio.sleeping", "import no.module",
                  "from collections import OrderDict",
                  "from asyncio import sleap, gather"):
    try:
        exec(statement)
    except ImportError as error:
        tell(error)
tell(ImportError("a message", name="a", path="b"))
tell(ImportError("a message", "and more"))
tell(ModuleNotFoundError(name="c"))
try:
    ImportError("a message", nme="a")
except TypeError as error:
    print(error)
from collections import OrderDict
