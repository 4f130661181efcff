numbers = [5, 3, 8]
numbers.append(1)
numbers.extend([9, 9])
numbers.insert(0, 7)
print(numbers, len(numbers), numbers[0], numbers[-1], 8 in numbers)
print(numbers.pop(), numbers.pop(0), numbers)
numbers.remove(9)
numbers.sort()
print(numbers, numbers.index(5), numbers.count(3))
numbers.reverse()
print(numbers, numbers.copy() == numbers, numbers + [0], [0] * 3)
numbers[1] = "two"
print(numbers, [1, 2] == [1, 2], [1, 2] < [1, 3], [[]] * 2, list("abc"), list(range(3)))
words = ["pear", "Fig", "apple"]
words.sort()
print(words)
words.sort(reverse=True)
print(words)
a = b = []
a.append(1)
print(a is b, b)
b += [2]
print(a)
a.clear()
print(b, not a)
nested = [1, [2, [3, []]]]
nested.append(nested)
print(nested)
