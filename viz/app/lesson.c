#include "viz/app/lesson.h"

#include <string.h>

// The file's name without its folders.
static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Behind the header between two --- lines, if there is one.
static size_t header_length(const char *bytes, size_t length) {
    if (length < 4 || strncmp(bytes, "---\n", 4) != 0) {
        return 0;
    }
    const char *end = strstr(bytes + 3, "\n---\n");
    return end ? (size_t)(end + 5 - bytes) : 0;
}

static const char *first_heading(const Prose *prose, Arena *arena) {
    for (uint32_t i = 0; i < prose->block_count; i++) {
        const ProseBlock *block = &prose->blocks[i];
        if (block->kind != PROSE_HEADING) {
            continue;
        }
        Text text = {0};
        for (uint32_t w = 0; w < block->word_count; w++) {
            const ProseWord *word = &prose->words[block->first_word + w];
            text_printf(&text, "%s%s", w == 0 || word->glued ? "" : " ", word->text);
        }
        const char *heading = arena_copy_text(arena, text_z(&text), text.length);
        text_release(&text);
        return heading;
    }
    return NULL;
}

static bool begins_with(const char *line, size_t length, const char *word) {
    return length >= strlen(word) && strncmp(line, word, strlen(word)) == 0;
}

// The first line that does something: no blank, import or comment, unless there is nothing else.
static const char *telling_line(Arena *arena, const MarkdownBlock *block) {
    const char *fallback = "";
    size_t length = 0;
    for (const char *line = block->text; *line; line += length + (line[length] == '\n')) {
        length = strcspn(line, "\n");
        size_t indent = strspn(line, " \t");
        if (indent >= length) {
            continue;
        }
        const char *copy = arena_copy_text(arena, line + indent, length - indent);
        bool preamble = begins_with(line, length, "import ") ||
                        begins_with(line, length, "from ") || line[indent] == '#';
        if (!preamble) {
            return copy;
        }
        fallback = *fallback ? fallback : copy;
    }
    return fallback;
}

static void find_blocks(Lesson *lesson) {
    const MarkdownBlocks *all = &lesson->loaded.blocks;
    lesson->blocks = ARENA_ARRAY(&lesson->arena, const MarkdownBlock *, all->count + 1);
    lesson->block_labels = ARENA_ARRAY(&lesson->arena, LessonBlock, all->count + 1);
    for (int i = 0; i < all->count; i++) {
        if (all->items[i].number > 0) {
            const MarkdownBlock *block = &all->items[i];
            lesson->blocks[lesson->block_count] = block;
            lesson->block_labels[lesson->block_count++] =
                (LessonBlock){block->name, telling_line(&lesson->arena, block), block->first_line};
        }
    }
}

static int chosen_block(const Lesson *lesson, const char *which) {
    const MarkdownBlock *chosen = markdown_blocks_choose(&lesson->loaded.blocks, which);
    for (int i = 0; i < lesson->block_count; i++) {
        if (lesson->blocks[i] == chosen) {
            return i;
        }
    }
    return 0;
}

static const char *header(Lesson *lesson, const char *key) {
    return markdown_header_value(&lesson->arena, lesson->loaded.bytes, lesson->loaded.length, key);
}

static void read_markdown(Lesson *lesson) {
    const Loaded *loaded = &lesson->loaded;
    size_t skip = header_length(loaded->bytes, loaded->length);
    const MarkdownBlocks *blocks = &loaded->blocks;
    bool *programs = ARENA_ARRAY(&lesson->arena, bool, blocks->count + 1);
    for (int i = 0; i < blocks->count; i++) {
        programs[i] = blocks->items[i].is_python;
    }
    lesson->prose = prose_make(&lesson->arena, loaded->bytes + skip, loaded->length - skip,
                               programs, blocks->count);
    lesson->has_prose = lesson->prose.block_count > 0;
    const char *title = header(lesson, "title");
    if (!title) {
        title = first_heading(&lesson->prose, &lesson->arena);
    }
    lesson->title = title ? title : base_name(lesson->path);
    const char *chapter = header(lesson, "chapter");
    lesson->crumb = chapter ? chapter : "";
    const char *axis = header(lesson, "axis");
    lesson->axis =
        axis && (strcmp(axis, "steps") == 0 || strcmp(axis, "step") == 0) ? AXIS_STEPS : AXIS_TIME;
    find_blocks(lesson);
}

bool lesson_open(Lesson *lesson, const char *path, const char *which, int *block, Text *problem) {
    *lesson = (Lesson){.title = "", .crumb = "", .program = ""};
    Arena arena = {0};
    lesson->path = arena_copy_text(&arena, path, strlen(path));
    bool good = load_is_markdown(path)
                    ? load_text(&arena, lesson->path, &lesson->loaded, problem)
                    : load_file(&arena, lesson->path, which, &lesson->loaded, problem);
    if (!good) {
        arena_release(&arena);
        *lesson = (Lesson){.title = "", .crumb = "", .program = ""};
        return false;
    }
    lesson->arena = arena;
    lesson->program = base_name(lesson->path);
    lesson->title = lesson->program;
    *block = 0;
    switch (lesson->loaded.kind) {
    case LOAD_MARKDOWN:
        read_markdown(lesson);
        *block = chosen_block(lesson, which);
        break;
    case LOAD_PROGRAM:
        lesson->block_count = 1;
        break;
    case LOAD_RECORDING:
        break;
    }
    return true;
}

void lesson_release(Lesson *lesson) {
    arena_release(&lesson->arena);
    *lesson = (Lesson){.title = "", .crumb = "", .program = ""};
}

const char *lesson_source(const Lesson *lesson, int block, size_t *length) {
    if (lesson->blocks && block < lesson->block_count) {
        *length = lesson->blocks[block]->length;
        return lesson->blocks[block]->text;
    }
    *length = lesson->loaded.source ? lesson->loaded.source_length : 0;
    return lesson->loaded.source ? lesson->loaded.source : "";
}
