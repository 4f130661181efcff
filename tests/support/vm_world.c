#include "tests/support/vm_world.h"

#include <assert.h>

static const Instruction instructions[] = {OP_LOAD_CONST, OP_RETURN_VALUE};
static const uint32_t sites[] = {0, 0};
static const int32_t site_lines[] = {0};
static const Span site_spans[] = {{0, 0}};
static const ProgramName names[] = {{"<module>", 8}};
static const ProgramConstant constants[] = {{.kind = PROGRAM_CONSTANT_NONE}};
static const Code codes[] = {{
    .flags = CODE_MODULE | CODE_LIBRARY,
    .stack_size = 1,
    .slot_count = 1,
    .instructions = instructions,
    .sites = sites,
    .instruction_count = 2,
}};
static const Program empty_prelude = {
    .source = {.name = "prelude", .bytes = "", .line_count = 1, .line_starts = site_lines},
    .codes = codes,
    .code_count = 1,
    .constants = constants,
    .constant_count = 1,
    .names = names,
    .name_count = 1,
    .sites = site_spans,
    .site_lines = site_lines,
    .site_count = 1,
};

Machine *vm_world_new(void) {
    static const RunInfo info = {"test.py", "", 0, "native", "cpython-3.11", 0};
    MachineOptions options = {.library = &empty_prelude};
    options.recorder = recorder_new(RECORD_OUTPUT, (Writer){0}, &info);
    Machine *m = machine_new(&options);
    assert(m);
    return m;
}

void vm_world_free(Machine *m) {
    Recorder *recorder = m->recorder;
    machine_free(m);
    recorder_free(recorder);
}
