// `lockstep check`: holds lessons to their promises.
//
// Runs every block under every model of the lesson's header. What an ```output or ```steps block
// behind it promises holds for the models that its fence names ("```steps threads"), or for the
// first model of the header.
#include <stdio.h>
#include <string.h>

#include "viz/app/engine_process.h"
#include "viz/app/file_list.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/scene/step_rows.h"

enum {
    USAGE_STATUS = 2,
    FAILED_STATUS = 1,
    MAX_MODELS = 5,
};

static const char *const all_models[MAX_MODELS] = {"native", "sync", "async", "threads",
                                                   "processes"};

typedef struct Check {
    const Options *options;
    Arena arena; // of one file
    int interrupts;
    int status;   // of an interrupt, 0 while none came
    bool is_told; // what this system could not give the engine
    int blocks;
    int broken;
    // of one file
    const char *models[MAX_MODELS];
    int model_count;
} Check;

static void tell_broken(Check *check, const Loaded *loaded, int32_t line, const char *model,
                        const char *what) {
    check->broken++;
    printf("%s:%d: %s", loaded->name, line, what);
    printf(check->model_count > 1 && model ? " (--as %s)\n" : "\n", model);
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

static void collect_output(const Trace *trace, Text *printed) {
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if (event->kind == EVENT_OUTPUT) {
            text_add(printed, trace_text(trace, event->detail),
                     trace_text_length(trace, event->detail));
        }
    }
}

static int32_t first_different_line(const char *a, const char *b) {
    int32_t line = 1;
    for (; *a && *a == *b; a++, b++) {
        line += *a == '\n';
    }
    return line;
}

static void tell_difference(Check *check, const Loaded *loaded, const MarkdownBlock *block,
                            const char *model, const char *what, const Text *promised,
                            const Text *came) {
    tell_broken(check, loaded, block->first_line, model, what);
    printf("  the first difference is in line %d of it\n",
           first_different_line(promised->bytes, came->bytes));
    print_indented("promised:", promised->bytes, promised->length);
    print_indented("came out:", came->bytes, came->length);
}

// Compares what came out with what the block promises.
static void compare(Check *check, const Loaded *loaded, const MarkdownBlock *block,
                    const char *model, const Trace *trace) {
    Text promised = {0};
    Text came = {0};
    bool steps = strcmp(block->info, "steps") == 0;
    if (steps) {
        step_rows_normalize(block->text, block->length, &promised);
        step_rows_text(trace, &came);
    } else {
        text_add(&promised, block->text, block->length);
        collect_output(trace, &came);
    }
    if (strcmp(text_z(&promised), text_z(&came)) != 0) {
        tell_difference(check, loaded, block, model,
                        steps ? "this is not how the program steps"
                              : "this is not what the program prints",
                        &promised, &came);
    }
    text_release(&promised);
    text_release(&came);
}

static bool names_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += length) {
        bool begins = at == words || strchr(" ,\t", at[-1]);
        if (begins && strchr(" ,\t", at[length])) { // the end counts as well
            return true;
        }
    }
    return false;
}

static bool names_a_model(const char *words) {
    for (int i = 0; i < MAX_MODELS; i++) {
        if (names_word(words, all_models[i])) {
            return true;
        }
    }
    return false;
}

static bool is_promise(const MarkdownBlock *block) {
    return strcmp(block->info, "output") == 0 || strcmp(block->info, "steps") == 0;
}

static bool holds_for(const Check *check, const MarkdownBlock *block, int model) {
    return names_a_model(block->words) ? names_word(block->words, check->models[model])
                                       : model == 0;
}

// A block must run to its end, unless what it promises is how it fails.
static void check_ended(Check *check, const Loaded *loaded, const MarkdownBlock *block,
                        const char *model, const EngineProcess *process) {
    Text what = {0};
    text_printf(&what, "the program does not end well: %s",
                verdict_name(engine_process_verdict(process)));
    tell_broken(check, loaded, block->first_line, model, what.bytes);
    const char *message = engine_process_message(process);
    print_indented("message:", message, strlen(message));
    text_release(&what);
}

// What the run of the block at index promises, before the next Python block.
static void check_promises(Check *check, const Loaded *loaded, int index, int model,
                           const EngineProcess *process) {
    const MarkdownBlocks *blocks = &loaded->blocks;
    Verdict verdict = engine_process_verdict(process);
    bool may_fail = verdict == VERDICT_FINISHED;
    for (int i = index + 1; i < blocks->count && !blocks->items[i].is_python; i++) {
        bool runs = verdict == VERDICT_FAILED || verdict == VERDICT_DEADLOCK;
        may_fail = may_fail || (runs && is_promise(&blocks->items[i]) &&
                                holds_for(check, &blocks->items[i], model));
    }
    if (!may_fail) {
        check_ended(check, loaded, &blocks->items[index], check->models[model], process);
        return;
    }
    for (int i = index + 1; i < blocks->count && !blocks->items[i].is_python; i++) {
        if (is_promise(&blocks->items[i]) && holds_for(check, &blocks->items[i], model)) {
            compare(check, loaded, &blocks->items[i], check->models[model],
                    engine_process_trace(process));
        }
    }
}

static void check_run(Check *check, Loaded *loaded, int index, int model) {
    Request request = headless_request(check->options, loaded);
    request.model = check->models[model];
    request.level = RECORD_SWITCHES;
    EngineProcess *process = engine_process_start(&request);
    engine_process_watch(process, check->interrupts);
    while (!engine_process_has_ended(process) && !check->status) {
        engine_process_pump(process, -1);
        headless_tell_lacks(process, &check->is_told);
        check->status = interrupt_status(check->interrupts);
    }
    if (!check->status) {
        check_promises(check, loaded, index, model, process);
    }
    engine_process_free(process);
}

static void check_block(Check *check, Loaded *loaded, int index) {
    const MarkdownBlock *block = &loaded->blocks.items[index];
    loaded->source = load_block_source(&check->arena, block, &loaded->source_length);
    check->blocks++;
    for (int model = 0; model < check->model_count && !check->status; model++) {
        check_run(check, loaded, index, model);
    }
}

static void add_model(Check *check, const Loaded *loaded, const char *word, size_t length) {
    for (int i = 0; i < MAX_MODELS; i++) {
        if (strlen(all_models[i]) == length && strncmp(all_models[i], word, length) == 0) {
            if (check->model_count < MAX_MODELS) {
                check->models[check->model_count++] = all_models[i];
            }
            return;
        }
    }
    Text what = {0};
    text_printf(&what, "the header names a model that does not exist: %.*s", (int)length, word);
    tell_broken(check, loaded, 1, NULL, what.bytes);
    text_release(&what);
}

// The models of the file's header.
static void read_header(Check *check, const Loaded *loaded) {
    static const char separators[] = " ,\t[]";
    check->model_count = 0;
    const char *models =
        markdown_header_value(&check->arena, loaded->bytes, loaded->length, "models");
    for (const char *word = models ? models : ""; *(word += strspn(word, separators));) {
        size_t length = strcspn(word, separators);
        add_model(check, loaded, word, length);
        word += length;
    }
    if (check->model_count == 0) {
        check->models[check->model_count++] = all_models[0];
    }
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
    } else {
        read_header(check, &loaded);
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
    printf("%d blocks checked, %d broken\n", check.blocks, check.broken);
    if (!readable) {
        return USAGE_STATUS;
    }
    return check.broken ? FAILED_STATUS : 0;
}
