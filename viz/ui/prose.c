// The reading half of markdown_view.h: Markdown to blocks of words, through md4c.
#include <md4c.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "viz/ui/markdown_view.h"

enum {
    MAX_LIST_DEPTH = 8,
    CODE_WORD_BYTES = 40,
};

typedef struct ProseReader {
    Arena *arena;
    ProseBlock *blocks; // owned while reading
    uint32_t block_count;
    uint32_t block_capacity;
    ProseWord *words; // owned while reading
    uint32_t word_count;
    uint32_t word_capacity;
    int numbers[MAX_LIST_DEPTH]; // next number by depth, 0 for bullets
    int depth;
    int quotes;
    int strong;
    int emphasis;
    int code;
    const bool *left_out; // borrowed
    int left_out_count;
    int code_block; // how many have begun
    bool in_code_block;
    Text block_text; // of the code block, when it is not left out
    bool takes_code;
    bool is_output;
    bool is_steps;
    bool in_item; // the next paragraph belongs to the item's block
    bool open;    // a block takes words
    bool space;   // white space came before the next word
    bool starts_cell;
} ProseReader;

static void open_block(ProseReader *reader, ProseKind kind, int level) {
    GROW(reader->blocks, reader->block_count, reader->block_capacity);
    reader->blocks[reader->block_count++] =
        (ProseBlock){.kind = kind, .level = level, .first_word = reader->word_count};
    reader->open = true;
    reader->space = true;
}

static ProseBlock *last_block(ProseReader *reader) {
    return &reader->blocks[reader->block_count - 1];
}

static void open_item(ProseReader *reader) {
    open_block(reader, PROSE_ITEM, reader->depth - 1);
    int *number = &reader->numbers[(reader->depth - 1) % MAX_LIST_DEPTH];
    if (*number > 0) {
        last_block(reader)->number = (*number)++;
    }
    reader->in_item = true;
}

static void enter_list(ProseReader *reader, int first_number) {
    reader->numbers[reader->depth % MAX_LIST_DEPTH] = first_number;
    reader->depth++;
}

static bool is_word(const MD_ATTRIBUTE *text, const char *word) {
    return text->size == strlen(word) && memcmp(text->text, word, text->size) == 0;
}

static void enter_code(ProseReader *reader, const MD_BLOCK_CODE_DETAIL *code) {
    int number = reader->code_block++;
    reader->in_code_block = true;
    reader->in_item = false;
    reader->takes_code = number >= reader->left_out_count || !reader->left_out[number];
    reader->is_steps = is_word(&code->lang, "steps");
    reader->is_output = reader->is_steps || is_word(&code->lang, "output");
    text_clear(&reader->block_text);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    ProseReader *reader = context;
    switch (type) {
    case MD_BLOCK_P:
        if (reader->in_item) {
            reader->in_item = false;
        } else {
            open_block(reader, reader->quotes ? PROSE_QUOTE : PROSE_PARAGRAPH, reader->depth);
        }
        break;
    case MD_BLOCK_H:
        open_block(reader, PROSE_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_UL:
        enter_list(reader, 0);
        break;
    case MD_BLOCK_OL:
        enter_list(reader, (int)((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        open_item(reader);
        break;
    case MD_BLOCK_QUOTE:
        reader->quotes++;
        break;
    case MD_BLOCK_HR:
        open_block(reader, PROSE_RULE, 0);
        break;
    case MD_BLOCK_CODE:
        enter_code(reader, detail);
        break;
    case MD_BLOCK_TR:
        open_block(reader, PROSE_ROW, 0);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        last_block(reader)->columns++;
        reader->starts_cell = true;
        reader->strong += type == MD_BLOCK_TH;
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        break;
    }
    return 0;
}

static void add_code_line(ProseReader *reader, const char *line, size_t length) {
    GROW(reader->words, reader->word_count, reader->word_capacity);
    reader->words[reader->word_count++] =
        (ProseWord){.text = arena_copy_text(reader->arena, line, length), .style = PROSE_CODE};
    last_block(reader)->word_count++;
}

static void add_code(ProseReader *reader) {
    open_block(reader, PROSE_CODE_BLOCK, 0);
    last_block(reader)->is_output = reader->is_output;
    last_block(reader)->is_steps = reader->is_steps;
    const char *line = text_z(&reader->block_text);
    while (*line) {
        size_t length = strcspn(line, "\n");
        add_code_line(reader, line, length);
        line += length + (line[length] == '\n');
    }
    reader->open = false;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    ProseReader *reader = context;
    (void)detail;
    switch ((int)type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        reader->depth--;
        reader->in_item = false;
        break;
    case MD_BLOCK_LI:
        reader->in_item = false;
        reader->open = false;
        break;
    case MD_BLOCK_QUOTE:
        reader->quotes--;
        break;
    case MD_BLOCK_CODE:
        reader->in_code_block = false;
        if (reader->takes_code) {
            add_code(reader);
        }
        break;
    case MD_BLOCK_TH:
        reader->strong--;
        break;
    default: // the others end with their words
        break;
    }
    return 0;
}

static int change_span(ProseReader *reader, MD_SPANTYPE type, int by) {
    switch ((int)type) {
    case MD_SPAN_STRONG:
        reader->strong += by;
        break;
    case MD_SPAN_EM:
        reader->emphasis += by;
        break;
    case MD_SPAN_CODE:
        reader->code += by;
        break;
    default: // links and pictures show their text
        break;
    }
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)detail;
    return change_span(context, type, 1);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)detail;
    return change_span(context, type, -1);
}

static void add_word(ProseReader *reader, const char *text, size_t length) {
    ProseWord word = {.text = arena_copy_text(reader->arena, text, length)};
    word.style = reader->code       ? PROSE_CODE
                 : reader->strong   ? PROSE_STRONG
                 : reader->emphasis ? PROSE_EMPHASIS
                                    : PROSE_PLAIN;
    word.glued = !reader->space;
    word.cell = reader->starts_cell;
    reader->starts_cell = false;
    reader->space = false;
    GROW(reader->words, reader->word_count, reader->word_capacity);
    reader->words[reader->word_count++] = word;
    last_block(reader)->word_count++;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Short code stays on one line: "A 1 B" is one answer, not three words.
static bool is_one_word(const ProseReader *reader, const char *text, size_t length) {
    return reader->code && length > 0 && length <= CODE_WORD_BYTES && !is_blank(text[0]) &&
           !is_blank(text[length - 1]) && !memchr(text, '\n', length);
}

static void add_words(ProseReader *reader, const char *text, size_t length) {
    if (is_one_word(reader, text, length)) {
        add_word(reader, text, length);
        return;
    }
    size_t at = 0;
    while (at < length) {
        size_t start = at;
        while (at < length && !is_blank(text[at])) {
            at++;
        }
        if (at > start) {
            add_word(reader, text + start, at - start);
        }
        while (at < length && is_blank(text[at])) {
            reader->space = true;
            at++;
        }
    }
}

static const char *entity_text(const char *text, size_t length) {
    static const char *const pairs[][2] = {
        {"&amp;", "&"},       {"&lt;", "<"},         {"&gt;", ">"},       {"&quot;", "\""},
        {"&nbsp;", "\u00a0"}, {"&mdash;", "\u2014"}, {"&rarr;", "\u2192"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strlen(pairs[i][0]) == length && memcmp(pairs[i][0], text, length) == 0) {
            return pairs[i][1];
        }
    }
    return NULL;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    ProseReader *reader = context;
    if (reader->in_code_block && reader->takes_code) {
        text_add(&reader->block_text, text, size);
    }
    if (reader->in_code_block || !reader->open || reader->block_count == 0) {
        return 0;
    }
    const char *entity = type == MD_TEXT_ENTITY ? entity_text(text, size) : NULL;
    if (type == MD_TEXT_SOFTBR) {
        reader->space = true;
    } else if (type == MD_TEXT_BR) {
        reader->space = true;
        if (last_block(reader)->word_count > 0) {
            reader->words[reader->word_count - 1].breaks = true;
        }
    } else if (entity) {
        add_word(reader, entity, strlen(entity));
    } else if (type == MD_TEXT_NULLCHAR) {
        add_word(reader, "\xef\xbf\xbd", 3);
    } else if (type != MD_TEXT_HTML) {
        add_words(reader, text, size);
    }
    return 0;
}

Prose prose_make(Arena *arena, const char *markdown, size_t length, const bool *left_out,
                 int left_out_count) {
    ProseReader reader = {.arena = arena, .left_out = left_out, .left_out_count = left_out_count};
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTMLSPANS,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = enter_span,
                        .leave_span = leave_span,
                        .text = add_text};
    md_parse(markdown, (MD_SIZE)length, &parser, &reader);
    Prose prose = {.block_count = reader.block_count, .word_count = reader.word_count};
    prose.blocks = ARENA_ARRAY(arena, ProseBlock, reader.block_count + 1);
    prose.words = ARENA_ARRAY(arena, ProseWord, reader.word_count + 1);
    if (reader.block_count > 0) {
        memcpy(prose.blocks, reader.blocks, reader.block_count * sizeof *reader.blocks);
    }
    if (reader.word_count > 0) {
        memcpy(prose.words, reader.words, reader.word_count * sizeof *reader.words);
    }
    memory_free(reader.blocks);
    memory_free(reader.words);
    text_release(&reader.block_text);
    return prose;
}
