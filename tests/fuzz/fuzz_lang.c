// fuzz_lang: any bytes through lexer, parser, syntax check and report.
//
// With libFuzzer (LOCKSTEP_FUZZ=ON) the entry is LLVMFuzzerTestOneInput; without it fuzz_main.c
// changes seeds at random.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/check_syntax.h"
#include "engine/lang/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > PARSE_MAX_SOURCE_BYTES + 1) {
        return 0;
    }
    // A block of exactly this size, so that a sanitizer sees every byte read behind it.
    char *bytes = memory_new(size);
    if (size) {
        memcpy(bytes, data, size);
    }
    if (utf8_first_bad(bytes, size) == size && !memchr(bytes, 0, size)) {
        Arena arena = {0};
        Diags diags = {.arena = &arena};
        Source source = source_make(&arena, "fuzz.py", bytes, size);
        source.minor = 11 + (int)(size % 4);
        Module *module = parse_module(&source, &diags);
        bool fine = module && check_syntax(module, &source, &diags);
        if (fine == diags_has(&diags, DIAG_SYNTAX)) {
            abort(); // neither a tree nor an error, or both
        }
        Text text = {0};
        diags_report(&diags, &source, &text);
        if (!fine && utf8_first_bad(text_z(&text), text.length) != text.length) {
            abort();
        }
        text_release(&text);
        arena_release(&arena);
    }
    memory_free(bytes);
    return 0;
}
