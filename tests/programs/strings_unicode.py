greetings = {"русский": "привет", "中文": "你好", "日本語": "こんにちは", "ไทย": "สวัสดี", "emoji": "👋🏽"}
for language, text in greetings.items():
    print(f"{language:<10}|{text:>8}| {len(text)}")
print(greetings)
print("Straße".upper(), "ÉCOLE".lower(), "ǅ".lower(), "İ".lower())
print(["\u00a0", "é", "→", "\ud7ff", "\U0001f600", "\u2028"])
größe = 3
print(größe, "•")
