#include "engine/base/diag.h"

#include <assert.h>
#include <string.h>

// What was found first decides the exit status; a report longer than this helps nobody.
enum {
    DIAGS_MAX_REPORTED = 20
};

// \n, \r\n and \r end a line; of \r\n the second character does.
static bool ends_line(const Source *source, int32_t at) {
    const char *bytes = source->bytes;
    bool last = at + 1 == source->length;
    return bytes[at] == '\n' || (bytes[at] == '\r' && (last || bytes[at + 1] != '\n'));
}

Source source_make(Arena *arena, const char *name, const char *bytes, size_t length) {
    assert(length < INT32_MAX);
    Source source = {.name = name, .bytes = bytes, .length = (int32_t)length, .minor = 11};
    int32_t count = 1;
    for (int32_t at = 0; at < source.length; at++) {
        count += ends_line(&source, at);
    }
    int32_t *starts = ARENA_ARRAY(arena, int32_t, count);
    int32_t line = 0;
    bool has_mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    starts[line++] = has_mark ? 3 : 0; // a byte order mark is not part of the text
    for (int32_t at = 0; at < source.length; at++) {
        if (ends_line(&source, at)) {
            starts[line++] = at + 1;
        }
    }
    source.line_count = line;
    source.line_starts = starts;
    return source;
}

static int32_t line_index(const Source *source, int32_t offset) {
    int32_t low = 0;
    int32_t high = source->line_count - 1;
    while (low < high) {
        int32_t middle = low + (high - low + 1) / 2;
        if (source->line_starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

Place source_place(const Source *source, int32_t offset) {
    assert(offset >= 0);
    if (offset > source->length) {
        offset = source->length;
    }
    int32_t line = line_index(source, offset);
    int32_t start = source->line_starts[line];
    int32_t bytes = offset > start ? offset - start : 0;
    return (Place){line + 1, (int32_t)utf8_count(source->bytes + start, (size_t)bytes) + 1};
}

Span source_line(const Source *source, int32_t line) {
    assert(line >= 1 && line <= source->line_count);
    int32_t start = source->line_starts[line - 1];
    int32_t end = line < source->line_count ? source->line_starts[line] : source->length;
    if (end > start && source->bytes[end - 1] == '\n') {
        end--;
    }
    if (end > start && source->bytes[end - 1] == '\r') {
        end--;
    }
    return (Span){start, end};
}

Diag *diags_add(Diags *diags, DiagKind kind, Span span, const char *type, const char *message,
                const char *hint) {
    Diag *diag = ARENA_NEW(diags->arena, Diag);
    diag->kind = kind;
    diag->span = span;
    diag->type = type;
    diag->message = arena_copy_text(diags->arena, message, strlen(message));
    diag->hint = hint ? arena_copy_text(diags->arena, hint, strlen(hint)) : NULL;
    Diag **link = &diags->first;
    while (*link && (*link)->span.start <= span.start) {
        link = &(*link)->next;
    }
    diag->next = *link;
    *link = diag;
    diags->count++;
    return diag;
}

void diags_drop_behind(Diags *diags, int32_t offset) {
    Diag **link = &diags->first;
    while (*link) {
        if ((*link)->kind == DIAG_SYNTAX && (*link)->span.start > offset) {
            *link = (*link)->next;
            diags->count--;
        } else {
            link = &(*link)->next;
        }
    }
}

bool diags_has(const Diags *diags, DiagKind kind) {
    for (const Diag *diag = diags->first; diag; diag = diag->next) {
        if (diag->kind == kind) {
            return true;
        }
    }
    return false;
}

const Diag *diags_leading(const Diags *diags) {
    const Diag *earliest = NULL;
    for (const Diag *diag = diags->first; diag; diag = diag->next) {
        if (diag->kind == DIAG_SYNTAX) {
            if (diag->leads) {
                return diag;
            }
            earliest = earliest ? earliest : diag;
        }
    }
    return earliest;
}

static int32_t count_between(const Source *source, int32_t start, int32_t end) {
    return end > start ? (int32_t)utf8_count(source->bytes + start, (size_t)(end - start)) : 0;
}

// The line without its leading blanks, and carets below it. Carets stay on the first line of a
// longer range; there are none when the place is left of the text.
static void add_excerpt(const Source *source, const Diag *diag, Text *out) {
    Span line = source_line(source, source_place(source, diag->span.start).line);
    int32_t start = line.start;
    while (start < line.end && strchr(" \t\f", source->bytes[start])) {
        start++;
    }
    text_add_z(out, "    ");
    text_add(out, source->bytes + start, (size_t)(line.end - start));
    text_add_char(out, '\n');
    if (diag->no_caret || diag->span.start < start) {
        return;
    }
    int32_t width = line.end - start;
    int32_t before = count_between(source, start, diag->span.start);
    before = before < width ? before : width;
    int32_t end = diag->span.end < line.end ? diag->span.end : line.end;
    int32_t carets = count_between(source, diag->span.start, end);
    // CPython marks only the begin of a line that is indented wrongly.
    bool single = carets < 1 || (diag->type && strcmp(diag->type, "IndentationError") == 0);
    text_printf(out, "    %*s", (int)before, "");
    for (int i = 0; i < (single ? 1 : carets); i++) {
        text_add_char(out, '^');
    }
    text_add_char(out, '\n');
}

static void add_one_line_form(const Source *source, const Diag *diag, Text *out) {
    Place place = source_place(source, diag->span.start);
    bool syntax = diag->kind == DIAG_SYNTAX;
    text_printf(out, "%s:%d:%d: %s: %s\n", source->name, (int)place.line, (int)place.column,
                syntax ? diag->type : "not supported", diag->message);
    add_excerpt(source, diag, out);
    if (diag->hint) {
        text_printf(out, "    hint: %s\n", diag->hint);
    }
}

static void add_as_python(const Source *source, const Diag *diag, Text *out) {
    Place place = source_place(source, diag->span.start);
    text_printf(out, "  File \"%s\", line %d\n", source->name, (int)place.line);
    add_excerpt(source, diag, out);
    text_printf(out, "%s: %s\n", diag->type, diag->message);
}

void diags_report(const Diags *diags, const Source *source, Text *out) {
    const Diag *leading = diags_leading(diags);
    DiagKind kind = leading ? DIAG_SYNTAX : DIAG_UNSUPPORTED;
    int shown = 0;
    int hidden = 0;
    for (const Diag *diag = diags->first; diag; diag = diag->next) {
        if (diag->kind != kind || diag == leading) {
            continue;
        }
        if (shown < DIAGS_MAX_REPORTED) {
            add_one_line_form(source, diag, out);
            shown++;
        } else {
            hidden++;
        }
    }
    if (hidden) {
        text_printf(out, "%s: %d more of this kind\n", source->name, hidden);
    }
    if (leading) {
        add_as_python(source, leading, out);
    }
}
