"""Statements with exits: try, with, match, and the ways out of them."""


def handlers(a):
    try:
        a()
    except ValueError:
        b()
    except (KeyError, a.E) as e:
        c(e)
    except:
        d()
    else:
        f()
    finally:
        g()
    after()


def exits(a):
    for x in a:
        try:
            if x:
                continue
            if a:
                return x
            with x as y, a:
                break
        except E as e:
            return 1
        finally:
            h()
    else:
        return a + x
    after()


def nested(a):
    while a:
        try:
            try:
                return f(a)
            finally:
                with b:
                    c()
        finally:
            try:
                d()
            except E:
                e()


def overrides(a):
    for x in a:
        try:
            return x
        finally:
            break
    while a:
        try:
            x()
        finally:
            continue


def groups(a):
    try:
        a()
    except* E as e:
        b()
    except* (F, G):
        c()


async def asynchronous(a):
    async with a as b, c():
        return await b
    async for x, y in a:
        if x:
            continue
        if y:
            break
        async with x:
            break
    else:
        z()
    try:
        await a
    finally:
        await b


def matching(a):
    match a:
        case 1 | "x" | None | True | -3 | 2.5:
            b()
        case A.b:
            c()
        case [x, y, *rest] if rest:
            d(x, y, rest)
        case [1, *_, z] | [z, 2, 3]:
            e(z)
        case {"k": 1, "l": [v], **others}:
            f(v, others)
        case {}:
            f()
        case Point(0, y=w) as point:
            g(w, point)
        case (p, q) | {"p": p, "q": q}:
            h(p, q)
        case str() | int():
            i()
        case _:
            j()
    match a, b:
        case x, 1:
            k(x)
        case other:
            m(other)
