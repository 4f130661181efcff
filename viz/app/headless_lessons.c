// lessons and check: the commands that read lesson files.
#include <stdio.h>
#include <string.h>

#include "engine/trace/jsonl.h"
#include "viz/app/engine_process.h"
#include "viz/app/file_list.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"

enum {
    USAGE_STATUS = 2,
    FAILED_STATUS = 1
};

// ---- lessons

// The folder that the file lies in, without the folders above it.
static const char *chapter_folder(Arena *arena, const char *path) {
    const char *end = strrchr(path, '/');
    if (!end) {
        return "";
    }
    const char *start = end;
    while (start > path && start[-1] != '/') {
        start--;
    }
    return arena_copy_text(arena, start, (size_t)(end - start));
}

static const char *header(Arena *arena, const Loaded *loaded, const char *key,
                          const char *otherwise) {
    const char *value = markdown_header_value(arena, loaded->bytes, loaded->length, key);
    return value ? value : otherwise;
}

static void print_json_lesson(const char *path, const char *chapter, const char *title,
                              bool is_first) {
    Text line = {0};
    text_printf(&line, "%s\n{\"chapter\":", is_first ? "" : ",");
    jsonl_string(&line, chapter, strlen(chapter));
    text_add_z(&line, ",\"title\":");
    jsonl_string(&line, title, strlen(title));
    text_add_z(&line, ",\"file\":");
    jsonl_string(&line, path, strlen(path));
    text_add_char(&line, '}');
    fputs(line.bytes, stdout);
    text_release(&line);
}

static void print_lesson(const char *path, const char *chapter, const char *title,
                         const char *last_chapter) {
    if (!last_chapter || strcmp(chapter, last_chapter) != 0) {
        printf("%s%s\n", last_chapter ? "\n" : "", chapter);
    }
    printf("  %-44s %s\n", title, path);
}

static int list_lessons(Arena *arena, const FileList *list, bool json) {
    const char *last_chapter = NULL;
    int status = 0;
    fputs(json ? "[" : "", stdout);
    for (int i = 0; i < list->count; i++) {
        const char *path = list->paths[i];
        Loaded loaded;
        Text problem = {0};
        if (!load_text(arena, path, &loaded, &problem)) {
            fputs(problem.bytes, stderr);
            status = USAGE_STATUS;
        } else {
            const char *title = header(arena, &loaded, "title", path);
            const char *chapter = header(arena, &loaded, "chapter", chapter_folder(arena, path));
            if (json) {
                print_json_lesson(path, chapter, title, !last_chapter);
            } else {
                print_lesson(path, chapter, title, last_chapter);
            }
            last_chapter = chapter;
        }
        text_release(&problem);
    }
    fputs(json ? "\n]\n" : "", stdout);
    return status;
}

int headless_lessons(const Options *options) {
    Arena arena = {0};
    Text problem = {0};
    FileList list;
    int status = USAGE_STATUS;
    const char *folder = file_list_lessons_folder(&arena);
    if (!folder) {
        fputs("lockstep: cannot find the lessons; LOCKSTEP_DATA may name the folder that holds "
              "a folder lessons\n",
              stderr);
    } else if (!file_list_find(&arena, folder, &list, &problem)) {
        fputs(problem.bytes, stderr);
    } else {
        status = list_lessons(&arena, &list, options->json);
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}

// ---- check

typedef struct Check {
    const Options *options;
    Arena arena; // of one file
    int interrupts;
    int status; // of an interrupt, 0 while none came
    int promises;
    int broken;
} Check;

static void tell_broken(Check *check, const Loaded *loaded, const MarkdownBlock *block,
                        const char *what) {
    check->broken++;
    printf("%s:%d: %s\n", loaded->name, block->first_line, what);
}

static void collect_output(const Trace *trace, Text *printed) {
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if (event->kind == EVENT_OUTPUT) {
            text_add(printed, trace_text(trace, event->detail),
                     trace_text_length(trace, event->detail));
        }
    }
}

static void print_indented(const char *title, const char *text, size_t length) {
    printf("  %s\n", title);
    const char *end = text + length;
    for (const char *line = text; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        const char *stop = next ? next : end;
        printf("  | %.*s\n", (int)(stop - line), line);
        line = stop + 1;
    }
}

static void compare_output(Check *check, const Loaded *loaded, const MarkdownBlock *promised,
                           const Trace *trace) {
    Text printed = {0};
    collect_output(trace, &printed);
    if (printed.length != promised->length ||
        memcmp(text_z(&printed), promised->text, printed.length) != 0) {
        tell_broken(check, loaded, promised, "this is not what the program prints");
        print_indented("promised:", promised->text, promised->length);
        print_indented("printed:", text_z(&printed), printed.length);
    }
    text_release(&printed);
}

// The ```output block that belongs to the code block at index: before the next Python block.
static const MarkdownBlock *promised_output(const MarkdownBlocks *blocks, int index) {
    for (int i = index + 1; i < blocks->count && !blocks->items[i].is_python; i++) {
        if (strcmp(blocks->items[i].info, "output") == 0) {
            return &blocks->items[i];
        }
    }
    return NULL;
}

// A block must run to its end, unless what it promises is how it fails.
static void check_block(Check *check, Loaded *loaded, int index) {
    const MarkdownBlock *block = &loaded->blocks.items[index];
    const MarkdownBlock *promised = promised_output(&loaded->blocks, index);
    loaded->source = load_block_source(&check->arena, block, &loaded->source_length);
    Request request = headless_request(check->options, loaded);
    request.level = RECORD_OUTPUT;
    EngineProcess *process = engine_process_start(&request);
    engine_process_watch(process, check->interrupts);
    while (!engine_process_has_ended(process) && !check->status) {
        engine_process_pump(process, -1);
        check->status = interrupt_status(check->interrupts);
    }
    check->promises++;
    Verdict verdict = engine_process_verdict(process);
    bool may_fail = promised && (verdict == VERDICT_FAILED || verdict == VERDICT_DEADLOCK);
    if (!check->status && verdict != VERDICT_FINISHED && !may_fail) {
        Text what = {0};
        text_printf(&what, "the program does not end well: %s", verdict_name(verdict));
        tell_broken(check, loaded, block, what.bytes);
        const char *message = engine_process_message(process);
        print_indented("message:", message, strlen(message));
        text_release(&what);
    } else if (!check->status && promised) {
        compare_output(check, loaded, promised, engine_process_trace(process));
    }
    engine_process_free(process);
}

static bool check_file(Check *check, const char *path) {
    Loaded loaded;
    Text problem = {0};
    bool good = load_text(&check->arena, path, &loaded, &problem);
    if (!good) {
        fputs(problem.bytes, stderr);
    } else if (loaded.kind != LOAD_MARKDOWN) {
        fprintf(stderr, "lockstep: %s: not a Markdown file\n", path);
        good = false;
    }
    for (int i = 0; good && i < loaded.blocks.count && !check->status; i++) {
        if (loaded.blocks.items[i].says_python) {
            check_block(check, &loaded, i);
        }
    }
    text_release(&problem);
    arena_clear(&check->arena);
    return good;
}

static bool check_path(Check *check, const char *path) {
    Arena arena = {0};
    Text problem = {0};
    FileList list = {0};
    bool good = file_list_find(&arena, path, &list, &problem);
    if (!good) {
        fputs(problem.bytes, stderr);
    }
    for (int i = 0; i < list.count && !check->status; i++) {
        good = check_file(check, list.paths[i]) && good;
    }
    text_release(&problem);
    arena_release(&arena);
    return good;
}

int headless_check(const Options *options) {
    Check check = {.options = options, .interrupts = interrupt_open()};
    bool readable = true;
    for (int i = 0; i < options->path_count && !check.status; i++) {
        readable = check_path(&check, options->paths[i]) && readable;
    }
    interrupt_close(check.interrupts);
    arena_release(&check.arena);
    if (check.status) {
        return check.status;
    }
    printf("%d blocks checked, %d broken\n", check.promises, check.broken);
    if (!readable) {
        return USAGE_STATUS;
    }
    return check.broken ? FAILED_STATUS : 0;
}
