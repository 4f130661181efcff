from asyncio import sleep, snooze
