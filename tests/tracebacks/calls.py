# A call, an operator and a subscript: which of their characters are marked, and on which lines.
import traceback


class Shelf:
    def __init__(self):
        self.books = {"novel": 3}

    def add(self, *names):
        return self

    def take(self, name):
        return self.books[name]


def share(count, *people):
    return count / len(people)


def tell(function):
    try:
        function()
    except Exception:
        traceback.print_exc()


def returned():
    return share(3)


def assigned():
    each = share(
        3,
    )
    return each


def of_a_method():
    return Shelf().add("poem").take("poem")


def chain():
    return (Shelf()
            .add("poem")
            .take("poem")
            .upper())


def inside_another():
    print("each:", share(3), sep="")


def many_arguments():
    print(share(
        3,
        *[],
        *[],
        *[],
        *[],
        *[],
    ))


def operator():
    count = 3
    return (
        count

        # the name of a shelf

        + "shelf"
    )


def subscript():
    shelf = Shelf()
    return shelf.books["novel"][
        "page"
    ]


def parts_of_a_comparison():
    return 1 < 2 < \
        "three"


def statement_of_three_lines():
    raise ValueError(
        "three",
    )


def two_bytes_for_one_character():
    each = share("é")
    return each


def wide():
    名 = {"日本": 3}; print("日本", 名["語"], 名)


def	tabs():
	if	share:
		share(	3,
			*())


for failing in (returned, assigned, of_a_method, chain, inside_another, many_arguments, operator,
                subscript, parts_of_a_comparison, statement_of_three_lines,
                two_bytes_for_one_character, wide, tabs):
    tell(failing)
share(0,
      ) .real
