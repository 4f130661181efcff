#include "engine/library.h"

#include "engine/lang/compile.h"
#include "engine/lib/prelude.h"

const Program *library_compile(Arena *arena) {
    size_t length;
    const char *text = prelude_source(&length);
    Source source = source_make(arena, "<lockstep>", text, length);
    Diags diags = {.arena = arena};
    CompileOptions options = {.library = true};
    return compile_module(&source, &options, &diags);
}
