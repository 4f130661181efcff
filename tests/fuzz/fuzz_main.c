// fuzz_main: runs a fuzz target without libFuzzer.
//
// `fuzz_X SECONDS FILE...` changes the files at random for so long; 0 seconds runs them as they
// are. In the environment, SEED=number chooses
// other changes and LAST=path keeps each changed program there before it runs.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

// So that what made the target die can be run again.
static void keep(const char *path, const char *text, size_t length) {
    FILE *file = path ? fopen(path, "wb") : NULL;
    if (file) {
        fwrite(text, 1, length, file);
        fclose(file);
    }
}

int main(int argc, char **argv) {
    int seconds = argc > 1 ? atoi(argv[1]) : 0;
    char *text = memory_new(MAX_SEED_BYTES + 1024);
    for (int i = 2; i < argc; i++) {
        size_t length = read_seed(argv[i], text);
        keep(getenv("LAST"), text, length);
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
    }
    uint64_t state = 88172645463325252u + (getenv("SEED") ? strtoull(getenv("SEED"), NULL, 10) : 0);
    time_t end = time(NULL) + seconds;
    long runs = 0;
    while (argc > 2 && seconds > 0 && time(NULL) < end) {
        size_t length = read_seed(argv[2 + below(&state, (size_t)argc - 2)], text);
        for (size_t k = 1 + below(&state, MAX_CHANGES); k > 0; k--) {
            length = change(&state, text, length);
        }
        keep(getenv("LAST"), text, length);
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
        runs++;
    }
    printf("%ld changed programs\n", runs);
    memory_free(text);
    return 0;
}
