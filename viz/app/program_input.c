#include "viz/app/program_input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "engine/trace/request.h"
#include "viz/app/program_reads.h"
#include "viz/app/run_output.h"

static bool tell(Text *problem, const char *name, const char *what) {
    text_printf(problem, "lockstep: %s: %s\n", name, what);
    return false;
}

static bool check_bytes(const char *name, const char *bytes, size_t length, Text *problem) {
    if (length > REQUEST_MAX_INPUT_BYTES) {
        return tell(problem, name, "too long: a program may read 4 MiB of input");
    }
    if (memchr(bytes, 0, length)) {
        return tell(problem, name, "contains a NUL byte: it is not text");
    }
    if (utf8_first_bad(bytes, length) < length) {
        return tell(problem, name, "is not UTF-8 text");
    }
    return true;
}

static bool take(Arena *arena, Options *options, const char *path, Text *problem) {
    Text bytes = {0};
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    bool good = load_bytes(path, &bytes, problem) &&
                check_bytes(name, text_z(&bytes), bytes.length, problem);
    if (good) {
        options->input = arena_copy_text(arena, text_z(&bytes), bytes.length);
    }
    text_release(&bytes);
    return good;
}

bool program_input_resolve(Arena *arena, Options *options, Text *problem) {
    if (options->argument_count > REQUEST_MAX_ARGUMENTS) {
        return tell(problem, "--", "too many arguments: at most 1000");
    }
    for (int i = 0; i < options->argument_count; i++) {
        const char *argument = options->arguments[i];
        if (!check_bytes("an argument of the program", argument, strlen(argument), problem)) {
            return false;
        }
    }
    if (options->input && options->input_file) {
        return tell(problem, "--input and --input-file", "one of them, not both");
    }
    if (options->input) {
        return check_bytes("--input", options->input, strlen(options->input), problem);
    }
    return !options->input_file || take(arena, options, options->input_file, problem);
}

static bool seems_to_read(const Loaded *loaded) {
    return loaded->source && program_reads(loaded->source, loaded->source_length).input;
}

bool program_input_from_stdin(Arena *arena, Options *options, const Loaded *loaded, Text *problem) {
    bool is_program = strcmp(options->file, "-") == 0;
    if (options->input || is_program || loaded->kind == LOAD_RECORDING || !seems_to_read(loaded)) {
        return true;
    }
    if (isatty(STDIN_FILENO)) {
        const char *note =
            "lockstep: type what the program will read, then Ctrl-D on a line of its "
            "own (or give --input TEXT)\n";
        run_output_write(STDERR_FILENO, note, strlen(note));
    }
    return take(arena, options, "-", problem);
}
