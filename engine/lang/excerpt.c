#include "engine/lang/excerpt.h"

#include <string.h>
#include <utf8proc.h>

#include "engine/lang/anchors.h"
#include "engine/lang/parse.h"

enum {
    MINOR_OF_MARKS = 11, // before, only the line is shown
    MINOR_OF_LINES = 13, // several of them, since
    LINES_AROUND = 1     // before and after an end of the anchor
};

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

static int32_t first_text(const Source *source, Span line) {
    while (line.start < line.end && is_space(source->bytes[line.start])) {
        line.start++;
    }
    return line.start;
}

static int32_t last_text(const Source *source, Span line) {
    while (line.end > line.start && is_space(source->bytes[line.end - 1])) {
        line.end--;
    }
    return line.end;
}

// On a terminal: 2 for a wide character of East Asia and for an emoji. 3.11.2 does not know that
// yet, 3.11.7 does (_display_width of traceback.py).
static int width_of(uint32_t code_point) {
    return utf8proc_charwidth((utf8proc_int32_t)code_point) == 2 ? 2 : 1;
}

static int width_between(const Source *source, int32_t start, int32_t end) {
    const char *cursor = source->bytes + start;
    int width = 0;
    for (uint32_t c; cursor < source->bytes + end && utf8_next(&cursor, source->bytes + end, &c);) {
        width += width_of(c);
    }
    return width;
}

// The part of the text that failed, in bytes; the anchor inside it is the operator, the subscript
// or the arguments.
typedef struct Underline {
    Span whole;
    Span anchor; // empty: none
} Underline;

static bool has_anchor(const Underline *u) {
    return u->anchor.start < u->anchor.end;
}

static Underline underline_of(const Source *source, Span whole, ExcerptManner manner) {
    int32_t left;
    int32_t right;
    Underline u = {.whole = whole};
    if (anchors_find(source->bytes + whole.start, (size_t)(whole.end - whole.start), manner.minor,
                     manner.by_library, &left, &right)) {
        u.anchor = (Span){whole.start + left, whole.start + right};
    }
    return u;
}

static char mark_at(const Underline *u, int32_t at) {
    return !has_anchor(u) || (u->anchor.start <= at && at < u->anchor.end) ? '^' : '~';
}

static void print_marks(const Source *source, const Underline *u, Span part, Text *out) {
    const char *cursor = source->bytes + part.start;
    const char *end = source->bytes + part.end;
    uint32_t c;
    while (cursor < end) {
        char mark = mark_at(u, (int32_t)(cursor - source->bytes));
        for (int i = utf8_next(&cursor, end, &c) ? width_of(c) : 1; i > 0; i--) {
            text_add_char(out, mark);
        }
    }
}

// --- one line ---------------------------------------------------------------------------------

// The line without its indentation, and marks when the failing part is not all of it. The
// library also drops blanks at the line's end, and then moves the marks by as many to the left.
static void print_line(const Source *source, Span span, ExcerptManner manner, Text *out) {
    Span line = source_line(source, source_place(source, span.start).line);
    int32_t all = line.end;
    line.start = first_text(source, line);
    line.end = manner.by_library ? last_text(source, line) : all;
    text_printf(out, "    %.*s\n", line.end - line.start, source->bytes + line.start);
    bool goes_on = span.end > line.end; // and is marked up to the last text of its first line
    Span whole = {span.start, goes_on ? last_text(source, line) : span.end};
    if (manner.minor < MINOR_OF_MARKS || manner.minor >= MINOR_OF_LINES ||
        whole.start < line.start || whole.end <= whole.start) {
        return;
    }
    Underline u = {.whole = whole};
    if (!manner.no_parser && span.end <= line.end) {
        u = underline_of(source, whole, manner);
    }
    if (whole.start == line.start && whole.end == line.end && !has_anchor(&u)) {
        return;
    }
    int before = width_between(source, line.start, span.start) - (all - line.end);
    text_printf(out, "    %*s", before > 0 ? before : 0, "");
    print_marks(source, &u, whole, out);
    text_add_char(out, '\n');
}

// --- several lines ----------------------------------------------------------------------------

// The lines that the failing part touches, without the indentation that all of them have and
// without blanks at their ends.
typedef struct Block {
    Source text;
    Underline underline; // in text
    bool has_marks;
} Block;

static Span trimmed_line(const Source *source, int32_t line) {
    Span span = source_line(source, line);
    span.end = last_text(source, span);
    return span;
}

static int32_t common_indent(const Source *source, int32_t first, int32_t last) {
    const char *indent = source->bytes + source_line(source, first).start;
    int32_t common = INT32_MAX;
    for (int32_t number = first; number <= last; number++) {
        Span line = trimmed_line(source, number);
        int32_t same = 0;
        while (line.start + same < line.end && same < common &&
               strchr(" \t", source->bytes[line.start + same]) &&
               source->bytes[line.start + same] == indent[same]) {
            same++;
        }
        common = line.start < line.end ? same : common;
    }
    return common;
}

static Block block_of(Arena *arena, const Source *source, Span span, int minor) {
    int32_t first = source_place(source, span.start).line;
    int32_t last = source_place(source, span.end).line;
    int32_t indent = common_indent(source, first, last);
    Text text = {0};
    Block block = {0};
    for (int32_t number = first; number <= last; number++) {
        Span line = trimmed_line(source, number);
        line.start += line.start < line.end ? indent : 0;
        int32_t shift = (int32_t)text.length - line.start;
        if (number == first) {
            block.underline.whole.start =
                shift + (span.start > line.start ? span.start : line.start);
        }
        if (number == last) {
            int32_t end = span.end < line.end ? span.end : line.end;
            block.underline.whole.end = shift + (end > line.start ? end : line.start);
        }
        text_add(&text, source->bytes + line.start, (size_t)(line.end - line.start));
        text_add_char(&text, '\n');
    }
    size_t length = text.length - 1;
    block.text = source_make(arena, "", arena_copy_text(arena, text_z(&text), length), length);
    block.text.minor = minor;
    text_release(&text);
    return block;
}

// The call of `return f(...)` and of `x = o.f(...)`: there a look at the line is enough.
static const Expr *call_alone(const Stmt *stmt) {
    bool is_assign = stmt->kind == STMT_ASSIGN && stmt->as.assign.targets.count == 1 &&
                     stmt->as.assign.targets.items[0]->kind == EXPR_NAME;
    const Expr *value = is_assign                   ? stmt->as.assign.value
                        : stmt->kind == STMT_RETURN ? stmt->as.value
                                                    : NULL;
    bool is_call = value && value->kind == EXPR_CALL;
    return is_call && (is_assign || value->as.call.func->kind == EXPR_NAME) ? value : NULL;
}

// CPython compares the place of a call, in bytes, with that of the part, in characters.
static bool is_at(const Source *text, int32_t call, int32_t line, int32_t part) {
    int32_t start = source_line(text, line).start;
    int32_t column = (int32_t)utf8_count(text->bytes + start, (size_t)(part - start));
    return source_place(text, call).line == line && call - start == column;
}

static bool is_obvious_call(Arena *arena, const Block *b) {
    Span whole = b->underline.whole;
    Diags diags = {.arena = arena};
    const Module *module = parse_module(&b->text, &diags);
    const Expr *call = module && module->body.count > 0 ? call_alone(module->body.items[0]) : NULL;
    return call && is_at(&b->text, call->span.start, 1, whole.start) &&
           is_at(&b->text, call->span.end, b->text.line_count, whole.end);
}

static bool is_part(const Block *b) {
    Span before = {0, b->underline.whole.start};
    return first_text(&b->text, before) < before.end || b->underline.whole.end < b->text.length;
}

static void print_row(const Block *b, int32_t number, Text *out) {
    const Source *text = &b->text;
    Span line = source_line(text, number);
    text_printf(out, "    %.*s\n", line.end - line.start, text->bytes + line.start);
    if (!b->has_marks) {
        return;
    }
    Span part = {first_text(text, line), line.end};
    if (number == 1 && part.start < b->underline.whole.start) {
        part.start = b->underline.whole.start;
    }
    if (number == text->line_count) {
        part.end = b->underline.whole.end;
    }
    text_add_z(out, "    ");
    if (part.start < part.end) {
        text_printf(out, "%*s", width_between(text, line.start, part.start), "");
        print_marks(text, &b->underline, part, out);
    }
    text_add_char(out, '\n');
}

static bool is_near(const Source *text, int32_t number, int32_t offset) {
    int32_t line = source_place(text, offset).line;
    return number >= line - LINES_AROUND && number <= line + LINES_AROUND;
}

static bool is_shown(const Block *b, int32_t number) {
    const Underline *u = &b->underline;
    bool is_end = number == 1 || number == b->text.line_count;
    return is_end || (has_anchor(u) && (is_near(&b->text, number, u->anchor.start) ||
                                        is_near(&b->text, number, u->anchor.end)));
}

static void print_lines(const Source *source, Span span, ExcerptManner manner, Text *out) {
    Arena arena = {0};
    Block b = block_of(&arena, source, span, manner.minor);
    bool is_obvious = false;
    if (!manner.no_parser) {
        b.underline = underline_of(&b.text, b.underline.whole, manner);
        is_obvious = is_obvious_call(&arena, &b);
    }
    b.has_marks = !is_obvious && (has_anchor(&b.underline) || is_part(&b));
    int32_t shown = 0;
    for (int32_t number = 1; number <= b.text.line_count; number++) {
        if (!is_shown(&b, number)) {
            continue;
        }
        int32_t left_out = number - shown - 1;
        if (left_out == 1) {
            print_row(&b, number - 1, out);
        } else if (left_out > 1) {
            text_printf(out, "    ...<%d lines>...\n", left_out);
        }
        print_row(&b, number, out);
        shown = number;
    }
    arena_release(&arena);
}

void excerpt_print(const Source *source, Span span, ExcerptManner manner, Text *out) {
    if (manner.by_library && manner.minor >= MINOR_OF_LINES && span.start < span.end) {
        print_lines(source, span, manner, out);
    } else {
        print_line(source, span, manner, out);
    }
}
