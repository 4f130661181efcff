#include "engine/library.h"

#include "engine/lang/compile.h"
#include "engine/lib/prelude.h"

const Program *library_compile(Arena *arena, Text *problem) {
    size_t length;
    const char *text = prelude_source(&length);
    Source source = source_make(arena, "<lockstep>", text, length);
    Diags diags = {.arena = arena};
    CompileOptions options = {.library = true};
    const Program *program = compile_module(&source, &options, &diags);
    if (!program && problem) {
        diags_report(&diags, &source, problem);
    }
    return program;
}
