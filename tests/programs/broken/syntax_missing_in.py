scores = {"Ada": 12, "Bob": 7, "Cid": 9}
names = sorted(scores)


def average(values):
    total = 0
    for value values:
        total = total + value
    return total / len(values)


def best(table):
    winner = None
    for name, score in table.items():
        if winner is None or score > table[winner]:
            winner = name
    return winner


print("average:", average(list(scores.values())))
print("best:", best(scores))
for position, name in enumerate(names, start=1):
    print(position, name, scores[name])
