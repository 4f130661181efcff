#include "viz/app/markdown_blocks.h"

#include <ctype.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

enum {
    TAB_COLUMNS = 4
}; // as CommonMark counts

typedef struct Finder {
    Arena *arena;
    const char *bytes; // what md4c was given: the file behind its header
    size_t length;
    int32_t first_line; // of bytes, in the file
    MarkdownBlock *items;
    int count;
    int capacity;
    bool in_code;
    bool in_heading;
    Text code;
    Text info; // the whole info string
    Text heading;
    size_t spaces; // of indentation that belong before the next text of the code
    // where the code is: a byte of it that lies in the file, and on which of its lines
    const char *anchor;
    int32_t anchor_line;
    const char *cursor; // behind the last text seen, for where anchor and line are counted
    int32_t cursor_line;
} Finder;

// ---- the lesson header

// Length of the header with both its --- lines, or 0.
static size_t header_length(const char *bytes, size_t length) {
    if (length < 4 || strncmp(bytes, "---", 3) != 0 || (bytes[3] != '\n' && bytes[3] != '\r')) {
        return 0;
    }
    const char *end = bytes + length;
    const char *line = memchr(bytes, '\n', length);
    while (line && ++line < end) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        size_t size = (size_t)((next ? next : end) - line);
        size -= size > 0 && line[size - 1] == '\r';
        if (size == 3 && (strncmp(line, "---", 3) == 0 || strncmp(line, "...", 3) == 0)) {
            return next ? (size_t)(next + 1 - bytes) : length;
        }
        line = next;
    }
    return 0;
}

const char *markdown_header_value(Arena *arena, const char *bytes, size_t length, const char *key) {
    const char *end = bytes + header_length(bytes, length);
    size_t key_length = strlen(key);
    for (const char *line = bytes; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        const char *stop = next ? next : end;
        if ((size_t)(stop - line) > key_length && strncmp(line, key, key_length) == 0 &&
            line[key_length] == ':') {
            const char *value = line + key_length + 1;
            while (value < stop && isspace((unsigned char)*value)) {
                value++;
            }
            while (stop > value && isspace((unsigned char)stop[-1])) {
                stop--;
            }
            return arena_copy_text(arena, value, (size_t)(stop - value));
        }
        line = next ? next + 1 : end;
    }
    return NULL;
}

// ---- is it Python?

static bool word_in(const char *word, size_t length, const char *const *words) {
    for (; *words; words++) {
        if (strlen(*words) == length && strncmp(*words, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool says_python(const char *info) {
    static const char *const names[] = {"python", "py", "python3", "py3", "pycon", NULL};
    return word_in(info, strlen(info), names);
}

static bool is_name_char(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

// "name = ...", "name.name += ...", but not "a == b" and not "KEY=value" of a shell.
static bool looks_like_assignment(const char *line, size_t length) {
    size_t i = 0;
    while (i < length && (is_name_char(line[i]) || strchr(".,[] ", line[i]))) {
        i++;
    }
    if (i == 0 || i >= length || line[i - 1] != ' ' || isdigit((unsigned char)line[0])) {
        return false;
    }
    i += strchr("+-*/", line[i]) != NULL;
    return i + 1 < length && line[i] == '=' && line[i + 1] == ' ';
}

static bool looks_like_python_line(const char *line, size_t length) {
    static const char *const openers[] = {"import", "from",   "def",   "class", "async",
                                          "await",  "for",    "while", "with",  "if",
                                          "try:",   "return", "raise", NULL};
    size_t word = 0;
    while (word < length && !isspace((unsigned char)line[word]) && line[word] != '(') {
        word++;
    }
    if (word < length && line[word] == '(' &&
        word_in(line, word, (const char *const[]){"print", NULL})) {
        return true;
    }
    if (!word_in(line, word, openers)) {
        return looks_like_assignment(line, length);
    }
    // words that other languages and plain text begin with as well must go on like Python
    bool opens_block = length > 0 && line[length - 1] == ':';
    static const char *const sure[] = {"import", "def", "async", "await", "class", NULL};
    bool ends_like_text = length > 0 && strchr(";{.!?", line[length - 1]);
    return opens_block || (word_in(line, word, sure) && !ends_like_text) ||
           (strncmp(line, "from ", 5) == 0 && strstr(line, " import ") &&
            strstr(line, " import ") < line + length);
}

static bool looks_like_python(const char *text, size_t length) {
    const char *end = text + length;
    for (const char *line = text; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        const char *stop = next ? next : end;
        while (line < stop && isspace((unsigned char)*line)) {
            line++;
        }
        const char *last = stop;
        while (last > line && isspace((unsigned char)last[-1])) {
            last--;
        }
        if (looks_like_python_line(line, (size_t)(last - line))) {
            return true;
        }
        line = stop + 1;
    }
    return false;
}

// ---- the info string

// Its first word in lower case: "Python" of "Python {.big}", "python" of "{.python .big}".
static const char *first_word(Arena *arena, const char *info) {
    info += strspn(info, " \t{.");
    size_t length = strcspn(info, " \t,}{:");
    char *word = arena_copy_text(arena, info, length);
    for (char *c = word; *c; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return word;
}

// What follows the first word, in lower case.
static const char *other_words(Arena *arena, const char *info) {
    info += strspn(info, " \t{.");
    info += strcspn(info, " \t,}{:");
    char *words = arena_copy_text(arena, info, strlen(info));
    for (char *c = words; *c; c++) {
        *c = *c == '}' ? ' ' : (char)tolower((unsigned char)*c);
    }
    return words;
}

// The value of name= in the info string, with or without quotes, or NULL.
static const char *given_name(Arena *arena, const char *info) {
    for (const char *at = info; (at = strstr(at, "name=")) != NULL; at += 5) {
        if (at != info && is_name_char(at[-1])) {
            continue;
        }
        const char *value = at + 5;
        char quote = *value == '"' || *value == '\'' ? *value : '\0';
        value += quote != '\0';
        char stops[] = {quote ? quote : ' ', quote ? '\0' : '}', '\0'};
        return arena_copy_text(arena, value, strcspn(value, stops));
    }
    return NULL;
}

// ---- pycon: what was typed stays, what was answered becomes an empty line

static void keep_what_was_typed(Text *code) {
    Text typed = {0};
    const char *end = code->bytes + code->length;
    for (const char *line = code->bytes; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        const char *stop = next ? next : end;
        if ((size_t)(stop - line) >= 3 &&
            (strncmp(line, ">>>", 3) == 0 || strncmp(line, "...", 3) == 0)) {
            const char *rest = line + 3;
            rest += rest < stop && *rest == ' ';
            text_add(&typed, rest, (size_t)(stop - rest));
        }
        text_add_char(&typed, '\n');
        line = stop + 1;
    }
    text_release(code);
    *code = typed;
}

static bool is_session(const char *info, const Text *code) {
    return strcmp(info, "pycon") == 0 || (code->length > 4 && strncmp(code->bytes, ">>> ", 4) == 0);
}

// ---- indentation

static const char *line_start(const Finder *finder, const char *place) {
    while (place > finder->bytes && place[-1] != '\n' && place[-1] != '\r') {
        place--;
    }
    return place;
}

// md4c gives indentation as spaces; where the file has tabs for them, the program has tabs.
static void add_indentation(Finder *finder, const char *text) {
    size_t column = 0;
    const char *start = line_start(finder, text);
    for (const char *c = start; c < text; c++) {
        column = *c == '\t' ? column / TAB_COLUMNS * TAB_COLUMNS + TAB_COLUMNS : column + 1;
    }
    // columns before the indentation
    size_t wanted = column >= finder->spaces ? column - finder->spaces : SIZE_MAX;
    column = 0;
    while (start < text && column < wanted) {
        column = *start == '\t' ? column / TAB_COLUMNS * TAB_COLUMNS + TAB_COLUMNS : column + 1;
        start++;
    }
    if (column == wanted && strspn(start, " \t") >= (size_t)(text - start)) {
        text_add(&finder->code, start, (size_t)(text - start));
        finder->spaces = 0;
    }
}

static void flush_spaces(Finder *finder) {
    for (; finder->spaces; finder->spaces--) {
        text_add_char(&finder->code, ' ');
    }
}

static bool is_all_spaces(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (text[i] != ' ') {
            return false;
        }
    }
    return true;
}

// ---- what md4c finds

static int32_t line_of(Finder *finder, const char *place) {
    if (place < finder->cursor) {
        finder->cursor = finder->bytes;
        finder->cursor_line = finder->first_line;
    }
    for (; finder->cursor < place; finder->cursor++) {
        // a carriage return alone ends a line as well, for md4c and for Python
        const char *c = finder->cursor;
        finder->cursor_line += *c == '\n' || (*c == '\r' && c[1] != '\n');
    }
    return finder->cursor_line;
}

static void add_block(Finder *finder) {
    GROW(finder->items, finder->count, finder->capacity);
    MarkdownBlock *block = &finder->items[finder->count++];
    *block = (MarkdownBlock){.info = first_word(finder->arena, text_z(&finder->info))};
    block->words = other_words(finder->arena, text_z(&finder->info));
    block->name = given_name(finder->arena, text_z(&finder->info));
    if (!block->name && finder->heading.length) {
        block->name = arena_copy_text(finder->arena, finder->heading.bytes, finder->heading.length);
    }
    block->says_python = says_python(block->info);
    if (finder->code.length && is_session(block->info, &finder->code) &&
        (block->says_python || !*block->info)) {
        keep_what_was_typed(&finder->code);
    }
    block->is_python =
        block->says_python ||
        (!*block->info && looks_like_python(text_z(&finder->code), finder->code.length));
    block->text = arena_copy_text(finder->arena, text_z(&finder->code), finder->code.length);
    block->length = finder->code.length;
    block->first_line =
        finder->anchor ? line_of(finder, finder->anchor) - finder->anchor_line : finder->first_line;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    Finder *finder = context;
    if (type == MD_BLOCK_H) {
        finder->in_heading = true;
        text_clear(&finder->heading);
    } else if (type == MD_BLOCK_CODE) {
        const MD_BLOCK_CODE_DETAIL *code = detail;
        finder->in_code = true;
        finder->anchor = NULL;
        finder->anchor_line = 0;
        text_clear(&finder->code);
        text_clear(&finder->info);
        if (code->fence_char && code->info.size) {
            text_add(&finder->info, code->info.text, code->info.size);
        }
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)detail;
    Finder *finder = context;
    if (type == MD_BLOCK_H) {
        finder->in_heading = false;
    } else if (type == MD_BLOCK_CODE) {
        finder->in_code = false;
        flush_spaces(finder);
        add_block(finder);
    }
    return 0;
}

static int take_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)type;
    (void)detail;
    (void)context;
    return 0;
}

static bool is_in_file(const Finder *finder, const char *text) {
    uintptr_t place = (uintptr_t)text;
    uintptr_t start = (uintptr_t)finder->bytes;
    return place >= start && place < start + finder->length;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    (void)type;
    Finder *finder = context;
    if (finder->in_heading) {
        text_add(&finder->heading, text, size);
    }
    if (!finder->in_code) {
        return 0;
    }
    // line ends and indentation may come from md4c's own storage; text comes from the file
    bool is_own = !is_in_file(finder, text);
    if (is_own && is_all_spaces(text, size)) {
        finder->spaces += size;
        return 0;
    }
    if (!is_own && finder->spaces) {
        add_indentation(finder, text);
    }
    flush_spaces(finder);
    if (!finder->anchor && size && *text != '\n' && !is_own) {
        finder->anchor = text;
    }
    for (MD_SIZE i = 0; i < size && !finder->anchor; i++) {
        finder->anchor_line += text[i] == '\n';
    }
    text_add(&finder->code, text, size);
    return 0;
}

static void number_blocks(MarkdownBlocks *blocks, Arena *arena) {
    for (int i = 0; i < blocks->count; i++) {
        MarkdownBlock *block = &blocks->items[i];
        if (block->is_python) {
            block->number = ++blocks->python_count;
        }
        if (!block->name) {
            block->name = arena_printf(arena, "block %d", block->number);
        }
    }
}

MarkdownBlocks markdown_blocks_find(Arena *arena, const char *bytes, size_t length) {
    size_t header = header_length(bytes, length);
    Finder finder = {.arena = arena, .bytes = bytes + header, .length = length - header};
    finder.first_line = 1;
    for (size_t i = 0; i < header; i++) {
        finder.first_line += bytes[i] == '\n';
    }
    finder.cursor = finder.bytes;
    finder.cursor_line = finder.first_line;
    MD_PARSER parser = {.flags = MD_DIALECT_COMMONMARK,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = take_span,
                        .leave_span = take_span,
                        .text = take_text};
    md_parse(finder.bytes, (MD_SIZE)finder.length, &parser, &finder);
    MarkdownBlocks blocks = {.items = ARENA_ARRAY(arena, MarkdownBlock, finder.count),
                             .count = finder.count};
    if (finder.count) {
        memcpy(blocks.items, finder.items, (size_t)finder.count * sizeof *finder.items);
    }
    number_blocks(&blocks, arena);
    memory_free(finder.items);
    text_release(&finder.code);
    text_release(&finder.info);
    text_release(&finder.heading);
    return blocks;
}

static const MarkdownBlock *by_number(const MarkdownBlocks *blocks, long number) {
    for (int i = 0; i < blocks->count; i++) {
        if (blocks->items[i].is_python && blocks->items[i].number == number) {
            return &blocks->items[i];
        }
    }
    return NULL;
}

static const MarkdownBlock *first_python(const MarkdownBlocks *blocks) {
    for (int i = 0; i < blocks->count; i++) {
        if (blocks->items[i].says_python) {
            return &blocks->items[i];
        }
    }
    return by_number(blocks, 1);
}

const MarkdownBlock *markdown_blocks_choose(const MarkdownBlocks *blocks, const char *which) {
    if (!which) {
        return first_python(blocks);
    }
    if (*which && strspn(which, "0123456789") == strlen(which)) {
        return by_number(blocks, strtol(which, NULL, 10));
    }
    for (int i = 0; i < blocks->count; i++) {
        if (blocks->items[i].is_python && strcasecmp(blocks->items[i].name, which) == 0) {
            return &blocks->items[i];
        }
    }
    return NULL;
}
