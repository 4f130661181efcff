// Every program and every lesson, under every model: counts are right at the end, nothing leaks,
// and the trace holds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/vm/type.h"
#include "tests/each_program.h"
#include "tests/run_program.h"
#include "tests/trace_invariants.h"

// How many objects of each type can be reached from the world.
typedef struct Census {
    Machine *m;
    uint8_t *seen; // per 16 bytes
    uint64_t *work;
    size_t count;
    size_t capacity;
    uint32_t counts[TYPE_COUNT];
    // Live, and not reached: of the library, which is not collected, what a model put aside.
    uint64_t lost;
} Census;

static void meet(void *context, Value *place) {
    Census *census = context;
    if (!value_is_ref(*place) || census->seen[value_offset(*place) / HEAP_ALIGN]) {
        return;
    }
    census->seen[value_offset(*place) / HEAP_ALIGN] = 1;
    census->counts[object_at(census->m, *place)->type]++;
    GROW(census->work, census->count, census->capacity);
    census->work[census->count++] = *place;
}

static Census *census_new(Machine *m) {
    Census *census = NEW(Census);
    census->m = m;
    census->seen = NEW_ARRAY(uint8_t, (size_t)m->world->heap.top / HEAP_ALIGN + 1);
    world_visit(m, meet, census);
    while (census->count > 0) {
        Value next = census->work[--census->count];
        object_visit(m, object_at(m, next), meet, census);
    }
    return census;
}

static uint64_t census_total(const Census *census) {
    uint64_t total = 0;
    for (int type = 0; type < TYPE_COUNT; type++) {
        total += census->counts[type];
    }
    return total;
}

static void census_free(Census *census) {
    memory_free(census->seen);
    memory_free(census->work);
    memory_free(census);
}

// Where things were shown, and that there were weak references, is remembered as long as the world.
static void forget_addresses(Census *census) {
    const World *w = census->m->world;
    census->counts[TYPE_DICT] -= (uint32_t)(value_is_ref(w->addresses) + value_is_ref(w->weak));
}

// What the program's text brings with it stays as long as the world: its constants, names and
// interned strings. The library's own containers keep the room that they grew. All else must be
// gone.
static bool may_stay(TypeId type) {
    return type == TYPE_STR || type == TYPE_BYTES || type == TYPE_BIG_INT || type == TYPE_COMPLEX ||
           type == TYPE_TUPLE || type == TYPE_CODE || type == TYPE_BLOCK || type == TYPE_VALUES;
}

typedef struct Sweep {
    const char *model;
    const char *profile;
    Census *empty; // of a program without a statement
    int programs;
    int failures;
} Sweep;

static void tell(Sweep *sweep, const char *name, const char *problem) {
    sweep->failures++;
    print_error("%s (%s): %s\n", name, sweep->model, problem);
}

static void check_counts(Sweep *sweep, const char *name, Machine *m) {
    const char *problem;
    if (!heap_check(m, &problem)) {
        char text[200];
        snprintf(text, sizeof text, "%s: %s at %llu", problem, type_id_name(m->check_type),
                 (unsigned long long)m->check_offset);
        tell(sweep, name, text);
    }
}

static void check_leaks(Sweep *sweep, const char *name, Machine *m) {
    Census *census = census_new(m);
    char text[200];
    census->lost = m->world->heap.object_count - census_total(census);
    if (census->lost != sweep->empty->lost) {
        snprintf(text, sizeof text, "%llu objects cannot be reached, %llu of an empty program",
                 (unsigned long long)census->lost, (unsigned long long)sweep->empty->lost);
        tell(sweep, name, text);
    }
    forget_addresses(census);
    for (int type = 0; type < TYPE_COUNT; type++) {
        if (!may_stay((TypeId)type) && census->counts[type] > sweep->empty->counts[type]) {
            snprintf(text, sizeof text, "%u more of type '%s' than after an empty program",
                     census->counts[type] - sweep->empty->counts[type], type_id_name((TypeId)type));
            tell(sweep, name, text);
        }
    }
    census_free(census);
}

static void check_trace(Sweep *sweep, const char *name, const ProgramRun *program) {
    const Trace *trace = program->trace;
    Text problems = {0};
    if (!trace_has_ended(trace)) {
        tell(sweep, name, "the stream cannot be read to its end");
    } else if (!trace_holds_on(trace, program_cores(program), &problems)) {
        tell(sweep, name, text_z(&problems));
    }
    text_release(&problems);
}

static bool comes_to_its_end(StepResult result) {
    return result == STEP_FINISHED || result == STEP_FAILED || result == STEP_EXIT;
}

static void sweep_program(void *context, const char *name, const char *source, size_t length) {
    Sweep *sweep = context;
    const char *only = getenv("ONLY"); // one program, while hunting
    if (only && !strstr(name, only)) {
        return;
    }
    ProgramOptions options = {.model = sweep->model,
                              .profile = sweep->profile,
                              .level = RECORD_LINES,
                              .max_instructions = 3000000,
                              .max_events = 300000};
    ProgramRun *program = program_run_new(source, length, &options);
    if (program->run) {
        sweep->programs++;
        Machine *m = program->run->machine;
        StepResult result = program_run_on(program, false);
        check_counts(sweep, name, m);
        program_run_end(program, result);
        check_counts(sweep, name, m);
        if (comes_to_its_end(result)) {
            check_leaks(sweep, name, m);
        }
        check_trace(sweep, name, program);
    }
    program_run_free(program);
}

static Census *census_of_empty(const char *model, const char *profile) {
    ProgramOptions options = {.model = model, .level = RECORD_LINES, .profile = profile};
    ProgramRun *program = program_run_new("", 0, &options);
    program_run_end(program, program_run_on(program, false));
    assert_int_equal(program->verdict, VERDICT_FINISHED);
    Machine *m = program->run->machine;
    Census *census = census_new(m);
    census->lost = m->world->heap.object_count - census_total(census);
    program_run_free(program);
    return census;
}

static void sweep_end(Sweep *sweep) {
    census_free(sweep->empty);
    print_message("%d programs as %s, %s\n", sweep->programs, sweep->model, sweep->profile);
    assert_int_equal(sweep->failures, 0);
    assert_true(sweep->programs > 100 || getenv("ONLY"));
}

static void sweep_all(const char *model) {
    Sweep sweep = {.model = model, .profile = "cpython-3.11"};
    sweep.empty = census_of_empty(model, sweep.profile);
    programs_each(sweep_program, &sweep);
    sweep_end(&sweep);
}

// The small programs about the loop's turns, and those about what versions do otherwise.
static void sweep_profile(const char *profile) {
    Sweep sweep = {
        .model = "native", .profile = profile, .empty = census_of_empty("native", profile)};
    programs_each_in("probes", sweep_program, &sweep);
    programs_each_in("profiles", sweep_program, &sweep);
    sweep_end(&sweep);
}

static void natively_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_all("native");
}

static void synchronously_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_all("sync");
}

static void as_tasks_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_all("async");
}

static void as_threads_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_all("threads");
}

static void as_processes_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_all("processes");
}

static void by_other_rules_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_profile("cpython-3.12");
    sweep_profile("cpython-3.14");
}

static void with_eager_tasks_nothing_leaks_and_traces_hold(void **state) {
    (void)state;
    sweep_profile("eager");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natively_nothing_leaks_and_traces_hold),
        cmocka_unit_test(synchronously_nothing_leaks_and_traces_hold),
        cmocka_unit_test(as_tasks_nothing_leaks_and_traces_hold),
        cmocka_unit_test(as_threads_nothing_leaks_and_traces_hold),
        cmocka_unit_test(as_processes_nothing_leaks_and_traces_hold),
        cmocka_unit_test(by_other_rules_nothing_leaks_and_traces_hold),
        cmocka_unit_test(with_eager_tasks_nothing_leaks_and_traces_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
