// Programs and their instructions; what the verifier finds; limits.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/compile.h"
#include "engine/lang/verify.h"
#include "tests/golden.h"

typedef struct Compiled {
    Arena arena;
    Diags diags;
    Source source;
    const Program *program;
} Compiled;

static void compile_text(Compiled *compiled, const char *text, bool lines) {
    *compiled = (Compiled){0};
    compiled->diags.arena = &compiled->arena;
    compiled->source = source_make(&compiled->arena, "row.py", text, strlen(text));
    CompileOptions options = {.lines = lines};
    compiled->program = compile_module(&compiled->source, &options, &compiled->diags);
}

typedef struct GoldenRow {
    const char *name;
    bool lines;
    const char *source;
} GoldenRow;

static const GoldenRow golden_rows[] = {
    {"compile.lines.txt", true,
     "\"doc\"\n"
     "import asyncio\n"
     "while True:\n"
     "    for i in range(3):\n"
     "        if i == 1:\n"
     "            continue\n"
     "        elif i:\n"
     "            break\n"
     "    else:\n"
     "        pass\n"
     "    with a as b, c:\n"
     "        pass\n"
     "@d\n"
     "def f(x=1, *, y: int = 2) -> int:\n"
     "    'doc'\n"
     "    global g\n"
     "    try:\n"
     "        return x\n"
     "    except E as e:\n"
     "        raise\n"
     "    finally:\n"
     "        pass\n"
     "match f:\n"
     "    case [1, *r] if r:\n"
     "        pass\n"
     "    case _:\n"
     "        pass\n"},
    {"compile.async.txt", false,
     "async def main(q):\n"
     "    async with q.lock as held, q:\n"
     "        async for item in q:\n"
     "            if item:\n"
     "                return item\n"
     "            await item\n"
     "    return [x async for x in q if await x]\n"
     "async def agen():\n"
     "    yield 1\n"},
    {"compile.try.txt", false,
     "def f():\n"
     "    for x in y:\n"
     "        try:\n"
     "            with a:\n"
     "                continue\n"
     "        except (A, B) as e:\n"
     "            break\n"
     "        except:\n"
     "            return x\n"
     "        else:\n"
     "            g()\n"
     "        finally:\n"
     "            h()\n"
     "try:\n"
     "    a\n"
     "except* A as e:\n"
     "    b\n"
     "except* B:\n"
     "    c\n"},
    {"compile.match.txt", false,
     "match x:\n"
     "    case 1 | None:\n"
     "        a\n"
     "    case (P(0, y=b) as c) | [P(b), *_, c]:\n"
     "        d\n"
     "    case {'k': v, **rest}:\n"
     "        e\n"
     "    case str() if x:\n"
     "        f\n"},
    {"compile.class.txt", false,
     "def outer(x):\n"
     "    class C(Base, *m, k=1):\n"
     "        y: int = x\n"
     "        def m(self, a, /, b, *c, __d=1, **e):\n"
     "            return super().m(a, *c, **e) + self.__z + x\n"
     "    return lambda q: C(q, w=1)\n"},
};

static void instructions_stay_as_they_are(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof golden_rows / sizeof *golden_rows; i++) {
        Compiled compiled;
        compile_text(&compiled, golden_rows[i].source, golden_rows[i].lines);
        assert_non_null(compiled.program);
        assert_null(program_verify(compiled.program, &compiled.arena));
        Text text = {0};
        disassemble(compiled.program, &text);
        golden_compare(golden_rows[i].name, text_z(&text));
        text_release(&text);
        arena_release(&compiled.arena);
    }
}

// LINE instructions change nothing but their own number.
static void lines_cost_no_other_instruction(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof golden_rows / sizeof *golden_rows; i++) {
        Compiled with;
        Compiled without;
        compile_text(&with, golden_rows[i].source, true);
        compile_text(&without, golden_rows[i].source, false);
        assert_int_equal(with.program->code_count, without.program->code_count);
        for (uint32_t j = 0; j < with.program->code_count; j++) {
            const Code *a = &with.program->codes[j];
            const Code *b = &without.program->codes[j];
            uint32_t at = 0;
            for (uint32_t k = 0; k < a->instruction_count; k++) {
                Opcode op = instruction_op(a->instructions[k]);
                if (op != OP_LINE) {
                    assert_true(at < b->instruction_count);
                    assert_int_equal(op, instruction_op(b->instructions[at]));
                    at++;
                }
            }
            assert_int_equal(at, b->instruction_count);
            assert_int_equal(a->stack_size, b->stack_size);
        }
        arena_release(&with.arena);
        arena_release(&without.arena);
    }
}

typedef struct Damage {
    const char *source;
    uint32_t code;
    uint32_t at;
    Instruction word; // put in place of what is there
    const char *message;
} Damage;

static void verifier_finds_damage(void **state) {
    (void)state;
    static const char source[] = "x = 1\ny = x + 2\n";
    const Damage rows[] = {
        {source, 0, 0, instruction(OP_LOAD_CONST, 99), "argument out of range"},
        {source, 0, 0, instruction(OP_LOAD_FAST, 0), "argument out of range"},
        {source, 0, 0, instruction(OP_LOAD_DEREF, 0), "argument out of range"},
        {source, 0, 0, instruction(OP_POP_TOP, 0), "takes more than there is on the stack"},
        {source, 0, 1, instruction(OP_PUSH_NULL, 0), "stack deeper than stack_size"},
        {source, 0, 0, instruction(OP_JUMP, 99), "goes to where no instruction is"},
        {source, 0, 2, instruction(OP_FOR_ITER, 0), "takes more than there is on the stack"},
        {source, 0, 1, instruction(OP_JUMP, 0), "reached with two stack depths"},
        {source, 0, 0, instruction(OP_RETURN_GENERATOR, 1), "argument out of range"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Compiled compiled;
        compile_text(&compiled, rows[i].source, false);
        Code *code = (Code *)&compiled.program->codes[rows[i].code];
        ((Instruction *)code->instructions)[rows[i].at] = rows[i].word;
        const char *message = program_verify(compiled.program, &compiled.arena);
        if (!message || !strstr(message, rows[i].message)) {
            fail_msg("row %d: %s", (int)i, message ? message : "nothing found");
        }
        arena_release(&compiled.arena);
    }
}

static const Code *find_code(const Compiled *compiled, const char *qualname) {
    for (uint32_t i = 0; i < compiled->program->code_count; i++) {
        const Code *code = &compiled->program->codes[i];
        if (strcmp(compiled->program->names[code->qualname].bytes, qualname) == 0) {
            return code;
        }
    }
    fail_msg("no code %s", qualname);
    return NULL;
}

static void codes_describe_their_functions(void **state) {
    (void)state;
    Compiled c;
    compile_text(&c,
                 "@d\n"
                 "def f(a, /, b, *c, e, **g):\n"
                 "    'doc'\n"
                 "    return [lambda: b for b in c]\n"
                 "class A:\n"
                 "    async def m(self): yield\n",
                 true);
    const Code *f = find_code(&c, "f");
    assert_int_equal(f->posonly_count, 1);
    assert_int_equal(f->arg_count, 2);
    assert_int_equal(f->kwonly_count, 1);
    assert_int_equal(f->flags, CODE_VARARGS | CODE_VARKEYWORDS);
    assert_int_equal(f->first_line, 1);
    assert_int_equal(source_place(&c.source, f->span.start).line, 2);
    assert_string_equal(c.program->constants[f->docstring - 1].as.text.bytes, "doc");
    assert_int_equal(find_code(&c, "f.<locals>.<listcomp>.<lambda>")->flags,
                     CODE_NESTED | CODE_LAMBDA | CODE_PLAIN_CALL);
    assert_int_equal(find_code(&c, "A")->flags, CODE_CLASS_BODY | CODE_PLAIN_CALL);
    assert_int_equal(find_code(&c, "A.m")->flags, CODE_ASYNC_GENERATOR | CODE_PLAIN_CALL);
    assert_int_equal(find_code(&c, "<module>")->flags, CODE_MODULE | CODE_PLAIN_CALL);
    assert_int_equal(f->frame_base, 5);
    assert_int_equal(find_code(&c, "f.<locals>.<listcomp>.<lambda>")->frame_base, 1); // b
    arena_release(&c.arena);
}

static void constants_are_kept_once(void **state) {
    (void)state;
    Compiled c;
    compile_text(&c,
                 "a = [0.0, -0.0, 0, False, '', b'', (1, -2), (1, -2), 140737488355327,\n"
                 "     140737488355328, -140737488355328, 99999999999999999999, f(None, ...)]\n",
                 false);
    int counts[PROGRAM_CONSTANT_CODE + 1] = {0};
    for (uint32_t i = 0; i < c.program->constant_count; i++) {
        counts[c.program->constants[i].kind]++;
    }
    assert_int_equal(counts[PROGRAM_CONSTANT_FLOAT], 2);
    assert_int_equal(counts[PROGRAM_CONSTANT_TUPLE], 1);
    assert_int_equal(counts[PROGRAM_CONSTANT_INT], 4); // 0, 1, -2, the largest
    assert_int_equal(counts[PROGRAM_CONSTANT_BIG_INT], 3);
    assert_int_equal(counts[PROGRAM_CONSTANT_NONE], 1);
    arena_release(&c.arena);
}

static void add_times(Text *text, const char *piece, int times) {
    for (int i = 0; i < times; i++) {
        text_add_z(text, piece);
    }
}

// Never a crash: compiled, or refused with a message.
static void deep_programs_are_compiled_or_refused(void **state) {
    (void)state;
    static const char *const pieces[][3] = {
        {"x = a", ".b", "\n"},
        {"x = a", "()", "\n"},
        {"x = 1", " + y", "\n"},
        {"x = ", "not ", "y\n"},
        {"x = ", "[", "\n"},
        {"x = y", "[0]", "\n"},
        {"x = ", "lambda: ", "1\n"},
        {"x = ", "1 if y else ", "2\n"},
        {"if a:\n    b\n", "elif c:\n    d\n", "\n"},
        {"", "x, ", "= y\n"},
        {"x = f(", "y, ", ")\n"},
        {"x = {", "1: y, ", "}\n"},
    };
    const int times[] = {10, 190, 700, 60000};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        for (size_t j = 0; j < sizeof times / sizeof *times; j++) {
            Text text = {0};
            text_add_z(&text, pieces[i][0]);
            add_times(&text, pieces[i][1], times[j]);
            text_add_z(&text, pieces[i][2]);
            Compiled compiled;
            compile_text(&compiled, text_z(&text), true);
            assert_true(compiled.program || compiled.diags.count > 0);
            if (compiled.program) {
                assert_null(program_verify(compiled.program, &compiled.arena));
            }
            arena_release(&compiled.arena);
            text_release(&text);
        }
    }
}

static void blocks_nest_twenty_deep(void **state) {
    (void)state;
    for (int depth = 20; depth <= 21; depth++) {
        Text text = {0};
        for (int i = 0; i < depth; i++) {
            add_times(&text, " ", i);
            text_add_z(&text, "while x:\n");
        }
        add_times(&text, " ", depth);
        text_add_z(&text, "pass\n");
        Compiled compiled;
        compile_text(&compiled, text_z(&text), false);
        assert_int_equal(compiled.program != NULL, depth == 20);
        if (!compiled.program) {
            assert_string_equal(compiled.diags.first->message, "too many statically nested blocks");
        }
        arena_release(&compiled.arena);
        text_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instructions_stay_as_they_are),
        cmocka_unit_test(lines_cost_no_other_instruction),
        cmocka_unit_test(verifier_finds_damage),
        cmocka_unit_test(codes_describe_their_functions),
        cmocka_unit_test(constants_are_kept_once),
        cmocka_unit_test(deep_programs_are_compiled_or_refused),
        cmocka_unit_test(blocks_nest_twenty_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
