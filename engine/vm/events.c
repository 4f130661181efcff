#include <stdarg.h>

#include "engine/vm/clock.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/ops.h"
#include "engine/vm/set.h"
#include "engine/vm/str.h"
#include "engine/vm/watch.h"

uint32_t event_emit(Machine *m, EventKind kind, LaneState state, Reason reason, uint32_t lane,
                    uint32_t site, uint32_t cause, uint32_t detail) {
    return event_emit_inline(m, kind, state, reason, lane, site, cause, detail);
}

// The innermost frame of the learner's own code.
static const Frame *own_frame(const Machine *m) {
    Value v = m->world->strand.frame;
    while (value_is_ref(v)) {
        if (is_type(m, v, TYPE_FRAME)) {
            const Frame *f = AS(Frame, m, v);
            if (f->program == 0) {
                return f;
            }
            v = f->back;
        } else {
            v = AS(NativeFrame, m, v)->back;
        }
    }
    return NULL;
}

uint32_t current_site(const Machine *m) {
    const Frame *f = own_frame(m);
    return f ? frame_site(m, f) : EVENT_NO_SITE;
}

uint32_t emit_here(Machine *m, EventKind kind, LaneState state, Reason reason, uint32_t detail) {
    World *w = m->world;
    if (!m->record_switches) {
        return EVENT_NO_CAUSE;
    }
    clock_now(m);
    w->last_seq =
        event_emit(m, kind, state, reason, w->strand.lane, current_site(m), w->last_seq, detail);
    return w->last_seq;
}

uint32_t emit_text(Machine *m, EventKind kind, LaneState state, Reason reason, const char *format,
                   ...) {
    if (!m->record_switches) {
        return EVENT_NO_CAUSE;
    }
    Text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    uint32_t detail = recorder_text(m->recorder, text_z(&text), text.length);
    text_release(&text);
    return emit_here(m, kind, state, reason, detail);
}

uint32_t lane_new(Machine *m, const char *name, uint32_t cause) {
    World *w = m->world;
    if (w->lane_count >= EVENT_MAX_LANES) {
        m->limit = "lanes";
        return 0;
    }
    uint32_t lane = w->lane_count++;
    if (m->record_switches) {
        uint32_t text = recorder_text(m->recorder, name, strlen(name));
        w->last_created = event_emit(m, EVENT_LANE_CREATED, LANE_LOCKED, REASON_NOT_STARTED, lane,
                                     current_site(m), cause, text);
    }
    return lane;
}

void op_line(Machine *m, Frame *f) {
    const Code *code = frame_code(m, f);
    World *w = m->world;
    uint32_t site = code->sites[f->ip - 1];
    watch_line(m, site);
    if (!(f->object.flags & FRAME_IS_NOTED)) {
        note_arguments(m, f);
    }
    clock_now(m);
    w->watch_seq = w->last_seq =
        event_emit(m, EVENT_LINE, LANE_RUNNING, REASON_CALL, w->strand.lane, site, w->last_seq, 0);
}

// Who wants to know what a program consists of prints lines, and gets behind each what has occurred
// since the line before.
static void output_with_counts(Machine *m, const char *bytes, size_t length) {
    Text text = {0};
    m->counts_kinds = false;
    text_add(&text, bytes, length - 1);
    text_add_z(&text, ": ");
    costs_tell(m->costs, &text);
    machine_output(m, text_z(&text), text.length, false);
    text_release(&text);
    m->counts_kinds = true;
}

void machine_output(Machine *m, const char *bytes, size_t length, bool is_error) {
    World *w = m->world;
    if (length == 0 || w->is_mute) {
        return;
    }
    if (m->counts_kinds && bytes[length - 1] == '\n') {
        output_with_counts(m, bytes, length);
        return;
    }
    clock_now(m);
    w->output_bytes += length;
    if (w->output_bytes > MACHINE_MAX_OUTPUT_BYTES && !m->limit) {
        m->limit = "output";
    }
    uint32_t detail = recorder_text_once(m->recorder, bytes, length);
    uint32_t seq =
        recorder_add(m->recorder, (StepEvent){
                                      .t_ns = w->now_ns,
                                      .cause = w->last_seq,
                                      .detail = detail,
                                      .lane = m->record_switches ? w->strand.lane & EVENT_NO_LANE
                                                                 : EVENT_NO_LANE,
                                      .kind = is_error ? EVENT_ERROR_OUTPUT : EVENT_OUTPUT,
                                      .state = LANE_RUNNING,
                                      .reason = REASON_CALL,
                                      .site = current_site(m) & EVENT_MAX_SITES,
                                      .worker = w->strand.worker & 0xFFF,
                                  });
    if (m->record_switches) {
        w->last_seq = seq;
    }
}

// --- values for people ------------------------------------------------------------------------

static void describe(Machine *m, Value v, Text *text, int depth);

static void describe_items(Machine *m, const Value *items, uint32_t count, Text *text, int depth) {
    for (uint32_t i = 0; i < count && i < DESCRIBED_ITEMS; i++) {
        text_add_z(text, i ? ", " : "");
        describe(m, items[i], text, depth + 1);
    }
    text_add_z(text, count > DESCRIBED_ITEMS ? ", ..." : "");
}

static void describe_dict(Machine *m, Value dict, Text *text, int depth) {
    uint32_t position = 0;
    Value key;
    Value value;
    text_add_char(text, '{');
    for (int i = 0; i < DESCRIBED_ITEMS && dict_next(m, dict, &position, &key, &value); i++) {
        text_add_z(text, i ? ", " : "");
        describe(m, key, text, depth + 1);
        text_add_z(text, ": ");
        describe(m, value, text, depth + 1);
    }
    text_add_z(text, dict_count(m, dict) > DESCRIBED_ITEMS ? ", ...}" : "}");
}

static void describe_set(Machine *m, Value set, Text *text, int depth) {
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    uint32_t count = AS(Set, m, set)->count;
    text_add_z(text, count ? "{" : "set(");
    for (int i = 0; i < DESCRIBED_ITEMS && set_next(m, set, &position, &key, &hash); i++) {
        text_add_z(text, i ? ", " : "");
        describe(m, key, text, depth + 1);
    }
    text_add_z(text, count > DESCRIBED_ITEMS ? ", ..." : "");
    text_add_z(text, count ? "}" : ")");
}

static void describe_deque(Machine *m, Value deque, Text *text, int depth) {
    uint32_t count = deque_count(m, deque);
    text_add_z(text, "deque([");
    for (uint32_t i = 0; i < count && i < DESCRIBED_ITEMS; i++) {
        text_add_z(text, i ? ", " : "");
        describe(m, *deque_place(m, AS(Deque, m, deque), i), text, depth + 1);
    }
    text_add_z(text, count > DESCRIBED_ITEMS ? ", ...])" : "])");
}

// The class and all that it derives from, but for object.
static bool is_all_learners(const Machine *m, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i + 1 < tuple_count(m, mro); i++) {
        Value module = AS(Class, m, tuple_items(m, mro)[i])->module;
        if (!is_type(m, module, TYPE_STR) || strcmp(str_bytes(m, module), "__main__") != 0) {
            return false;
        }
    }
    return true;
}

Value described_attributes(const Machine *m, Value v) {
    if (!is_type(m, v, TYPE_INSTANCE) || AS(Instance, m, v)->payload != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    const Instance *instance = AS(Instance, m, v);
    bool is_known = is_type(m, instance->dict, TYPE_DICT) && is_all_learners(m, instance->cls);
    return is_known ? instance->dict : VALUE_UNSET;
}

// <Account owner='Ann' balance=100>
static void describe_instance(Machine *m, Value v, Text *text, int depth) {
    uint32_t position = 0;
    Value key;
    Value value;
    Value attributes = described_attributes(m, v);
    bool is_short = attributes == VALUE_UNSET || depth >= DESCRIBED_DEPTH;
    text_printf(text, "<%s", type_name(m, v));
    for (int i = 0; !is_short && dict_next(m, attributes, &position, &key, &value); i++) {
        if (i == DESCRIBED_ITEMS) {
            text_add_z(text, " ...");
            break;
        }
        text_printf(text, " %s=", is_type(m, key, TYPE_STR) ? str_bytes(m, key) : "?");
        describe(m, value, text, depth + 1);
    }
    text_add_char(text, '>');
}

static void describe_task(Machine *m, Value v, Text *text) {
    static const char *const states[] = {"pending", "cancelled", "finished"};
    const Task *task = AS(Task, m, v);
    const char *name = task_function(m, task);
    text_printf(text, "<Task %s %s>", name ? name : "coroutine", states[task->future.state]);
}

// Of a text, in bytes: to read all of a long one each time it is assigned would take longer than
// the program does.
enum {
    MOST_DESCRIBED = 1000
};

// False: it is not a text, or not a long one.
static bool describe_long(Machine *m, Value v, Text *text) {
    if (is_type(m, v, TYPE_STR) && str_length(m, v) > MOST_DESCRIBED) {
        size_t cut = MOST_DESCRIBED;
        while (((unsigned char)str_bytes(m, v)[cut] & 0xC0) == 0x80) {
            cut--;
        }
        str_add_repr(text, str_bytes(m, v), cut);
    } else if (is_type(m, v, TYPE_BYTES) && AS(Bytes, m, v)->length > MOST_DESCRIBED) {
        bytes_add_repr_of(text, AS(Bytes, m, v)->bytes, MOST_DESCRIBED);
    } else {
        return false;
    }
    text_add_z(text, "...");
    return true;
}

static void describe(Machine *m, Value v, Text *text, int depth) {
    TypeId type = type_of(m, v);
    bool plain = !value_is_ref(v) || type == TYPE_STR || type == TYPE_BIG_INT ||
                 type == TYPE_COMPLEX || type == TYPE_BYTES || type == TYPE_RANGE;
    if (v == VALUE_UNSET) {
        text_add_z(text, "?");
    } else if (describe_long(m, v, text)) {
        // nothing else is to be said
    } else if (plain) {
        if (!text_add_repr(m, text, v)) {
            pending_clear(m);
        }
    } else if (depth > DESCRIBED_DEPTH) {
        text_add_z(text, "...");
    } else if (type == TYPE_LIST) {
        text_add_char(text, '[');
        describe_items(m, list_items(m, v), list_count(m, v), text, depth);
        text_add_char(text, ']');
    } else if (type == TYPE_TUPLE) {
        text_add_char(text, '(');
        describe_items(m, tuple_items(m, v), tuple_count(m, v), text, depth);
        text_add_z(text, tuple_count(m, v) == 1 ? ",)" : ")");
    } else if (type == TYPE_DICT) {
        describe_dict(m, v, text, depth);
    } else if (type == TYPE_SET) {
        describe_set(m, v, text, depth);
    } else if (type == TYPE_DEQUE) {
        describe_deque(m, v, text, depth);
    } else if (type == TYPE_TASK) {
        describe_task(m, v, text);
    } else if (type == TYPE_GENERATOR) {
        text_printf(text, "<%s %s>", type_name(m, v), str_bytes(m, AS(Generator, m, v)->name));
    } else if (type == TYPE_EXCEPTION) {
        text_printf(text, "%s(...)", type_name(m, v));
    } else {
        describe_instance(m, v, text, depth);
    }
}

void describe_value(Machine *m, Value v, Text *text) {
    bool quiet = !value_is_ref(m->world->pending);
    if (quiet) {
        describe(m, v, text, 0);
    }
}
