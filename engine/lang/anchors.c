#include "engine/lang/anchors.h"

#include <string.h>

#include "engine/lang/parse.h"

enum {
    MINOR_OF_LINES = 13 // several lines, and calls, since
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
}

// From at on; what stands in a comment does not count, and a backslash ends its line.
static int32_t first_of(const char *text, int32_t at, int32_t end, char wanted) {
    while (at < end && text[at] != wanted) {
        if (text[at] == '#' || text[at] == '\\') {
            while (at < end && text[at] != '\n') {
                at++;
            }
        } else {
            at++;
        }
    }
    return at;
}

// The first one or two characters of the operator. Brackets around the left side end before it.
static bool operator_anchor(const char *text, const Expr *e, int32_t *left, int32_t *right) {
    int32_t end = e->as.bin_op.right->span.start;
    int32_t i = e->as.bin_op.left->span.end;
    while (i < end && (is_blank(text[i]) || strchr(")\\#", text[i]))) {
        i = strchr("\\#", text[i]) ? first_of(text, i, end, '\n') : i + 1;
    }
    *left = i;
    *right = i + 1 + (i + 1 < end && !is_blank(text[i + 1]) && !strchr("\\#", text[i + 1]));
    return i < end;
}

static char char_at(const char *text, size_t length, int32_t index) {
    const char *cursor = text;
    uint32_t c = 0;
    while (index-- > 0 && cursor < text + length) {
        utf8_next(&cursor, text + length, &c);
    }
    return cursor < text + length ? *cursor : '\0';
}

// Before 3.13 the library looks at one character behind the left side, then skips the brackets
// that end there; and it takes the number of a byte for that of a character.
static bool old_library_anchor(const char *text, size_t length, const Expr *e, int32_t *left,
                               int32_t *right) {
    int32_t end = e->as.bin_op.right->span.start;
    *left = e->as.bin_op.left->span.end;
    while (*left < end && is_blank(text[*left])) {
        (*left)++;
    }
    *right = *left + 1 + (*left + 1 < end && !is_blank(text[*left + 1]));
    for (char c; (c = char_at(text, length, *left)) && (is_blank(c) || c == ')');) {
        (*left)++;
        (*right)++;
    }
    return true;
}

// From the bracket behind what is called or subscripted to the end.
static bool bracket_anchor(const char *text, const Expr *e, const Expr *head, char bracket,
                           int32_t *left, int32_t *right) {
    *left = first_of(text, head->span.end, e->span.end, bracket);
    *right = e->span.end;
    return *left < *right;
}

static bool anchor_of(const Source *source, const Expr *e, bool by_library, int32_t *left,
                      int32_t *right) {
    const char *text = source->bytes;
    if (e->kind == EXPR_BIN_OP) {
        return by_library && source->minor < MINOR_OF_LINES
                   ? old_library_anchor(text, (size_t)source->length, e, left, right)
                   : operator_anchor(text, e, left, right);
    }
    if (e->kind == EXPR_SUBSCRIPT) {
        return bracket_anchor(text, e, e->as.subscript.value, '[', left, right);
    }
    return e->kind == EXPR_CALL && source->minor >= MINOR_OF_LINES &&
           bracket_anchor(text, e, e->as.call.func, '(', left, right);
}

bool anchors_find(const char *text, size_t length, int minor, bool by_library, int32_t *left,
                  int32_t *right) {
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    // in brackets of its own an expression may go on over lines
    bool is_closed = minor >= MINOR_OF_LINES;
    const char *closed = is_closed ? arena_printf(&arena, "(\n%.*s\n)", (int)length, text) : text;
    Source source = source_make(&arena, "", closed, is_closed ? strlen(closed) : length);
    source.minor = minor;
    const Module *module = parse_module(&source, &diags);
    bool found = module && module->body.count == 1 && module->body.items[0]->kind == STMT_EXPR &&
                 anchor_of(&source, module->body.items[0]->as.value, by_library, left, right);
    if (found && is_closed) {
        *left -= 2;
        *right -= 2;
    }
    arena_release(&arena);
    return found;
}
