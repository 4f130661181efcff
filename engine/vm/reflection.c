// What a program can learn about itself while it runs: who calls, the variables of a frame, the
// exception that is being handled. Frames of the library are never seen.
#include <string.h>

#include "engine/vm/interp.h"

const Frame *user_frame_from(Machine *m, Value v) {
    while (value_is_ref(v)) {
        if (is_type(m, v, TYPE_NATIVE_FRAME)) {
            v = AS(NativeFrame, m, v)->back;
            continue;
        }
        const Frame *frame = AS(Frame, m, v);
        if (frame->program != 1) {
            return frame;
        }
        v = frame->back;
    }
    return NULL;
}

// The program's frame that is level calls behind the one that runs now; NULL when there is none.
static const Frame *user_frame(Machine *m, int64_t level) {
    const Frame *frame = user_frame_from(m, m->world->strand.frame);
    while (frame && level-- > 0) {
        frame = user_frame_from(m, frame->back);
    }
    return frame;
}

static Value line_text(Machine *m, const Source *source, int32_t line) {
    if (line <= 0) {
        return str_new(m, "", 0);
    }
    Span span = source_line(source, line);
    while (span.start < span.end && strchr(" \t\f", source->bytes[span.start])) {
        span.start++;
    }
    while (span.end > span.start && strchr(" \t\f\r\n", source->bytes[span.end - 1])) {
        span.end--;
    }
    return str_new(m, source->bytes + span.start, (size_t)(span.end - span.start));
}

// _caller(level): (line, function, text of the line) of a frame of the program, or None.
static Value native_caller(Machine *m, const Call *call) {
    int64_t level = 0;
    if (!value_as_index(m, call->args[0], &level)) {
        return VALUE_UNSET;
    }
    const Frame *frame = user_frame(m, level);
    if (!frame) {
        return VALUE_NONE;
    }
    const Program *program = m->programs[frame->program];
    const Code *code = code_at(m, frame->program, frame->code);
    int32_t line = program->site_lines[code->sites[frame->ip ? frame->ip - 1 : 0]];
    Value text = line_text(m, &program->source, frame->program == 0 ? line : 0);
    Value items[] = {value_from_small_int(line), name_at(m, frame->program, code->name), text};
    Value v = text == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, items, 3);
    release(m, text);
    return v;
}

// _frame(level): the frame of _caller itself, or None.
static Value native_frame(Machine *m, const Call *call) {
    int64_t level = 0;
    if (!value_as_index(m, call->args[0], &level)) {
        return VALUE_UNSET;
    }
    const Frame *frame = user_frame(m, level);
    return frame ? retain(m, value_of(m, frame)) : VALUE_NONE;
}

// _handled(): the exception that is being handled where the library was called, or None.
static Value native_handled(Machine *m, const Call *call) {
    (void)call;
    Value handled = m->world->strand.handled;
    return value_is_ref(handled) ? retain(m, handled) : VALUE_NONE;
}

static bool add_variable(Machine *m, Value dict, Value name, Value v) {
    if (is_type(m, v, TYPE_CELL)) {
        v = AS(Cell, m, v)->value;
    }
    if (v == VALUE_UNSET) { // it was there perhaps
        return dict_remove(m, dict, name) >= 0;
    }
    return dict_set(m, dict, name, v);
}

static bool is_parameter_cell(const Code *code, int32_t local, int32_t *cell) {
    for (*cell = 0; *cell < code->cell_count; (*cell)++) {
        if (code->cell_locals[*cell] == local) {
            return true;
        }
    }
    return false;
}

static bool add_locals(Machine *m, Value dict, const Frame *f, const Code *code) {
    for (int32_t i = 0; i < code->local_count; i++) {
        int32_t cell;
        Value v =
            is_parameter_cell(code, i, &cell) ? f->slots[code->local_count + cell] : f->slots[i];
        if (!add_variable(m, dict, name_at(m, f->program, code->local_names[i]), v)) {
            return false;
        }
    }
    for (int32_t i = 0; i < code->cell_count + code->free_count; i++) {
        uint32_t name =
            i < code->cell_count ? code->cell_names[i] : code->free_names[i - code->cell_count];
        if ((i >= code->cell_count || code->cell_locals[i] < 0) &&
            !add_variable(m, dict, name_at(m, f->program, name), f->slots[code->local_count + i])) {
            return false;
        }
    }
    return true;
}

Value frame_locals(Machine *m, Value v) {
    const Frame *f = AS(Frame, m, v);
    const Code *code = code_at(m, f->program, f->code);
    if (code->flags & (CODE_MODULE | CODE_CLASS_BODY)) {
        return retain(m, f->locals != VALUE_UNSET ? f->locals : f->globals);
    }
    if (!is_type(m, f->locals, TYPE_DICT)) {
        Value made = dict_new(m);
        if (made == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        replace(m, &AS(Frame, m, v)->locals, made);
        object_at(m, v)->flags &= (uint16_t)~FRAME_IS_PLAIN; // it has more to let go of
    }
    Value dict = AS(Frame, m, v)->locals;
    return add_locals(m, dict, AS(Frame, m, v), code) ? retain(m, dict) : VALUE_UNSET;
}

static Value native_globals(Machine *m, const Call *call) {
    (void)call;
    const Frame *frame = user_frame(m, 0);
    return retain(m, frame ? frame->globals : m->world->globals[0]);
}

static Value native_locals(Machine *m, const Call *call) {
    (void)call;
    const Frame *frame = user_frame(m, 0);
    return frame ? frame_locals(m, value_of(m, frame)) : dict_new(m);
}

// sys.getrefcount(object), the argument's own reference included. What has none here, such as a
// number or a name, CPython counts too: by what its library happens to hold.
static Value native_reference_count(Machine *m, const Call *call) {
    Value v = call->args[0];
    if (!value_is_ref(v) || is_type(m, v, TYPE_STR) || is_type(m, v, TYPE_CLASS) ||
        is_type(m, v, TYPE_FUNCTION) || is_type(m, v, TYPE_TUPLE)) {
        return raise_unsupported(m, "sys.getrefcount() of an object of class '%s'",
                                 type_name(m, v));
    }
    return value_from_small_int((int64_t)object_at(m, v)->refs);
}

// _code_flags(function): CodeFlag of its code.
static Value native_code_flags(Machine *m, const Call *call) {
    const Function *function = AS(Function, m, call->args[0]);
    return value_from_small_int(code_at(m, function->program, function->code)->flags);
}

static Value native_context(Machine *m, const Call *call) {
    (void)call;
    Value context = m->world->strand.context;
    return context == VALUE_UNSET ? VALUE_NONE : retain(m, context);
}

static Value native_set_context(Machine *m, const Call *call) {
    Value context = call->args[0] == VALUE_NONE ? VALUE_UNSET : retain(m, call->args[0]);
    replace(m, &m->world->strand.context, context);
    return VALUE_NONE;
}

const NativeInfo natives_reflection[] = {
    {"_caller", native_caller, 1, 1, false, EFFECT_PRIVATE},
    {"_frame", native_frame, 1, 1, false, EFFECT_PRIVATE},
    {"_handled", native_handled, 0, 0, false, EFFECT_PRIVATE},
    {"_context", native_context, 0, 0, false, EFFECT_PRIVATE},
    {"_set_context", native_set_context, 1, 1, false, EFFECT_PRIVATE},
    {"_reference_count", native_reference_count, 1, 1, false, EFFECT_PRIVATE},
    {"getsizeof", native_getsizeof, 0, -1, true, EFFECT_PRIVATE},
    {"_code_flags", native_code_flags, 1, 1, false, EFFECT_PRIVATE},
    {"globals", native_globals, 0, 0, false, EFFECT_PRIVATE},
    {"locals", native_locals, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
