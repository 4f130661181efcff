// What each name means in each scope, for small programs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/parse.h"
#include "engine/lang/symtable.h"

typedef struct Row {
    const char *source;
    const char *scopes; // one line a scope: kind, marks, names in order of appearance
} Row;

static const Row rows[] = {
    {"x = 1\nprint(x)\n", "module: x=local print=global\n"},
    {"def f(a, *b, k=1, **c):\n    d = a\n",
     "module: f=local\nfunction: a=local k=local b=local c=local d=local\n"},
    {"def f():\n    global g\n    g = 1\n", "module: f=local\nfunction: g=declared\n"},
    {"def f():\n    x = 1\n    def g():\n        return x\n",
     "module: f=local\nfunction: x=cell g=local\nfunction nested: x=free\n"},
    {"def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n",
     "module: f=local\nfunction: x=cell g=local\nfunction nested: x=free\n"},
    {"def f():\n    x = 1\n    def g():\n        def h():\n            return x\n",
     "module: f=local\nfunction: x=cell g=local\nfunction nested: h=local x=free\n"
     "function nested: x=free\n"},
    // a class does not lend its names to its methods
    {"x = 0\nclass C:\n    x = 1\n    def m(self):\n        return x\n",
     "module: x=local C=local\nclass: x=local m=local\nfunction: self=local x=global\n"},
    // a class passes on what it binds itself
    {"def f():\n    x = 1\n    class C:\n        x = 2\n        def m(self):\n"
     "            return x\n",
     "module: f=local\nfunction: x=cell C=local\nclass nested: x=local+passes m=local\n"
     "function nested: self=local x=free\n"},
    {"class C:\n    def m(self):\n        super().m()\n",
     "module: C=local\nclass cell: m=local\nfunction: self=local super=global __class__=free\n"},
    {"class C:\n    def m(self):\n        self.__a = __b\n",
     "module: C=local\nclass: m=local\nfunction: self=local _C__b=global\n"},
    {"class _:\n    __x = 1\n", "module: _=local\nclass: __x=local\n"},
    {"def f(n):\n    return [n * y for y in z]\n",
     "module: f=local\nfunction: n=cell z=global\n"
     "comprehension nested: .0=local y=local n=free\n"},
    {"def f(d):\n    return [last := x for x in d]\n",
     "module: f=local\nfunction: d=local last=cell\n"
     "comprehension nested: .0=local x=local last=free\n"},
    {"[last := x for x in d]\n",
     "module: d=global last=declared\ncomprehension: .0=local x=local last=declared\n"},
    {"def f():\n    yield 1\nasync def g():\n    yield 1\nasync def h():\n    await f\n",
     "module: f=local g=local h=local\nfunction generator:\nfunction coroutine generator:\n"
     "function coroutine: f=global\n"},
    {"async def f(a):\n    return [x async for x in a]\n",
     "module: f=local\nfunction coroutine: a=local\n"
     "comprehension coroutine nested: .0=local x=local\n"},
    {"import a.b, c.d as e\nfrom m import n as o, p\n",
     "module: a=local e=local o=local p=local\n"},
    {"def f():\n    x: int = 1\n", "module: f=local\nfunction: x=local int=global\n"},
    {"from __future__ import annotations\ndef f(a: int):\n    x: T = 1\n",
     "module: annotations=local f=local\nfunction: a=local x=local\n"},
    {"try:\n    pass\nexcept E as e:\n    pass\nwith a as b:\n    pass\nfor i in j:\n    pass\n"
     "match s:\n    case [u, *v]:\n        pass\n    case {'k': w, **r}:\n        pass\n",
     "module: E=global e=local a=global b=local i=local j=global s=global u=local v=local "
     "w=local r=local\n"},
};

static void add_scope(const Symtable *table, const Scope *scope, Text *out) {
    static const char *const kinds[] = {"module", "class", "function", "lambda", "comprehension"};
    static const char *const meanings[] = {"local", "cell", "free", "global", "declared"};
    text_add_z(out, kinds[scope->kind]);
    text_add_z(out, scope->needs_class_cell ? " cell" : "");
    text_add_z(out, scope->is_coroutine ? " coroutine" : "");
    text_add_z(out, scope->is_generator ? " generator" : "");
    text_add_z(out, scope->has_parent_function ? " nested" : "");
    text_add_char(out, ':');
    for (int32_t i = scope->first_symbol; i >= 0; i = table->symbols[i].next) {
        const Symbol *symbol = &table->symbols[i];
        text_printf(out, " %s=%s", table->pool->names[symbol->name].bytes,
                    meanings[symbol_scope(symbol)]);
        text_add_z(out, symbol->flags & SYMBOL_PASSES ? "+passes" : "");
    }
    text_add_char(out, '\n');
}

static void check_row(const Row *row) {
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "row.py", row->source, strlen(row->source));
    const Module *module = parse_module(&source, &diags);
    if (!module) {
        fail_msg("does not parse: %s", row->source);
    }
    Pool pool;
    pool_init(&pool, &arena, &source);
    Symtable table = {0};
    bool future = strstr(row->source, "__future__") != NULL;
    assert_true(symtable_build(&table, module, future, &pool, &diags));
    Text text = {0};
    for (int32_t i = 0; i < table.scope_count; i++) {
        add_scope(&table, &table.scopes[i], &text);
    }
    if (strcmp(text_z(&text), row->scopes) != 0) {
        fail_msg("%s\ngives:\n%s\nnot:\n%s", row->source, text_z(&text), row->scopes);
    }
    text_release(&text);
    symtable_release(&table);
    pool_release(&pool);
    arena_release(&arena);
}

static void names_mean_what_cpython_says(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_mean_what_cpython_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
