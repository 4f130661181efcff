// fuzz_lang: any bytes through lexer, parser, syntax check and report.
//
// With libFuzzer (LOCKSTEP_FUZZ=ON) the entry is LLVMFuzzerTestOneInput. Without it,
// `fuzz_lang SECONDS FILE...` changes the files at random for so long; 0 seconds runs them as
// they are.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

#ifndef LOCKSTEP_LIBFUZZER

enum {
    MAX_SEED_BYTES = 64 * 1024,
    MAX_CHANGES = 6
};

static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t limit) {
    return limit ? next_random(state) % limit : 0;
}

static size_t change(uint64_t *state, char *text, size_t length) {
    static const char *const words[] = {"(",   ")",   "[",     "]",       "{",      "}",
                                        ":",   ",",   "=",     "\n",      "    ",   "\t",
                                        "\"",  "'''", "f'",    "\\",      "#",      "for ",
                                        "in ", "if ", "else ", "lambda ", "async ", "await ",
                                        "*",   "**",  ":=",    "match ",  "case ",  "except ",
                                        "0x",  "1_",  "!r"};
    size_t at = below(state, length + 1);
    size_t span = below(state, 12);
    switch (below(state, 3)) {
    case 0: // take out
        span = span > length - at ? length - at : span;
        memmove(text + at, text + at + span, length - at - span);
        return length - span;
    case 1: { // put in
        const char *word = words[below(state, sizeof words / sizeof *words)];
        size_t size = strlen(word);
        memmove(text + at + size, text + at, length - at);
        memcpy(text + at, word, size);
        return length + size;
    }
    default: { // copy from elsewhere
        size_t from = below(state, length + 1);
        span = span > length - from ? length - from : span;
        char copy[16];
        memcpy(copy, text + from, span);
        memmove(text + at + span, text + at, length - at);
        memcpy(text + at, copy, span);
        return length + span;
    }
    }
}

static size_t read_seed(const char *path, char *text) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return 0;
    }
    size_t length = fread(text, 1, MAX_SEED_BYTES, file);
    fclose(file);
    return length;
}

int main(int argc, char **argv) {
    int seconds = argc > 1 ? atoi(argv[1]) : 0;
    char *text = memory_new(MAX_SEED_BYTES + 1024);
    for (int i = 2; i < argc; i++) {
        size_t length = read_seed(argv[i], text);
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
    }
    uint64_t state = 88172645463325252u;
    time_t end = time(NULL) + seconds;
    long runs = 0;
    while (argc > 2 && seconds > 0 && time(NULL) < end) {
        size_t length = read_seed(argv[2 + below(&state, (size_t)argc - 2)], text);
        for (size_t k = 1 + below(&state, MAX_CHANGES); k > 0; k--) {
            length = change(&state, text, length);
        }
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
        runs++;
    }
    printf("%ld changed programs\n", runs);
    memory_free(text);
    return 0;
}

#endif
