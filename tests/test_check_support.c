// What is refused before the run, with a small machine that offers asyncio, time and print.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/compile.h"

typedef struct Row {
    const char *source;
    const char *refused; // "line:column message" of each, one a line
} Row;

static bool is_one_of(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_module(void *context, const char *module) {
    static const char *const modules[] = {"asyncio", "time",   "concurrent", "concurrent.futures",
                                          "logging", "timeit", "selectors"};
    (void)context;
    return is_one_of(module, modules, sizeof modules / sizeof *modules);
}

static bool has_name(void *context, const char *module, const char *name) {
    static const char *const names[] = {"run",         "sleep", "gather", "ThreadPoolExecutor",
                                        "basicConfig", "timeit"};
    (void)context;
    (void)module;
    return is_one_of(name, names, sizeof names / sizeof *names);
}

static bool has_builtin(void *context, const char *name) {
    static const char *const names[] = {"print", "range", "ImportError", "ValueError"};
    (void)context;
    return is_one_of(name, names, sizeof names / sizeof *names);
}

static const Row rows[] = {
    {"import asyncio, time\nasyncio.run(f())\ntime.sleep(1)\n", ""},
    {"import aiohttp\nimport socket as s\ns.socket()\n",
     "1:8 module 'aiohttp'\n2:8 module 'socket'\n"},
    // what CPython has and the program does not use
    {"import socket as s\nfrom asyncio import open_connection, subprocess\n", ""},
    {"import socket\ndef f(x=socket): pass\n", "1:8 module 'socket'\n"},
    {"import this\n", "1:8 module 'this'\n"},
    {"from socket import *\n", "1:1 module 'socket'\n"},
    {"import msvcrt\nmsvcrt.getch()\n", ""}, // on Linux nobody has it
    {"def f():\n    from numpy.linalg import norm\n", "2:5 module 'numpy'\n"},
    // a name that nobody has is the program's mistake
    {"import asynio\nimport asyncio.nothing\n", ""},
    {"import asyncio\nasyncio.slep(1)\n", ""},
    {"from asyncio import slep\n", ""},
    {"import asyncio.subprocess\nasyncio\n", "1:8 module 'asyncio.subprocess'\n"},
    {"from asyncio import sleep, open_connection, subprocess\nopen_connection, subprocess\n",
     "1:28 asyncio.open_connection\n1:45 asyncio.subprocess\n"},
    {"from asyncio import *\n", ""},
    {"from asyncio import *\nsleep(1)\nopen_connection()\n", "3:1 asyncio.open_connection\n"},
    {"from asyncio import *\ndef open_connection(): pass\nopen_connection()\n", ""},
    {"from asyncio import *\ndef f(open_connection): open_connection()\n", ""},
    // what a call is given may be refused
    {"import logging\nlogging.basicConfig(level=1)\nlogging.basicConfig(filename='x')\n",
     "3:1 logging.basicConfig with a file\n"},
    {"import logging\nlogging.basicConfig(filename=None)\n", ""},
    {"import timeit\ntimeit.timeit(f)\ntimeit.timeit('f()', number=1)\n", ""},
    {"import selectors\nselectors.SelectorKey\n", "2:1 selectors.SelectorKey\n"},
    {"from . import x\n", ""},
    {"from __future__ import annotations\n", ""},
    {"import asyncio as a\nasync def f():\n    await a.open_connection()\n",
     "3:11 asyncio.open_connection\n"},
    {"import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor()\n"
     "concurrent.futures.ProcessPoolExecutor()\n",
     "3:1 concurrent.futures.ProcessPoolExecutor\n"},
    // a name that may be something else is left alone
    {"import asyncio\nasyncio = 1\nasyncio.open_connection\n", ""},
    {"import asyncio\ndef f(asyncio):\n    asyncio.open_connection\n", ""},
    {"import asyncio\ndef f():\n    global asyncio\n    asyncio = 1\nasyncio.open_connection\n",
     ""},
    {"import asyncio\nasyncio.open_connection = 1\n", ""},
    {"print(1)\nopen('f')\nx = [eval for i in range(3)]\n",
     "2:1 builtin 'open'\n3:6 builtin 'eval'\n"},
    {"def open(x): pass\nopen(1)\n", ""},
    {"def f(open): open(1)\n", ""},
    {"def f():\n    open = 1\n    def g(): return open\n", ""},
    {"class C:\n    open = 1\n    def f(self): return open\n", "3:25 builtin 'open'\n"},
    {"undefined()\n", ""},
    // packages that are perhaps not installed
    {"try:\n    import uvloop\nexcept ImportError:\n    uvloop = None\n", ""},
    {"try:\n    import uvloop\nexcept ValueError:\n    pass\n", "2:12 module 'uvloop'\n"},
    {"try:\n    import socket\nexcept ImportError:\n    socket\n", "2:12 module 'socket'\n"},
    {"from typing_x import TYPE_CHECKING\nif TYPE_CHECKING:\n    import aiohttp\n", ""},
    {"x = 1j\n", ""},
    // an attribute that only objects of CPython have
    {"def f(q):\n    return q._reader\n", "2:12 attribute '_reader'\n"},
    {"def f(q): return q._reader, q._reader\n", "1:18 attribute '_reader'\n"},
    {"def f(q): return q._reader.__dict__\n", ""},
    {"def f(q): return q._nobody_has_it\n", ""},
    {"def f(q): q._reader = q._reader\n", ""},
    {"def f(q): q._reader_of = q._reader\n", "1:26 attribute '_reader'\n"},
    {"def f(self): return self._reader\n", ""},
    {"class C:\n    _reader = 1\nC()._reader\n", ""},
    {"def f(q): return q._reader, print(q, '_reader')\n", ""},
    {"# no _reader\ndef f(q): return q._reader # _reader\n", "2:18 attribute '_reader'\n"},
};

static void check_row(const Row *row) {
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "row.py", row->source, strlen(row->source));
    const Catalog catalog = {has_module, has_name, has_builtin, NULL};
    CompileOptions options = {.catalog = &catalog};
    const Program *program = compile_module(&source, &options, &diags);
    Text text = {0};
    for (const Diag *diag = diags.first; diag; diag = diag->next) {
        Place place = source_place(&source, diag->span.start);
        text_printf(&text, "%d:%d %s\n", (int)place.line, (int)place.column, diag->message);
        assert_int_equal(diag->kind, DIAG_UNSUPPORTED);
    }
    if (strcmp(text_z(&text), row->refused) != 0) {
        fail_msg("%s\ngives:\n%s\nnot:\n%s", row->source, text_z(&text), row->refused);
    }
    assert_int_equal(program == NULL, diags.count > 0);
    text_release(&text);
    arena_release(&arena);
}

static void refuses_what_only_cpython_has(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i]);
    }
}

static void names_a_stand_in(void **state) {
    (void)state;
    static const char bytes[] = "import aiohttp\n";
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "row.py", bytes, strlen(bytes));
    const Catalog catalog = {has_module, has_name, has_builtin, NULL};
    CompileOptions options = {.catalog = &catalog};
    assert_null(compile_module(&source, &options, &diags));
    assert_non_null(strstr(diags.first->hint, "await asyncio.sleep(...)"));
    options.library = true;
    diags = (Diags){.arena = &arena};
    assert_non_null(compile_module(&source, &options, &diags));
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_only_cpython_has),
        cmocka_unit_test(names_a_stand_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
