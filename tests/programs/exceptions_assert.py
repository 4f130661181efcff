def check(age):
    assert age >= 0, f"age {age} is negative"
    assert age < 200
    return age


print(check(5))
try:
    check(-1)
except AssertionError as error:
    print("AssertionError:", error)
check(200)
