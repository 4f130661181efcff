ages = {"ana": 3,
"bo": 4
print(ages)
