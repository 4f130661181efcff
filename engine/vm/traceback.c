#include <string.h>
#include <utf8proc.h>

#include "engine/lang/anchors.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"
#include "engine/vm/late.h"

void traceback_here(Machine *m, Frame *f) {
    World *w = m->world;
    if (!is_type(m, w->pending, TYPE_EXCEPTION)) {
        return;
    }
    Exception *e = AS(Exception, m, w->pending);
    // the library's frames count too: what they hold lives as long as the exception
    if (e->object.flags & EXCEPTION_RAISED_AGAIN) {
        e->object.flags &= (uint8_t)~EXCEPTION_RAISED_AGAIN;
        return;
    }
    Traceback *entry = heap_new(m, TYPE_TRACEBACK, sizeof(Traceback));
    if (!entry) {
        return;
    }
    entry->program = f->program;
    entry->code = f->code;
    entry->instruction = f->ip ? f->ip - 1 : 0;
    entry->frame = retain(m, value_of(m, f));
    entry->next = e->traceback;
    e->traceback = value_of(m, entry);
}

// CPython has the loop's own frame here: enough for the heading that a traceback has.
void traceback_of_library(Machine *m, Value exception) {
    Exception *e = AS(Exception, m, exception);
    Traceback *entry =
        e->traceback == VALUE_UNSET ? heap_new(m, TYPE_TRACEBACK, sizeof(Traceback)) : NULL;
    if (entry) {
        entry->program = 1;
        entry->code = entry->instruction = 0;
        entry->frame = entry->next = VALUE_UNSET;
        e->traceback = value_of(m, entry);
    }
}

void traceback_no_frame(Machine *m) {
    if (is_type(m, m->world->pending, TYPE_EXCEPTION)) {
        object_at(m, m->world->pending)->flags |= EXCEPTION_OF_BINDING;
    }
}

// An entry of the library's that keeps the values alive, before what is there already.
static void hold_before(Machine *m, Exception *e, const Value *values, int count) {
    Value held = tuple_of(m, values, (uint32_t)count);
    Traceback *entry = held == VALUE_UNSET ? NULL : heap_new(m, TYPE_TRACEBACK, sizeof(Traceback));
    if (!entry) {
        return;
    }
    entry->program = 1;
    entry->frame = held;
    entry->next = e->traceback;
    e->traceback = value_of(m, entry);
}

void traceback_hold(Machine *m, const Value *values, int count) {
    Value pending = m->world->pending;
    if (is_type(m, pending, TYPE_EXCEPTION) &&
        AS(Exception, m, pending)->traceback == VALUE_UNSET &&
        !(object_at(m, pending)->flags & EXCEPTION_OF_BINDING)) {
        hold_before(m, AS(Exception, m, pending), values, count);
    }
}

void traceback_pass(Machine *m, Value held) {
    if (is_type(m, m->world->pending, TYPE_EXCEPTION)) {
        hold_before(m, AS(Exception, m, m->world->pending), &held, 1);
    }
}

// --- printing ---------------------------------------------------------------------------------

enum {
    MAX_ENTRIES = 1000, // the innermost ones
    MAX_REPEATS = 3,
    MAX_CHAIN = 32,
    MAX_GROUP_WIDTH = 15,
    MAX_GROUP_DEPTH = 10
};

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

// The part of the line that failed, in bytes of the source; [left, right) inside it is the
// operator.
typedef struct Underline {
    Span whole;
    Span anchor; // empty: none
} Underline;

static Underline whole_of(Span span, Span text) {
    return (Underline){.whole = {span.start, span.end < text.end ? span.end : text.end}};
}

static Underline underline_of(const Source *source, Span span, Span text) {
    Underline u = whole_of(span, text);
    int32_t left;
    int32_t right;
    const char *segment = source->bytes + span.start;
    if (span.start >= text.start && span.start < span.end && span.end <= text.end &&
        anchors_find(segment, (size_t)(span.end - span.start), &left, &right)) {
        u.anchor = (Span){span.start + left, span.start + right};
    }
    return u;
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

static void print_mark(const Source *source, int32_t start, int32_t end, char mark, Text *out) {
    for (int i = width_between(source, start, end); i > 0; i--) {
        text_add_char(out, mark);
    }
}

// `~` left and right of the anchor, `^` otherwise.
static void print_marks(const Source *source, const Underline *u, Text *out) {
    Span whole = u->whole;
    Span anchor = u->anchor.start < u->anchor.end ? u->anchor : whole;
    print_mark(source, whole.start, anchor.start, '~', out);
    print_mark(source, anchor.start, anchor.end, '^', out);
    print_mark(source, anchor.end, whole.end, '~', out);
}

// The line without its indentation, and carets when the failing part is not all of it. The
// library also drops blanks at the line's end, and then moves the carets by as many to the left;
// once modules are gone it cannot parse the line for its operator.
static void print_line(const Machine *m, const Source *source, Span span, int32_t line,
                       bool by_library, Text *out) {
    Span text = source_line(source, line);
    int32_t blanks = 0;
    while (text.start < text.end && is_space(source->bytes[text.start])) {
        text.start++;
    }
    while (by_library && text.end > text.start && is_space(source->bytes[text.end - 1])) {
        text.end--;
        blanks++;
    }
    text_printf(out, "    %.*s\n", text.end - text.start, source->bytes + text.start);
    Underline u =
        m->world->modules_are_gone ? whole_of(span, text) : underline_of(source, span, text);
    bool is_all = u.whole.start == text.start && u.whole.end == text.end;
    if (u.whole.start < text.start || u.whole.end <= u.whole.start ||
        (is_all && u.anchor.start == u.anchor.end)) {
        return;
    }
    int before = width_between(source, text.start, span.start);
    text_printf(out, "    %*s", before > blanks ? before - blanks : 0, "");
    print_marks(source, &u, out);
    text_add_char(out, '\n');
}

static int32_t entry_line(const Machine *m, const Traceback *entry) {
    const Code *code = code_at(m, entry->program, entry->code);
    return m->programs[entry->program]->site_lines[code->sites[entry->instruction]];
}

static void print_entry(Machine *m, const Traceback *entry, bool by_library, Text *out) {
    const Program *program = m->programs[entry->program];
    const Code *code = code_at(m, entry->program, entry->code);
    int32_t line = entry_line(m, entry);
    text_printf(out, "  File \"%s\", line %d, in %s\n", program->source.name, line,
                str_bytes(m, name_at(m, entry->program, code->name)));
    bool has_file = entry->program == 0 && (by_library || !m->world->modules_are_gone);
    if (line > 0 && has_file) {
        Span span = program->sites[code->sites[entry->instruction]];
        print_line(m, &program->source, span, line, by_library, out);
    }
}

static const Traceback *next_entry(const Machine *m, const Traceback *entry) {
    return is_type(m, entry->next, TYPE_TRACEBACK) ? AS(Traceback, m, entry->next) : NULL;
}

static bool is_same_place(const Machine *m, const Traceback *a, const Traceback *b) {
    return a->program == b->program && a->code == b->code && entry_line(m, a) == entry_line(m, b);
}

static void print_repeats(int count, Text *out) {
    if (count > MAX_REPEATS) {
        int more = count - MAX_REPEATS;
        text_printf(out, "  [Previous line repeated %d more time%s]\n", more, more > 1 ? "s" : "");
    }
}

// The learner's frames; of a long run of the same place only the first ones (traceback.c,
// tb_printinternal).
static void print_entries(Machine *m, const Traceback *entry, bool by_library, Text *out) {
    int depth = 0;
    for (const Traceback *t = entry; t; t = next_entry(m, t)) {
        depth++;
    }
    const Traceback *last = NULL;
    int count = 0;
    for (; entry; entry = next_entry(m, entry)) {
        if (depth-- > MAX_ENTRIES || entry->program == 1) {
            continue;
        }
        if (!last || !is_same_place(m, last, entry)) {
            print_repeats(count, out);
            count = 0;
        }
        last = entry;
        if (++count <= MAX_REPEATS) {
            print_entry(m, entry, by_library, out);
        }
    }
    print_repeats(count, out);
}

// With this message; unset: its own.
static void exception_line_of(Machine *m, Value exception, Value given, Text *out) {
    Value cls = AS(Exception, m, exception)->cls;
    Value module = AS(Class, m, cls)->module;
    if (is_type(m, module, TYPE_STR) && !str_equal_z(m, module, "builtins") &&
        !str_equal_z(m, module, "__main__")) {
        text_printf(out, "%s.", str_bytes(m, module));
    }
    text_add_z(out, str_bytes(m, AS(Class, m, cls)->qualname));
    Value held = pending_take(m);
    Value message = value_str(m, given != VALUE_UNSET ? given : exception);
    if (message == VALUE_UNSET) {
        pending_clear(m);
        text_add_z(out, ": <exception str() failed>");
    } else if (str_length(m, message) > 0) {
        text_add_z(out, ": ");
        text_add(out, str_bytes(m, message), str_length(m, message));
    }
    release(m, message);
    m->world->pending = held;
}

void exception_line(Machine *m, Value exception, Text *out) {
    exception_line_of(m, exception, VALUE_UNSET, out);
}

// Inside a group every line has a margin: "  | ". depth 0: no group.
static void add_lines(Text *out, const char *text, int depth, char margin) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (depth > 0) {
            text_printf(out, "%*s%c ", 2 * depth, "", margin);
        }
        text_add(out, text, length);
        text_add_char(out, '\n');
        text += length + (text[length] == '\n');
    }
}

// Where the text goes, and in whose manner.
typedef struct Printer {
    Text *out;       // borrowed
    bool suggests;   // the interpreter's own printing has suggestions, all others have none
    bool by_library; // by Python's traceback module
    bool closed;     // the innermost group at the end has drawn the line for all that end with it
} Printer;

static void print_chain(Machine *m, Value exception, int depth, Printer *printer);

static void print_members(Machine *m, Value members, int depth, Printer *printer) {
    Text *out = printer->out;
    uint32_t count = tuple_count(m, members);
    for (uint32_t i = 0; i < count && i <= MAX_GROUP_WIDTH; i++) {
        printer->closed = false;
        text_printf(out, "%*s%s", 2 * depth, "", i == 0 ? "+-" : "  ");
        if (i == MAX_GROUP_WIDTH) {
            text_add_z(out, "+---------------- ... ----------------\n");
            text_printf(out, "%*s| and %u more exception%s\n", 2 * depth + 2, "", count - i,
                        count - i == 1 ? "" : "s");
        } else {
            text_printf(out, "+---------------- %u ----------------\n", i + 1);
            print_chain(m, tuple_items(m, members)[i], depth + 1, printer);
        }
    }
    if (!printer->closed) {
        text_printf(out, "%*s+------------------------------------\n", 2 * depth + 2, "");
    }
    printer->closed = true;
}

void traceback_entries(Machine *m, Value entry, Text *out) {
    if (is_type(m, entry, TYPE_TRACEBACK)) {
        print_entries(m, AS(Traceback, m, entry), true, out);
    }
}

static void print_with_notes(Machine *m, Value exception, bool suggests, Text *out) {
    bool is_syntax = is_instance(m, exception, CLASS_SYNTAX_ERROR) &&
                     *exception_field(m, exception, "lineno") != VALUE_NONE;
    if (is_syntax) {
        late_syntax_report(m, exception, out);
        exception_line_of(m, exception, *exception_field(m, exception, "msg"), out);
    } else {
        exception_line(m, exception, out);
    }
    if (suggests) {
        suggestion_for(m, exception, out);
    }
    text_add_char(out, '\n');
    Value dict = AS(Exception, m, exception)->dict;
    Value notes = dict == VALUE_UNSET ? VALUE_UNSET : dict_get_z(m, dict, "__notes__");
    for (uint32_t i = 0; is_type(m, notes, TYPE_LIST) && i < list_count(m, notes); i++) {
        Value note = value_str(m, list_items(m, notes)[i]);
        text_printf(out, "%s\n", note == VALUE_UNSET ? "<note str() failed>" : str_bytes(m, note));
        release(m, note);
    }
}

void exception_with_notes(Machine *m, Value exception, Text *out) {
    print_with_notes(m, exception, false, out);
}

static void print_one(Machine *m, Value exception, int depth, Printer *printer) {
    Text *out = printer->out;
    const Exception *e = AS(Exception, m, exception);
    bool is_group =
        is_instance(m, exception, CLASS_BASE_EXCEPTION_GROUP) && is_type(m, e->extra, TYPE_TUPLE);
    bool is_top = is_group && depth == 0;
    depth += is_top;
    if (e->traceback != VALUE_UNSET) {
        add_lines(out,
                  is_group ? "Exception Group Traceback (most recent call last):\n"
                           : "Traceback (most recent call last):\n",
                  depth, is_top ? '+' : '|');
    }
    Text text = {0};
    if (is_type(m, e->traceback, TYPE_TRACEBACK)) {
        print_entries(m, AS(Traceback, m, e->traceback), printer->by_library, &text);
    }
    print_with_notes(m, exception, printer->suggests || m->profile->minor >= 12, &text);
    add_lines(out, text_z(&text), depth, '|');
    text_release(&text);
    if (is_group && depth > MAX_GROUP_DEPTH) {
        text_printf(out, "%*s| ... (max_group_depth is %d)\n", 2 * depth, "", MAX_GROUP_DEPTH);
    } else if (is_group) {
        print_members(m, e->extra, depth, printer);
    }
}

static void print_chain(Machine *m, Value exception, int depth, Printer *printer) {
    Value chain[MAX_CHAIN];
    bool by_cause[MAX_CHAIN];
    int count = 0;
    for (Value v = exception; is_type(m, v, TYPE_EXCEPTION) && count < MAX_CHAIN;) {
        const Exception *e = AS(Exception, m, v);
        chain[count] = v;
        bool has_cause = is_type(m, e->cause, TYPE_EXCEPTION);
        by_cause[count++] = has_cause;
        bool hidden = e->object.flags & EXCEPTION_SUPPRESS_CONTEXT;
        v = has_cause ? e->cause : hidden ? VALUE_UNSET : e->context;
        for (int i = 0; i < count; i++) {
            v = chain[i] == v ? VALUE_UNSET : v; // a ring of contexts
        }
    }
    for (int i = count - 1; i >= 0; i--) {
        if (i < count - 1) {
            add_lines(printer->out,
                      by_cause[i] ? "\nThe above exception was the direct cause of the "
                                    "following exception:\n\n"
                                  : "\nDuring handling of the above exception, another "
                                    "exception occurred:\n\n",
                      depth, '|');
        }
        print_one(m, chain[i], depth, printer);
    }
}

void traceback_text_alone(Machine *m, Value exception, Text *out) {
    print_one(m, exception, 0, &(Printer){.out = out});
}

void traceback_text(Machine *m, Value exception, Text *out) {
    print_chain(m, exception, 0, &(Printer){.out = out, .by_library = true});
}

void traceback_print(Machine *m, Value exception, Text *out) {
    print_chain(m, exception, 0, &(Printer){.out = out, .suggests = true});
}
