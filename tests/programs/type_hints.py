import asyncio
from typing import Any, Callable, Dict, List, Optional, Tuple

Number = int
limit: int = 3
names: List[str] = ["a", "b"]
later: "Undefined"


def pair(a: int, b: str = "x", *rest: Any, flag: bool = False) -> Tuple[int, str]:
    total: float = 0.0
    return (a, b)


async def main(n: Optional[int] = None) -> Dict[str, list[int]]:
    result: dict[str, list[int]] = {"n": [limit]}
    await asyncio.sleep(0)
    return result


print(pair(1), asyncio.run(main()), names)
