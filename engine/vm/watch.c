#include "engine/vm/watch.h"

#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/deque.h"
#include "engine/vm/ops.h"
#include "engine/vm/set.h"

enum {
    TEXT_BYTES = 120, // of a variable's description
    LEARNERS_PROGRAM = 0
};

// --- the event ----------------------------------------------------------------------------------

// "name = value", cut where it gets long.
static uint32_t describe_variable(Machine *m, uint32_t name, Value v) {
    Text text = {0};
    text_printf(&text, "%s = ", str_bytes(m, name_at(m, LEARNERS_PROGRAM, name)));
    describe_value(m, v, &text);
    if (text.length > TEXT_BYTES) {
        size_t cut = TEXT_BYTES;
        while (cut > 0 && ((unsigned char)text.bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        text.length = cut;
        text_add_z(&text, "...");
    }
    uint32_t detail = recorder_text(m->recorder, text_z(&text), text.length);
    text_release(&text);
    return detail;
}

static void tell(Machine *m, uint32_t owner, uint32_t site, uint32_t cause, uint32_t text) {
    World *w = m->world;
    bool is_own = owner == w->strand.lane;
    if (owner >= WATCHED_LANES && !is_own) {
        return;
    }
    LaneLook look = owner < WATCHED_LANES ? w->looks[owner] : (LaneLook){LANE_RUNNING, REASON_CALL};
    clock_now(m);
    uint32_t seq = event_emit(m, EVENT_VARIABLE, (LaneState)look.state, (Reason)look.reason, owner,
                              site, cause, text);
    if (is_own) {
        w->last_seq = seq;
    }
}

// --- what is watched ----------------------------------------------------------------------------

static uint64_t mix(uint64_t print, uint64_t part) {
    return (print ^ part) * 0x9E3779B97F4A7C15ull + (print >> 29);
}

// Of what a value is described by (describe_value): when two descriptions differ, so do two prints.
static uint64_t print_of(const Machine *m, Value v, int depth);

static uint64_t print_items(const Machine *m, const Value *items, uint32_t count, int depth) {
    uint64_t print = count;
    for (uint32_t i = 0; i < count && i < DESCRIBED_ITEMS; i++) {
        print = mix(print, print_of(m, items[i], depth));
    }
    return print;
}

static uint64_t print_list(const Machine *m, Value v, int depth) {
    return print_items(m, list_items(m, v), list_count(m, v), depth);
}

static uint64_t print_tuple(const Machine *m, Value v, int depth) {
    return print_items(m, tuple_items(m, v), tuple_count(m, v), depth);
}

static uint64_t print_dict(const Machine *m, Value v, int depth) {
    uint64_t print = dict_count(m, v);
    uint32_t position = 0;
    Value key;
    Value value;
    for (int i = 0; i < DESCRIBED_ITEMS && dict_next(m, v, &position, &key, &value); i++) {
        print = mix(mix(print, print_of(m, key, depth)), print_of(m, value, depth));
    }
    return print;
}

static uint64_t print_set(const Machine *m, Value v, int depth) {
    uint64_t print = AS(Set, m, v)->count;
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    for (int i = 0; i < DESCRIBED_ITEMS && set_next(m, v, &position, &key, &hash); i++) {
        print = mix(print, print_of(m, key, depth));
    }
    return print;
}

static uint64_t print_deque(const Machine *m, Value v, int depth) {
    uint64_t print = deque_count(m, v);
    for (uint32_t i = 0; i < deque_count(m, v) && i < DESCRIBED_ITEMS; i++) {
        print = mix(print, print_of(m, *deque_place(m, AS(Deque, m, v), i), depth));
    }
    return print;
}

static uint64_t print_instance(const Machine *m, Value v, int depth) {
    Value attributes = described_attributes(m, v);
    return attributes == VALUE_UNSET ? v : mix(v, print_dict(m, attributes, depth));
}

// A text may lie where another one lay before.
static uint64_t print_str(const Machine *m, Value v, int depth) {
    (void)depth;
    const Str *str = AS(Str, m, v);
    uint64_t print = str->length;
    for (uint32_t i = 0; i < str->length && i < TEXT_BYTES; i++) {
        print = mix(print, (unsigned char)str->bytes[i]);
    }
    return print;
}

typedef uint64_t Print(const Machine *m, Value v, int depth);

static Print *const prints[TYPE_COUNT] = {
    [TYPE_STR] = print_str,           [TYPE_LIST] = print_list, [TYPE_TUPLE] = print_tuple,
    [TYPE_DICT] = print_dict,         [TYPE_SET] = print_set,   [TYPE_DEQUE] = print_deque,
    [TYPE_INSTANCE] = print_instance,
};

static uint64_t print_of(const Machine *m, Value v, int depth) {
    Print *print = value_is_ref(v) && depth <= DESCRIBED_DEPTH ? prints[type_of(m, v)] : NULL;
    return print ? print(m, v, depth + 1) : v;
}

static bool can_change(const Machine *m, Value v) {
    TypeId type = type_of(m, v);
    return type == TYPE_LIST || type == TYPE_DICT || type == TYPE_SET || type == TYPE_DEQUE ||
           described_attributes(m, v) != VALUE_UNSET;
}

static void drop(World *w, uint32_t i) {
    w->watched_count--;
    memmove(w->watched + i, w->watched + i + 1, (w->watched_count - i) * sizeof w->watched[0]);
}

static Watched *find_variable(World *w, uint32_t lane, uint32_t name) {
    for (uint32_t i = 0; i < w->watched_count; i++) {
        if (w->watched[i].lane == lane && w->watched[i].name == name && !w->watched[i].is_cell) {
            return &w->watched[i];
        }
    }
    return NULL;
}

static Watched *find_cell(World *w, uint64_t cell) {
    for (uint32_t i = 0; i < w->watched_count; i++) {
        if (w->watched[i].is_cell && w->watched[i].object == cell) {
            return &w->watched[i];
        }
    }
    return NULL;
}

// The one that has been there longest makes room.
static Watched *new_place(World *w) {
    if (w->watched_count == WATCHED_MAX) {
        memmove(w->watched, w->watched + 1, (WATCHED_MAX - 1) * sizeof w->watched[0]);
        w->watched_count--;
    }
    return &w->watched[w->watched_count++];
}

static void watch(Machine *m, Watched *place, Watched watched, Value v) {
    if (!can_change(m, v) && !watched.is_cell) {
        if (place) {
            drop(m->world, (uint32_t)(place - m->world->watched));
        }
        return;
    }
    watched.print = can_change(m, v) ? print_of(m, v, 0) : 0;
    object_at(m, value_from_offset(watched.object))->flags |= OBJECT_IS_WATCHED;
    *(place ? place : new_place(m->world)) = watched;
}

static Value held(const Machine *m, const Watched *watched) {
    Value v = value_from_offset(watched->object);
    return watched->is_cell ? AS(Cell, m, v)->value : v;
}

void watch_forget(Machine *m, const Object *object) {
    World *w = m->world;
    uint64_t offset = (uint64_t)((const uint8_t *)object - m->base);
    for (uint32_t i = w->watched_count; i-- > 0;) {
        if (w->watched[i].object == offset) {
            drop(w, i);
        }
    }
}

// A function's variables are gone when its lane has ended, though what they held may live.
static bool is_over(const Machine *m, const Watched *watched) {
    return watched->lane != m->world->main_lane && watched->lane < WATCHED_LANES &&
           m->world->looks[watched->lane].state == LANE_DONE;
}

void watch_tell(Machine *m) {
    World *w = m->world;
    for (uint32_t i = w->watch_pauses ? 0 : w->watched_count; i-- > 0;) {
        Watched *watched = &w->watched[i];
        if (is_over(m, watched)) {
            drop(w, i);
            continue;
        }
        Value v = held(m, watched);
        uint64_t print = can_change(m, v) ? print_of(m, v, 0) : watched->print;
        if (print != watched->print) {
            watched->print = print;
            uint32_t text = describe_variable(m, watched->name, v);
            if (text != watched->text) {
                watched->text = text;
                tell(m, watched->lane, w->watch_site, w->watch_seq, text);
            }
        }
    }
}

void watch_line(Machine *m, uint32_t site) {
    World *w = m->world;
    watch_tell(m);
    w->watch_site = site;
}

void watch_begin(Machine *m) {
    World *w = m->world;
    for (uint32_t i = w->watched_count; i-- > 0;) {
        if (w->watched[i].lane == w->main_lane) {
            w->watched[i].lane = w->strand.lane;
        } else {
            drop(w, i);
        }
    }
    w->main_lane = w->strand.lane;
}

// --- stores -------------------------------------------------------------------------------------

// Not what a program only defines, nor what the compiler or the import made.
static bool is_shown(const Machine *m, const Frame *f, uint32_t name, Value v) {
    if (f->program != LEARNERS_PROGRAM || v == VALUE_UNSET ||
        frame_code(m, f)->flags & CODE_TYPE_PARAMS) {
        return false;
    }
    TypeId type = type_of(m, v);
    const char *variable = str_bytes(m, name_at(m, LEARNERS_PROGRAM, name));
    return type != TYPE_FUNCTION && type != TYPE_MODULE && type != TYPE_CLASS &&
           type != TYPE_NATIVE && variable[0] != '.' && strncmp(variable, "__", 2) != 0;
}

static void note(Machine *m, Watched *place, Watched watched, Value v) {
    watched.text = describe_variable(m, watched.name, v);
    tell(m, watched.lane, current_site(m), m->world->last_seq, watched.text);
    watch(m, place, watched, v);
}

static void note_variable(Machine *m, const Frame *f, uint32_t lane, uint32_t name, Value v) {
    if (is_shown(m, f, name, v)) {
        uint64_t object = value_is_ref(v) ? value_offset(v) : 0;
        note(m, find_variable(m->world, lane, name),
             (Watched){.object = object, .lane = lane, .name = name}, v);
    }
}

void note_local(Machine *m, const Frame *f, uint32_t local) {
    note_variable(m, f, m->world->strand.lane, frame_code(m, f)->local_names[local],
                  f->slots[local]);
}

void note_name(Machine *m, const Frame *f, Value namespace, uint32_t name, Value v) {
    World *w = m->world;
    note_variable(m, f, namespace == f->globals ? w->main_lane : w->strand.lane, name, v);
}

// A cell is known by what it was when it was first stored in.
void note_cell(Machine *m, Frame *f, uint32_t cell) {
    const Code *code = frame_code(m, f);
    bool is_own = (int32_t)cell < code->cell_count;
    uint32_t name =
        is_own ? code->cell_names[cell] : code->free_names[(int32_t)cell - code->cell_count];
    Value place = *cell_at(m, f, cell);
    Value v = AS(Cell, m, place)->value;
    if (is_shown(m, f, name, v)) {
        Watched *known = find_cell(m->world, value_offset(place));
        uint32_t lane = known ? known->lane : m->world->strand.lane;
        note(m, known,
             (Watched){.object = value_offset(place), .lane = lane, .name = name, .is_cell = true},
             v);
    }
}

static int32_t parameter_count(const Code *code) {
    bool has_more = code->flags & CODE_VARARGS;
    bool has_others = code->flags & CODE_VARKEYWORDS;
    return code->arg_count + code->kwonly_count + has_more + has_others;
}

// What a thread, a task or a call with a lane of its own begins with.
static bool begins_lane(const Machine *m, const Frame *f) {
    bool is_called =
        is_type(m, f->back, TYPE_FRAME) && AS(Frame, m, f->back)->program == LEARNERS_PROGRAM;
    return m->world->strand.lane != m->world->main_lane &&
           (!is_called || f->object.flags & FRAME_HAS_LANE);
}

void note_arguments(Machine *m, Frame *f) {
    const Code *code = frame_code(m, f);
    f->object.flags |= FRAME_IS_NOTED;
    if (!begins_lane(m, f)) {
        return;
    }
    for (int32_t i = 0; i < parameter_count(code); i++) {
        note_local(m, f, (uint32_t)i);
    }
    for (int32_t i = 0; i < code->cell_count; i++) {
        if (code->cell_locals[i] >= 0) {
            note_cell(m, f, (uint32_t)i);
        }
    }
}
