// fuzz_compile: any bytes as a program: parse, compile, report.
//
// Nothing may crash or leak, and the same bytes give the same program.
#include "engine/lang/compile.h"

#include <assert.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/lang/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The caller of the parser has checked this much.
static bool is_readable(const char *bytes, size_t size) {
    return utf8_first_bad(bytes, size) == size && (size == 0 || !memchr(bytes, 0, size));
}

static void compile_once(const char *bytes, size_t size, Text *out) {
    Arena arena = {0};
    Source source = source_make(&arena, "fuzz.py", bytes, size);
    source.minor = 11 + (int)(size % 4);
    Diags diags = {.arena = &arena};
    CompileOptions options = {.lines = true};
    const Program *program = compile_module(&source, &options, &diags);
    assert((program != NULL) == (diags.count == 0));
    if (program) {
        disassemble(program, out);
    } else {
        diags_report(&diags, &source, out);
        assert(out->length > 0);
    }
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data;
    if (!is_readable(bytes, size)) {
        return 0;
    }
    Text first = {0};
    Text second = {0};
    compile_once(bytes, size, &first);
    compile_once(bytes, size, &second);
    assert(strcmp(text_z(&first), text_z(&second)) == 0); // same input, same program
    text_release(&first);
    text_release(&second);
    return 0;
}
