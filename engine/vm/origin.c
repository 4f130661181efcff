#include "engine/vm/origin.h"

#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"

enum {
    MOST_CALLS = 10,
    CALLS_OF_LOOP = 4 // CPython's own between the task's step and who runs the loop
};

static void add_call(Machine *m, const Frame *f, Text *text) {
    const Source *source = &m->programs[0]->source;
    int32_t line = m->programs[0]->site_lines[frame_site(m, f)];
    Span span = source_line(source, line);
    while (span.start < span.end &&
           (source->bytes[span.start] == ' ' || source->bytes[span.start] == '\t')) {
        span.start++;
    }
    text_printf(text, "  File \"%s\", line %d, in %s\n    %.*s\n", source->name, line,
                str_bytes(m, name_at(m, 0, frame_code(m, f)->name)), span.end - span.start,
                source->bytes + span.start);
}

static Value key_of(Machine *m, Value coroutine) {
    return int_from_u64(m, value_offset(coroutine));
}

void origin_note(Machine *m, Value coroutine) {
    const Frame *calls[MOST_CALLS];
    int count = 0;
    int seen = 0;
    Value own = AS(Generator, m, coroutine)->frame;
    for (Value v = m->world->strand.frame; value_is_ref(v) && seen < MOST_CALLS;) {
        if (v == own) {
            v = AS(Frame, m, v)->back;
        } else if (is_type(m, v, TYPE_FRAME)) {
            const Frame *f = AS(Frame, m, v);
            if (f->program == 0) {
                calls[count++] = f;
            }
            seen++;
            v = f->back;
        } else {
            const NativeFrame *n = AS(NativeFrame, m, v);
            seen += n->kind == NATIVE_FRAME_LOOP ? CALLS_OF_LOOP : 0;
            v = n->back;
        }
    }
    Text text = {0};
    while (count > 0) {
        add_call(m, calls[--count], &text);
    }
    Value key = key_of(m, coroutine);
    Value made = str_new(m, text_z(&text), text.length);
    dict_set(m, prelude_function(m, "_coroutine_origins"), key, made);
    release(m, made);
    release(m, key);
    text_release(&text);
    object_at(m, coroutine)->flags |= GENERATOR_HAS_ORIGIN;
}

void origin_add(Machine *m, Value coroutine, Text *text) {
    if (!(object_at(m, coroutine)->flags & GENERATOR_HAS_ORIGIN)) {
        return;
    }
    Value key = key_of(m, coroutine);
    Value made = dict_get(m, prelude_function(m, "_coroutine_origins"), key);
    release(m, key);
    if (made != VALUE_UNSET) {
        text_printf(text, "\nCoroutine created at (most recent call last)\n%s", str_bytes(m, made));
        text->length -= text->length > 0; // the end of the last line
        text->bytes[text->length] = '\0';
    }
}
