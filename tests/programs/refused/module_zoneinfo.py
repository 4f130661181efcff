# expect: module 'zoneinfo'
from zoneinfo import ZoneInfo  # <--

print(ZoneInfo("Europe/Paris"))
