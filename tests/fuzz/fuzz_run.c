// fuzz_run: any bytes as a program: compile it and run it under small limits.
//
// Whatever the program does, the run ends in a verdict, every reference count is right, and the
// trace holds. With libFuzzer (LOCKSTEP_FUZZ=ON) the entry is LLVMFuzzerTestOneInput; without it
// fuzz_main.c changes seeds at random.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/vm/type.h"
#include "tests/run_program.h"
#include "tests/trace_invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MAX_PROGRAM_BYTES = 64 * 1024
};

static void give_up(const char *problem) {
    fprintf(stderr, "fuzz_run: %s\n", problem);
    abort();
}

static void check_heap(Machine *m) {
    const char *problem;
    if (!heap_check(m, &problem)) {
        fprintf(stderr, "a %s\n", type_id_name(m->check_type));
        give_up(problem);
    }
}

static void run_to_its_end(ProgramRun *program) {
    Machine *m = program->run->machine;
    StepResult result = program_run_on(program, false);
    bool stopped = m->limit || result == STEP_UNSUPPORTED; // perhaps in the middle of a native
    if (!stopped) {
        check_heap(m);
    }
    program_run_end(program, result);
    if (!stopped && !m->limit) {
        check_heap(m);
    }
    Text problems = {0};
    if (!trace_has_ended(program->trace)) {
        give_up("the stream cannot be read to its end");
    }
    if (!trace_holds(program->trace, &problems)) {
        give_up(text_z(&problems));
    }
    text_release(&problems);
}

static void run_as(const char *model, const char *bytes, size_t size) {
    ProgramOptions small = {.model = model,
                            .level = RECORD_LINES,
                            .max_instructions = 200000,
                            .max_memory = 16 * 1024 * 1024,
                            .max_time_ns = INT64_C(10000000000),
                            .max_events = 100000};
    ProgramRun *program = program_run_new(bytes, size, &small);
    if (program->verdict == VERDICT_BROKEN) {
        give_up("the machine could not be set up");
    }
    if (program->run) {
        run_to_its_end(program);
    }
    program_run_free(program);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data;
    bool readable = size <= MAX_PROGRAM_BYTES && utf8_first_bad(bytes, size) == size &&
                    (size == 0 || !memchr(bytes, 0, size));
    if (readable) {
        run_as("native", bytes, size);
        run_as("sync", bytes, size);
    }
    return 0;
}
