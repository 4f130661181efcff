// Frames, code objects and tracebacks as values of the program: what can be read from them.
#include "engine/vm/interp.h"

static Value line_value(const Machine *m, uint32_t program, uint32_t code, uint32_t ip) {
    const Code *c = code_at(m, program, code);
    if (program != 0) {
        return value_from_small_int(c->first_line);
    }
    return value_from_small_int(m->programs[0]->site_lines[c->sites[ip]]);
}

static Value code_object_new(Machine *m, uint32_t program, uint32_t code) {
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
    if (strcmp(name, "f_code") == 0) {
        return code_object_new(m, f->program, f->code);
    }
    if (strcmp(name, "f_globals") == 0) {
        return retain(m, f->globals);
    }
    if (strcmp(name, "f_back") == 0) {
        bool own = is_type(m, f->back, TYPE_FRAME) && AS(Frame, m, f->back)->program == 0;
        if (f->back != VALUE_UNSET && !own) {
            return raise_unsupported(m, "the frames of the event loop");
        }
        return own ? retain(m, f->back) : VALUE_NONE;
    }
    return VALUE_UNSET;
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
    if (strcmp(name, "co_firstlineno") == 0) {
        return value_from_small_int(code->first_line);
    }
    if (strcmp(name, "co_argcount") == 0) {
        return value_from_small_int(code->arg_count);
    }
    if (strcmp(name, "co_varnames") == 0) {
        Value names = tuple_new(m, (uint32_t)code->local_count);
        for (int32_t i = 0; names != VALUE_UNSET && i < code->local_count; i++) {
            tuple_items(m, names)[i] = retain(m, name_at(m, object->program, code->local_names[i]));
        }
        return names;
    }
    return VALUE_UNSET;
}

Value traceback_attribute(Machine *m, Value v, const char *name) {
    const Traceback *t = AS(Traceback, m, v);
    if (strcmp(name, "tb_lineno") == 0) {
        return line_value(m, t->program, t->code, t->instruction);
    }
    if (strcmp(name, "tb_next") == 0) {
        return t->next == VALUE_UNSET ? VALUE_NONE : retain(m, t->next);
    }
    if (strcmp(name, "tb_frame") == 0) {
        return t->frame == VALUE_UNSET ? VALUE_NONE : retain(m, t->frame);
    }
    return VALUE_UNSET;
}
