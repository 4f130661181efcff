// The library's image: a world that comes from it is the world that the library makes when it runs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/lang/compile.h"
#include "engine/library.h"
#include "engine/sched/sched.h"
#include "engine/vm/runtime.h"
#include "engine/vm/type.h"

typedef struct Boot {
    Arena arena;
    Recorder *recorder;
    Text stream;
    Run *run;
} Boot;

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

static void boot(Boot *b, bool from_image, uint64_t max_memory) {
    static const RunInfo info = {"p.py", "", 0, "native", "cpython-3.11", 7};
    const Image image = library_image();
    *b = (Boot){0};
    b->recorder = recorder_new(RECORD_LINES, (Writer){append, &b->stream}, &info);
    RunOptions options = {
        .image = from_image ? &image : NULL,
        .library = from_image ? NULL : library_compile(&b->arena, NULL),
        .scheduler = scheduler_named("native"),
        .recorder = b->recorder,
        .max_memory = max_memory,
        .seed = 7,
    };
    b->run = run_new(&options);
}

static void end(Boot *b) {
    run_free(b->run);
    recorder_free(b->recorder);
    text_release(&b->stream);
    arena_release(&b->arena);
}

static const Program *compiled(Boot *b, const char *text) {
    Source source = source_make(&b->arena, "p.py", text, strlen(text));
    Diags diags = {.arena = &b->arena};
    const Program *program = compile_module(&source, &(CompileOptions){.lines = true}, &diags);
    assert_non_null(program);
    return program;
}

static void assert_same_world(const Boot *a, const Boot *b) {
    StateHash x = world_hash(a->run->machine);
    StateHash y = world_hash(b->run->machine);
    assert_true(x.low == y.low && x.high == y.high);
}

// --- the image --------------------------------------------------------------------------------

static void write_image(Text *out) {
    Boot b;
    boot(&b, false, 0);
    World *w = b.run->machine->world;
    w->seed = 0; // a run's own: the image has none
    w->chance = machine_first_chance(0);
    image_write(b.run->machine, out);
    end(&b);
}

static void every_build_makes_the_same_bytes(void **state) {
    (void)state;
    Text here = {0};
    write_image(&here);
    Image built = library_image();
    assert_int_equal(here.length, built.length);
    assert_memory_equal(here.bytes, built.bytes, built.length);
    text_release(&here);
}

// Where the system's addresses stand, or what lay on the stack, must not get in.
static void the_bytes_do_not_depend_on_addresses(void **state) {
    (void)state;
    Text one = {0};
    Text two = {0};
    write_image(&one);
    void *between = memory_new(1234567);
    write_image(&two);
    memory_free(between);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
    text_release(&one);
    text_release(&two);
}

static void a_run_does_not_change_the_image(void **state) {
    (void)state;
    Image image = library_image();
    uint8_t *copy = memory_new(image.length);
    memcpy(copy, image.bytes, image.length);
    Boot b;
    boot(&b, true, 0);
    Machine *m = b.run->machine;
    memset(m->base, 0x5A, (size_t)m->world->heap.top);
    end(&b);
    assert_memory_equal(copy, image.bytes, image.length);
    boot(&b, true, 0); // nor what the next run begins with
    const char *problem;
    assert_true(heap_check(b.run->machine, &problem));
    end(&b);
    memory_free(copy);
}

// --- the world --------------------------------------------------------------------------------

static void both_ways_lead_to_the_same_world(void **state) {
    (void)state;
    Boot made;
    Boot copied;
    boot(&made, false, 0);
    boot(&copied, true, 0);
    assert_same_world(&made, &copied);
    Machine *a = made.run->machine;
    Machine *b = copied.run->machine;
    assert_int_equal(a->world->heap.top, b->world->heap.top);
    assert_memory_equal(a->base, b->base, (size_t)a->world->heap.top);
    const char *problem;
    assert_true(heap_check(b, &problem));
    end(&made);
    end(&copied);
}

static void assert_same_code(const Code *a, const Code *b) {
    assert_int_equal(a->name, b->name);
    assert_int_equal(a->qualname, b->qualname);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->posonly_count, b->posonly_count);
    assert_int_equal(a->arg_count, b->arg_count);
    assert_int_equal(a->kwonly_count, b->kwonly_count);
    assert_int_equal(a->local_count, b->local_count);
    assert_int_equal(a->cell_count, b->cell_count);
    assert_int_equal(a->free_count, b->free_count);
    assert_int_equal(a->stack_size, b->stack_size);
    assert_int_equal(a->slot_count, b->slot_count);
    assert_int_equal(a->instruction_count, b->instruction_count);
    assert_int_equal(a->handler_count, b->handler_count);
    assert_int_equal(a->docstring, b->docstring);
    assert_int_equal(a->first_line, b->first_line);
    assert_memory_equal(&a->span, &b->span, sizeof a->span);
    const size_t word = sizeof(uint32_t);
    assert_memory_equal(a->local_names, b->local_names, (size_t)a->local_count * word);
    assert_memory_equal(a->cell_names, b->cell_names, (size_t)a->cell_count * word);
    assert_memory_equal(a->cell_locals, b->cell_locals, (size_t)a->cell_count * word);
    assert_memory_equal(a->free_names, b->free_names, (size_t)a->free_count * word);
    assert_memory_equal(a->instructions, b->instructions, a->instruction_count * word);
    assert_memory_equal(a->sites, b->sites, a->instruction_count * word);
    assert_memory_equal(a->handlers, b->handlers, a->handler_count * sizeof *a->handlers);
}

static void both_ways_lead_to_the_same_program(void **state) {
    (void)state;
    Boot made;
    Boot copied;
    boot(&made, false, 0);
    boot(&copied, true, 0);
    const Program *a = made.run->machine->programs[1];
    const Program *b = copied.run->machine->programs[1];
    assert_true(a->code_count > 100);
    assert_int_equal(a->code_count, b->code_count);
    for (uint32_t i = 0; i < a->code_count; i++) {
        assert_same_code(&a->codes[i], &b->codes[i]);
    }
    assert_int_equal(a->site_count, b->site_count);
    assert_memory_equal(a->sites, b->sites, a->site_count * sizeof *a->sites);
    assert_memory_equal(a->site_lines, b->site_lines, a->site_count * sizeof *a->site_lines);
    assert_string_equal(a->source.name, b->source.name);
    assert_int_equal(a->source.length, b->source.length);
    assert_memory_equal(a->source.bytes, b->source.bytes, (size_t)a->source.length);
    assert_int_equal(a->source.line_count, b->source.line_count);
    assert_memory_equal(a->source.line_starts, b->source.line_starts,
                        (size_t)a->source.line_count * sizeof *a->source.line_starts);
    end(&made);
    end(&copied);
}

// --- runs -------------------------------------------------------------------------------------

static const char busy[] = "import asyncio, collections, random, functools\n"
                           "async def worker(queue, lock):\n"
                           "    async with lock:\n"
                           "        item = await queue.get()\n"
                           "    await asyncio.sleep(item)\n"
                           "    print(item, random.random() < 2)\n"
                           "    raise ValueError(item)\n"
                           "async def main():\n"
                           "    queue, lock = asyncio.Queue(), asyncio.Lock()\n"
                           "    tasks = [asyncio.create_task(worker(queue, lock))\n"
                           "             for _ in range(3)]\n"
                           "    for i in range(3):\n"
                           "        await queue.put(i)\n"
                           "    print(await asyncio.gather(*tasks, return_exceptions=True))\n"
                           "asyncio.run(main())\n"
                           "print(collections.Counter('abca'), functools.reduce(max, [1, 2]))\n"
                           "1 / 0\n";

static void run(Boot *b, const char *program) {
    assert_true(run_load(b->run, compiled(b, program)));
    StepResult result = STEP_MORE;
    while (result == STEP_MORE) {
        result = run_step(b->run);
    }
    Verdict verdict = run_end(b->run, result);
    run_mark_end(b->run, verdict);
    recorder_end(b->recorder, verdict, text_z(&b->run->message));
}

static void both_worlds_go_on_alike(void **state) {
    (void)state;
    Boot made;
    Boot copied;
    boot(&made, false, 0);
    boot(&copied, true, 0);
    run(&made, busy);
    run(&copied, busy);
    assert_true(strstr(text_z(&copied.run->message), "ZeroDivisionError") != NULL);
    assert_string_equal(text_z(&made.run->message), text_z(&copied.run->message));
    assert_int_equal(made.stream.length, copied.stream.length);
    assert_memory_equal(made.stream.bytes, copied.stream.bytes, made.stream.length);
    assert_same_world(&made, &copied);
    end(&made);
    end(&copied);
}

static void a_limit_that_is_too_small_is_told(void **state) {
    (void)state;
    Boot b;
    boot(&b, true, 64 * 1024);
    assert_null(b.run);
    end(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_build_makes_the_same_bytes),
        cmocka_unit_test(the_bytes_do_not_depend_on_addresses),
        cmocka_unit_test(a_run_does_not_change_the_image),
        cmocka_unit_test(both_ways_lead_to_the_same_world),
        cmocka_unit_test(both_ways_lead_to_the_same_program),
        cmocka_unit_test(both_worlds_go_on_alike),
        cmocka_unit_test(a_limit_that_is_too_small_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
