class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound()}"

    def sound(self):
        return "..."


class Dog(Animal):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def sound(self):
        return "woof"


class Puppy(Dog):
    def sound(self):
        return super().sound() + "?"

    @property
    def small(self):
        return self.age < 1

    @staticmethod
    def kind():
        return "puppy"

    @classmethod
    def born(cls, name):
        return cls(name, 0)


puppy = Puppy.born("Rex")
print(puppy.speak(), puppy.small, Puppy.kind(), isinstance(puppy, Animal), issubclass(Dog, Animal))
for animal in [Animal("It"), Dog("Bello", 3), puppy]:
    print(animal.speak())
print([cls.__name__ for cls in Puppy.__mro__])
Dog("no age")
