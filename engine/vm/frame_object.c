// Frames, code objects and tracebacks as values of the program: what can be read from them.
#include "engine/vm/interp.h"

static Value line_value(const Machine *m, uint32_t program, uint32_t code, uint32_t ip) {
    const Code *c = code_at(m, program, code);
    if (program == 1) {
        return value_from_small_int(c->first_line);
    }
    return value_from_small_int(m->programs[program]->site_lines[c->sites[ip]]);
}

Value code_object_new(Machine *m, uint32_t program, uint32_t code) {
    CodeObject *object = heap_new(m, TYPE_CODE, sizeof(CodeObject));
    if (!object) {
        return VALUE_UNSET;
    }
    object->program = program;
    object->code = code;
    return value_of(m, object);
}

Value frame_attribute(Machine *m, Value v, const char *name) {
    const Frame *f = AS(Frame, m, v);
    const Code *code = frame_code(m, f);
    if (strcmp(name, "f_lineno") == 0) {
        const Generator *g = f->generator ? (const void *)(m->base + f->generator) : NULL;
        bool begun = f->ip > 0 && !(g && g->state == GENERATOR_CREATED);
        return begun ? line_value(m, f->program, f->code, f->ip - 1)
                     : value_from_small_int(code->first_line);
    }
    if (strcmp(name, "_has_begun") == 0) {
        const Generator *g = f->generator ? (const void *)(m->base + f->generator) : NULL;
        return value_from_bool(!g || g->state != GENERATOR_CREATED);
    }
    if (strcmp(name, "f_code") == 0) {
        return code_object_new(m, f->program, f->code);
    }
    if (strcmp(name, "f_globals") == 0) {
        return retain(m, f->globals);
    }
    if (strcmp(name, "f_locals") == 0) {
        return frame_locals(m, v);
    }
    if (strcmp(name, "f_back") == 0) { // the library's frames are never seen
        const Frame *back = user_frame_from(m, f->back);
        return back ? retain(m, value_of(m, back)) : VALUE_NONE;
    }
    return VALUE_UNSET;
}

static Value names_tuple(Machine *m, uint32_t program, const uint32_t *names, int32_t count) {
    Value tuple = tuple_new(m, (uint32_t)count);
    for (int32_t i = 0; tuple != VALUE_UNSET && i < count; i++) {
        tuple_items(m, tuple)[i] = retain(m, name_at(m, program, names[i]));
    }
    return tuple;
}

// CPython's CO_ flags (inspect.CO_COROUTINE ...).
static int64_t flags_of(const Code *code) {
    int64_t flags = 1 | 2; // optimized, new locals
    flags |= code->flags & CODE_VARARGS ? 4 : 0;
    flags |= code->flags & CODE_VARKEYWORDS ? 8 : 0;
    flags |= code->free_count > 0 ? 16 : 0;
    flags |= code->flags & CODE_GENERATOR ? 32 : 0;
    flags |= code->flags & CODE_COROUTINE ? 128 : 0;
    flags |= code->flags & CODE_ASYNC_GENERATOR ? 512 : 0;
    return flags;
}

Value code_attribute(Machine *m, Value v, const char *name) {
    const CodeObject *object = AS(CodeObject, m, v);
    const Code *code = code_at(m, object->program, object->code);
    if (strcmp(name, "co_name") == 0) {
        return retain(m, name_at(m, object->program, code->name));
    }
    if (strcmp(name, "co_qualname") == 0) {
        return retain(m, name_at(m, object->program, code->qualname));
    }
    if (strcmp(name, "co_filename") == 0) {
        return str_z(m, m->programs[object->program]->source.name);
    }
    if (strcmp(name, "co_varnames") == 0) {
        return names_tuple(m, object->program, code->local_names, code->local_count);
    }
    if (strcmp(name, "co_cellvars") == 0) {
        return names_tuple(m, object->program, code->cell_names, code->cell_count);
    }
    if (strcmp(name, "co_freevars") == 0) {
        return names_tuple(m, object->program, code->free_names, code->free_count);
    }
    const struct {
        const char *name;
        int64_t number;
    } numbers[] = {
        {"co_firstlineno", code->first_line}, {"co_argcount", code->arg_count},
        {"co_nlocals", code->local_count},    {"co_posonlyargcount", code->posonly_count},
        {"co_stacksize", code->stack_size},   {"co_kwonlyargcount", code->kwonly_count},
        {"co_flags", flags_of(code)},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (strcmp(name, numbers[i].name) == 0) {
            return value_from_small_int((int)numbers[i].number);
        }
    }
    return VALUE_UNSET;
}

// What only keeps values alive has no frame to show.
static Value next_with_frame(Machine *m, const Traceback *t) {
    Value v = t->next;
    while (v != VALUE_UNSET && is_type(m, AS(Traceback, m, v)->frame, TYPE_TUPLE)) {
        v = AS(Traceback, m, v)->next;
    }
    return v == VALUE_UNSET ? VALUE_NONE : retain(m, v);
}

Value traceback_attribute(Machine *m, Value v, const char *name) {
    const Traceback *t = AS(Traceback, m, v);
    if (strcmp(name, "tb_lineno") == 0) {
        return line_value(m, t->program, t->code, t->instruction);
    }
    if (strcmp(name, "tb_next") == 0) {
        return next_with_frame(m, t);
    }
    if (strcmp(name, "tb_frame") == 0) {
        return t->frame == VALUE_UNSET ? VALUE_NONE : retain(m, t->frame);
    }
    return VALUE_UNSET;
}
