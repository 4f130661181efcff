#include "viz/app/load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"

enum {
    READ_BYTES = 64 * 1024,
    // a recording may be as large as memory allows; everything else is small
    RECORDING_MAGIC_BYTES = 8,
};

bool load_is_markdown(const char *path) {
    static const char *const endings[] = {".md", ".markdown", ".mdown", ".mkd", ".mdx"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_recording(const Text *bytes) {
    return bytes->length >= RECORDING_MAGIC_BYTES &&
           memcmp(bytes->bytes, "LOCKSTEP", RECORDING_MAGIC_BYTES) == 0;
}

// Reads to the end; stops early when the file is too large. Returns 0 or an errno.
static int read_all(int descriptor, Text *bytes) {
    char buffer[READ_BYTES];
    while (bytes->length <= LOAD_MAX_BYTES || is_recording(bytes)) {
        ssize_t got = read(descriptor, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return errno;
        }
        if (got == 0) {
            return 0;
        }
        text_add(bytes, buffer, (size_t)got);
    }
    return 0;
}

static bool tell(Text *problem, const char *path, const char *what) {
    text_printf(problem, "lockstep: %s: %s\n", path, what);
    return false;
}

bool load_bytes(const char *path, Text *bytes, Text *problem) {
    if (strcmp(path, "-") == 0) {
        int error = read_all(STDIN_FILENO, bytes);
        return error == 0 || tell(problem, "standard input", strerror(error));
    }
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return tell(problem, path, strerror(errno));
    }
    struct stat status;
    bool is_folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    int error = is_folder ? EISDIR : read_all(descriptor, bytes);
    close(descriptor);
    return error == 0 || tell(problem, path, strerror(error));
}

// "name:line:column: " of a byte; both count from 1, columns count characters.
static void tell_place(Text *problem, const char *name, const char *bytes, size_t offset) {
    int line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    text_printf(problem, "lockstep: %s:%d:%zu: ", name, line,
                utf8_count(bytes + start, offset - start) + 1);
}

static bool check_text(const Loaded *loaded, Text *problem) {
    const char *dot = strrchr(loaded->name, '.');
    if (dot && strcasecmp(dot, ".lockstep") == 0) {
        return tell(problem, loaded->name, "this is not a recording made by lockstep");
    }
    if (loaded->length > LOAD_MAX_BYTES) {
        text_printf(problem, "lockstep: %s: the file is larger than %d MiB\n", loaded->name,
                    LOAD_MAX_BYTES / (1024 * 1024));
        return false;
    }
    size_t bad = utf8_first_bad(loaded->bytes, loaded->length);
    const char *nul = memchr(loaded->bytes, '\0', loaded->length);
    if (nul && (size_t)(nul - loaded->bytes) < bad) {
        tell_place(problem, loaded->name, loaded->bytes, (size_t)(nul - loaded->bytes));
        text_add_z(problem, "the file contains a NUL byte\n");
        return false;
    }
    if (bad < loaded->length) {
        tell_place(problem, loaded->name, loaded->bytes, bad);
        text_printf(problem, "the file is not UTF-8 (byte 0x%02x)\n",
                    (unsigned)(unsigned char)loaded->bytes[bad]);
        return false;
    }
    return true;
}

static void drop_byte_order_mark(Loaded *loaded) {
    if (loaded->length >= 3 && memcmp(loaded->bytes, "\xEF\xBB\xBF", 3) == 0) {
        loaded->bytes += 3;
        loaded->length -= 3;
    }
}

const char *load_block_source(Arena *arena, const MarkdownBlock *block, size_t *length) {
    size_t before = (size_t)(block->first_line - 1);
    char *source = arena_alloc(arena, before + block->length + 1);
    memset(source, '\n', before);
    if (block->length) {
        memcpy(source + before, block->text, block->length);
    }
    *length = before + block->length;
    return source;
}

static bool tell_blocks(const Loaded *loaded, const char *which, Text *problem) {
    int count = loaded->blocks.python_count;
    if (count == 0) {
        return tell(problem, loaded->name, "there is no Python block in this file");
    }
    text_printf(problem, "lockstep: %s: there is no Python block '%s'; there %s:\n", loaded->name,
                which, count == 1 ? "is" : "are");
    for (int i = 0; i < loaded->blocks.count; i++) {
        const MarkdownBlock *block = &loaded->blocks.items[i];
        if (block->is_python) {
            text_printf(problem, "  %d  %s (line %d)\n", block->number, block->name,
                        block->first_line);
        }
    }
    return false;
}

static bool choose_block(Arena *arena, const char *which, Loaded *loaded, Text *problem) {
    loaded->block = markdown_blocks_choose(&loaded->blocks, which);
    if (!loaded->block) {
        return tell_blocks(loaded, which, problem);
    }
    loaded->source = load_block_source(arena, loaded->block, &loaded->source_length);
    loaded->first_line = loaded->block->first_line;
    return true;
}

bool load_text(Arena *arena, const char *path, Loaded *loaded, Text *problem) {
    *loaded = (Loaded){.name = strcmp(path, "-") == 0 ? "<stdin>" : path, .source = ""};
    Text bytes = {0};
    if (!load_bytes(path, &bytes, problem)) {
        text_release(&bytes);
        return false;
    }
    loaded->bytes = arena_copy_text(arena, text_z(&bytes), bytes.length);
    loaded->length = bytes.length;
    bool recording = is_recording(&bytes);
    text_release(&bytes);
    if (recording) {
        loaded->kind = LOAD_RECORDING;
        return true;
    }
    drop_byte_order_mark(loaded);
    if (!check_text(loaded, problem)) {
        return false;
    }
    if (load_is_markdown(path)) {
        loaded->kind = LOAD_MARKDOWN;
        loaded->blocks = markdown_blocks_find(arena, loaded->bytes, loaded->length);
        loaded->profile = markdown_header_value(arena, loaded->bytes, loaded->length, "profile");
    }
    return true;
}

bool load_file(Arena *arena, const char *path, const char *which, Loaded *loaded, Text *problem) {
    if (!load_text(arena, path, loaded, problem)) {
        return false;
    }
    if (loaded->kind == LOAD_MARKDOWN) {
        return choose_block(arena, which, loaded, problem);
    }
    if (which) {
        return tell(problem, loaded->name, "--block is for Markdown files");
    }
    loaded->source = loaded->bytes;
    loaded->source_length = loaded->length;
    loaded->first_line = 1;
    return true;
}
