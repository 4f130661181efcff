#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/excerpt.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"
#include "engine/vm/late.h"

// Since 3.12 a comprehension runs in the frame around it.
static bool runs_inside(const Machine *m, Value frame) {
    if (m->profile->minor < 12 || !is_type(m, frame, TYPE_FRAME)) {
        return false;
    }
    uint32_t flags = frame_code(m, AS(Frame, m, frame))->flags;
    return (flags & CODE_COMPREHENSION) && !(flags & (CODE_GENERATOR | CODE_ASYNC_GENERATOR));
}

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
    Traceback *inner =
        is_type(m, e->traceback, TYPE_TRACEBACK) ? AS(Traceback, m, e->traceback) : NULL;
    if (inner && runs_inside(m, inner->frame)) {
        release(m, inner->frame);
        inner->frame = retain(m, value_of(m, f));
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
    MAX_ENTRIES = 1000, // the innermost ones, unless the library prints them
    MAX_REPEATS = 3,
    MAX_CHAIN = 32,
    MAX_GROUP_WIDTH = 15,
    MAX_GROUP_DEPTH = 10
};

static int32_t entry_line(const Machine *m, const Traceback *entry) {
    const Code *code = code_at(m, entry->program, entry->code);
    return m->programs[entry->program]->site_lines[code->sites[entry->instruction]];
}

// Of the frame: the place may be in a comprehension that ran inside it.
static uint32_t code_of(const Machine *m, const Traceback *entry) {
    return is_type(m, entry->frame, TYPE_FRAME) ? AS(Frame, m, entry->frame)->code : entry->code;
}

static void print_entry(Machine *m, const Traceback *entry, bool by_library, Text *out) {
    const Program *program = m->programs[entry->program];
    const Code *code = code_at(m, entry->program, entry->code);
    uint32_t name = code_at(m, entry->program, code_of(m, entry))->name;
    int32_t line = entry_line(m, entry);
    text_printf(out, "  File \"%s\", line %d, in %s\n", program->source.name, line,
                str_bytes(m, name_at(m, entry->program, name)));
    bool has_file = entry->program == 0 && (by_library || !m->world->modules_are_gone);
    if (line > 0 && has_file) {
        Span span = program->sites[code->sites[entry->instruction]];
        ExcerptManner manner = {m->profile->minor, by_library, m->world->modules_are_gone};
        excerpt_print(&program->source, span, manner, out);
    }
}

static const Traceback *next_entry(const Machine *m, const Traceback *entry) {
    return is_type(m, entry->next, TYPE_TRACEBACK) ? AS(Traceback, m, entry->next) : NULL;
}

static bool is_same_place(const Machine *m, const Traceback *a, const Traceback *b) {
    return a->program == b->program && code_of(m, a) == code_of(m, b) &&
           entry_line(m, a) == entry_line(m, b);
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
        if ((depth-- > MAX_ENTRIES && !by_library) || entry->program == 1) {
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

// With this message; unset: its own. bare: an empty one has no colon before it.
static void exception_line_of(Machine *m, Value exception, Value given, bool bare, Text *out) {
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
    } else if (str_length(m, message) > 0 || !bare) {
        text_add_z(out, ": ");
        text_add(out, str_bytes(m, message), str_length(m, message));
    }
    release(m, message);
    m->world->pending = held;
}

void exception_line(Machine *m, Value exception, Text *out) {
    exception_line_of(m, exception, VALUE_UNSET, true, out);
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
    bool suggests;   // the interpreter's own printing has suggestions, the others since 3.12
    bool by_library; // by Python's traceback module
    bool alone;      // without what they came from
    bool closed;     // the innermost group at the end has drawn the line for all that end with it
    Value *seen;     // owned; exceptions that were told or are about to be
    size_t seen_count;
    size_t seen_capacity;
} Printer;

static void print_chain(Machine *m, Value exception, int depth, Printer *printer);

static bool was_seen(const Printer *printer, Value exception) {
    for (size_t i = 0; i < printer->seen_count; i++) {
        if (printer->seen[i] == exception) {
            return true;
        }
    }
    return false;
}

static void note_seen(Printer *printer, Value exception) {
    GROW(printer->seen, printer->seen_count, printer->seen_capacity);
    printer->seen[printer->seen_count++] = exception;
}

static void print_members(Machine *m, Value members, int depth, Printer *printer) {
    Text *out = printer->out;
    uint32_t count = tuple_count(m, members);
    for (uint32_t i = 0; printer->by_library && i < count; i++) { // it takes them all up first
        note_seen(printer, tuple_items(m, members)[i]);
    }
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

static bool has_report(Machine *m, Value exception) {
    return is_instance(m, exception, CLASS_SYNTAX_ERROR) &&
           *exception_field(m, exception, "lineno") != VALUE_NONE;
}

static void print_report(Machine *m, Value exception, Text *out) {
    if (has_report(m, exception)) {
        late_syntax_report(m, exception, out);
    }
}

static void print_message(Machine *m, Value exception, Value traceback, const Printer *printer,
                          Text *out) {
    bool is_report = has_report(m, exception);
    exception_line_of(m, exception, is_report ? *exception_field(m, exception, "msg") : VALUE_UNSET,
                      true, out);
    if (printer->suggests || m->profile->minor >= 12) {
        suggestion_for(m, exception, traceback, printer->by_library, out);
    }
    text_add_char(out, '\n');
}

static void print_notes(Machine *m, Value exception, Text *out) {
    Value dict = AS(Exception, m, exception)->dict;
    Value notes = dict == VALUE_UNSET ? VALUE_UNSET : dict_get_z(m, dict, "__notes__");
    for (uint32_t i = 0; is_type(m, notes, TYPE_LIST) && i < list_count(m, notes); i++) {
        Value note = value_str(m, list_items(m, notes)[i]);
        text_printf(out, "%s\n", note == VALUE_UNSET ? "<note str() failed>" : str_bytes(m, note));
        release(m, note);
    }
}

void exception_with_notes(Machine *m, Value exception, Text *out) {
    print_report(m, exception, out);
    print_message(m, exception, VALUE_UNSET, &(Printer){.by_library = true}, out);
    print_notes(m, exception, out);
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
    print_report(m, exception, &text);
    Text *message = printer->by_library || depth == 0 ? &text : out;
    if (message == out) { // the interpreter gives only the first line of a message its margin
        add_lines(out, text_z(&text), depth, '|');
        text_clear(&text);
        text_printf(out, "%*s| ", 2 * depth, "");
    }
    print_message(m, exception, e->traceback, printer, message);
    print_notes(m, exception, &text);
    add_lines(out, text_z(&text), depth, '|');
    text_release(&text);
    if (is_group && depth > MAX_GROUP_DEPTH) {
        text_printf(out, "%*s| ... (max_group_depth is %d)\n", 2 * depth, "", MAX_GROUP_DEPTH);
    } else if (is_group) {
        print_members(m, e->extra, depth, printer);
    }
}

// What comes before an exception is told once, wherever it stands: rings end so.
static void print_chain(Machine *m, Value exception, int depth, Printer *printer) {
    Value chain[MAX_CHAIN];
    bool by_cause[MAX_CHAIN];
    int count = 0;
    for (Value v = exception; is_type(m, v, TYPE_EXCEPTION) && count < MAX_CHAIN;) {
        const Exception *e = AS(Exception, m, v);
        chain[count] = v;
        note_seen(printer, v);
        bool has_cause = !printer->alone && is_type(m, e->cause, TYPE_EXCEPTION);
        by_cause[count++] = has_cause;
        bool hidden = e->object.flags & EXCEPTION_SUPPRESS_CONTEXT;
        v = has_cause ? e->cause : hidden || printer->alone ? VALUE_UNSET : e->context;
        v = was_seen(printer, v) ? VALUE_UNSET : v;
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

static void print_all(Machine *m, Value exception, Printer printer) {
    print_chain(m, exception, 0, &printer);
    memory_free(printer.seen);
}

void traceback_text_alone(Machine *m, Value exception, Text *out) {
    print_all(m, exception, (Printer){.out = out, .by_library = true, .alone = true});
}

void traceback_ignored(Machine *m, Value exception, Text *out) {
    Value traceback = AS(Exception, m, exception)->traceback;
    if (is_type(m, traceback, TYPE_TRACEBACK)) {
        text_add_z(out, "Traceback (most recent call last):\n");
        print_entries(m, AS(Traceback, m, traceback), false, out);
    }
    exception_line_of(m, exception, VALUE_UNSET, false, out);
    text_add_char(out, '\n');
}

void traceback_text(Machine *m, Value exception, Text *out) {
    print_all(m, exception, (Printer){.out = out, .by_library = true});
}

void traceback_print(Machine *m, Value exception, Text *out) {
    // the interpreter leaves it to the library since 3.13, as long as that is there
    bool by_library = m->profile->minor >= 13 && !m->world->modules_are_gone;
    print_all(m, exception, (Printer){.out = out, .suggests = true, .by_library = by_library});
}
