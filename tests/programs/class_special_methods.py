class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __call__(self, scale):
        return self * scale

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __repr__(self):
        return f"<{self.x}, {self.y}>"


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a * 3, a == Vector(1, 2), a != b, len(a), a[1], bool(Vector(0, 0)), a(10), 2 in a)
print(sorted([b, a]), list(a), max(a, b))
print(a - b)
