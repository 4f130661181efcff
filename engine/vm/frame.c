#include "engine/vm/frame.h"

#include <assert.h>
#include <string.h>

#include "engine/vm/builtins.h"
#include "engine/vm/interp.h"
#include "engine/vm/signatures.h"

// How arguments meet parameters: docs.python.org/3/reference/expressions.html#calls
typedef struct Binding {
    Machine *m;
    const Code *code;
    const Function *function;
    Value *slots;
} Binding;

static const char *function_name(const Binding *b) {
    return str_bytes(b->m, b->function->qualname);
}

static const char *local_name(const Binding *b, int local) {
    return str_bytes(b->m, name_at(b->m, b->function->program, b->code->local_names[local]));
}

static int default_count(const Binding *b) {
    Value defaults = b->function->defaults;
    return value_is_ref(defaults) ? (int)tuple_count(b->m, defaults) : 0;
}

static int keyword_only_given(const Binding *b) {
    int count = 0;
    for (int i = 0; i < b->code->kwonly_count; i++) {
        count += b->slots[b->code->arg_count + i] != VALUE_UNSET;
    }
    return count;
}

// A function of the library without any name to call a parameter by is written in C in CPython.
static bool stands_for_c(const Binding *b) {
    return b->function->program == 1 && b->code->posonly_count > 0 &&
           b->code->posonly_count == b->code->arg_count && b->code->kwonly_count == 0 &&
           !(b->code->flags & CODE_VARKEYWORDS);
}

// "cmath", of a function that is no method; NULL: it goes without.
static const char *module_in_c(const Binding *b) {
    Value module = b->function->module;
    bool is_shown = !strchr(function_name(b), '.') && is_type(b->m, module, TYPE_STR) &&
                    !str_equal_z(b->m, module, "builtins");
    return is_shown ? str_bytes(b->m, module) : NULL;
}

static void raise_in_c(const Binding *b, const char *what) {
    const char *module = module_in_c(b);
    raise_error(b->m, CLASS_TYPE_ERROR, "%s%s%s() %s", module ? module : "", module ? "." : "",
                function_name(b), what);
}

// As CPython's _PyArg_CheckPositional and vectorcall's checks: the object itself does not count.
static void raise_count_in_c(const Binding *b, int given) {
    const char *first = local_name(b, 0);
    int self = strcmp(first, "self") == 0 || strcmp(first, "cls") == 0;
    int most = b->code->arg_count - self;
    int least = most - default_count(b);
    if (most == 0 || (most == 1 && least == 1)) {
        Text what = {0};
        text_printf(&what, "takes %s (%d given)",
                    most == 0 ? "no arguments" : "exactly one argument", given - self);
        raise_in_c(b, text_z(&what));
        text_release(&what);
    } else {
        raise_count_expected(b->m, str_bytes(b->m, b->function->name), least, most, given - self);
    }
}

static void raise_too_many(const Binding *b, int given) {
    int most = b->code->arg_count;
    int least = most - default_count(b);
    bool plural = most != 1 || least != most;
    Text takes = {0};
    if (least != most) {
        text_printf(&takes, "from %d to %d", least, most);
    } else {
        text_printf(&takes, "%d", most);
    }
    Text and = {0};
    int named = keyword_only_given(b);
    if (named > 0) {
        text_printf(&and, " positional argument%s (and %d keyword-only argument%s)",
                    given == 1 ? "" : "s", named, named == 1 ? "" : "s");
    }
    raise_error(b->m, CLASS_TYPE_ERROR, "%s() takes %s positional argument%s but %d%s %s given",
                function_name(b), text_z(&takes), plural ? "s" : "", given, text_z(&and),
                given == 1 && named == 0 ? "was" : "were");
    text_release(&and);
    text_release(&takes);
}

static int parameter_named(const Binding *b, Value name) {
    int last = b->code->arg_count + b->code->kwonly_count;
    for (int i = b->code->posonly_count; i < last; i++) {
        Value parameter = name_at(b->m, b->function->program, b->code->local_names[i]);
        bool equal = parameter == name || str_equal_z(b->m, name, str_bytes(b->m, parameter));
        if (equal) {
            return i;
        }
    }
    return -1;
}

static bool is_positional_only(const Binding *b, Value name) {
    for (int i = 0; i < b->code->posonly_count; i++) {
        if (str_equal_z(b->m, name, local_name(b, i))) {
            return true;
        }
    }
    return false;
}

static void raise_positional_only(const Binding *b, Value kwnames) {
    Text names = {0};
    for (int i = 0; i < b->code->posonly_count; i++) {
        for (uint32_t k = 0; k < tuple_count(b->m, kwnames); k++) {
            if (str_equal_z(b->m, tuple_items(b->m, kwnames)[k], local_name(b, i))) {
                text_printf(&names, "%s%s", names.length ? ", " : "", local_name(b, i));
            }
        }
    }
    raise_error(b->m, CLASS_TYPE_ERROR,
                "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                function_name(b), text_z(&names));
    text_release(&names);
}

enum {
    MAX_SUGGESTED = 64 // parameters that a suggestion looks at
};

static void raise_unexpected_keyword(const Binding *b, const char *name) {
    const char *names[MAX_SUGGESTED + 1];
    int last = b->code->arg_count + b->code->kwonly_count;
    int count = 0;
    for (int i = b->code->posonly_count; i < last && count < MAX_SUGGESTED; i++) {
        names[count++] = local_name(b, i);
    }
    names[count] = NULL;
    Text meant = {0};
    if (b->m->profile->minor >= 13) {
        suggestion_among(name, names, &meant);
    }
    raise_error(b->m, CLASS_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'%s",
                function_name(b), name, text_z(&meant));
    text_release(&meant);
}

static bool bind_keyword(Binding *b, Value name, Value value, Value rest, Value kwnames) {
    int parameter = parameter_named(b, name);
    if (parameter >= 0) {
        if (b->slots[parameter] != VALUE_UNSET) {
            raise_error(b->m, CLASS_TYPE_ERROR, "%s() got multiple values for argument '%s'",
                        function_name(b), str_bytes(b->m, name));
            return false;
        }
        b->slots[parameter] = retain(b->m, value);
        return true;
    }
    if (rest != VALUE_UNSET) {
        return dict_set(b->m, rest, name, value);
    }
    if (stands_for_c(b)) {
        raise_in_c(b, "takes no keyword arguments");
    } else if (is_positional_only(b, name)) {
        raise_positional_only(b, kwnames);
    } else {
        raise_unexpected_keyword(b, str_bytes(b->m, name));
    }
    return false;
}

static bool bind_positional(Binding *b, const Value *args, int count) {
    int fixed = count < b->code->arg_count ? count : b->code->arg_count;
    for (int i = 0; i < fixed; i++) {
        b->slots[i] = retain(b->m, args[i]);
    }
    if (b->code->flags & CODE_VARARGS) {
        int place = b->code->arg_count + b->code->kwonly_count;
        b->slots[place] = tuple_of(b->m, args + fixed, (uint32_t)(count - fixed));
        return b->slots[place] != VALUE_UNSET;
    }
    return true;
}

static bool bind_keywords(Binding *b, const Value *kwargs, Value kwnames) {
    Value rest = VALUE_UNSET;
    if (b->code->flags & CODE_VARKEYWORDS) {
        int place =
            b->code->arg_count + b->code->kwonly_count + ((b->code->flags & CODE_VARARGS) != 0);
        rest = b->slots[place] = dict_new(b->m);
    }
    uint32_t count = value_is_ref(kwnames) ? tuple_count(b->m, kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!bind_keyword(b, tuple_items(b->m, kwnames)[i], kwargs[i], rest, kwnames)) {
            return false;
        }
    }
    return true;
}

// "'a'", "'a' and 'b'", "'a', 'b', and 'c'"
static void list_names(const Binding *b, const int *missing, int count, Text *out) {
    for (int i = 0; i < count; i++) {
        const char *before = i == 0 ? "" : count == 2 ? " and " : i == count - 1 ? ", and " : ", ";
        text_printf(out, "%s'%s'", before, local_name(b, missing[i]));
    }
}

static void raise_missing(const Binding *b, const int *missing, int count, const char *kind) {
    Text names = {0};
    list_names(b, missing, count, &names);
    raise_error(b->m, CLASS_TYPE_ERROR, "%s() missing %d required %s argument%s: %s",
                function_name(b), count, kind, count == 1 ? "" : "s", text_z(&names));
    text_release(&names);
}

enum {
    MAX_PARAMETERS = 255
};

static bool fill_defaults(Binding *b, int count) {
    int missing[MAX_PARAMETERS];
    int missing_count = 0;
    int first_default = b->code->arg_count - default_count(b);
    for (int i = 0; i < b->code->arg_count; i++) {
        if (b->slots[i] != VALUE_UNSET) {
            continue;
        }
        if (i >= first_default) {
            Value *defaults = tuple_items(b->m, b->function->defaults);
            b->slots[i] = retain(b->m, defaults[i - first_default]);
        } else if (missing_count < MAX_PARAMETERS) {
            missing[missing_count++] = i;
        }
    }
    if (missing_count > 0 && stands_for_c(b) && !(b->code->flags & CODE_VARARGS)) {
        raise_count_in_c(b, count);
    } else if (missing_count > 0) {
        raise_missing(b, missing, missing_count, "positional");
    }
    return missing_count == 0;
}

static bool fill_keyword_defaults(Binding *b) {
    int missing[MAX_PARAMETERS];
    int missing_count = 0;
    int last = b->code->arg_count + b->code->kwonly_count;
    for (int i = b->code->arg_count; i < last; i++) {
        if (b->slots[i] != VALUE_UNSET) {
            continue;
        }
        Value name = name_at(b->m, b->function->program, b->code->local_names[i]);
        Value value = value_is_ref(b->function->kw_defaults)
                          ? dict_get(b->m, b->function->kw_defaults, name)
                          : VALUE_UNSET;
        b->slots[i] = retain(b->m, value);
        if (value == VALUE_UNSET && missing_count < MAX_PARAMETERS) {
            missing[missing_count++] = i;
        }
    }
    if (missing_count > 0) {
        raise_missing(b, missing, missing_count, "keyword-only");
    }
    return missing_count == 0;
}

static bool bind_arguments(Binding *b, const Value *args, int count, const Value *kwargs,
                           Value kwnames) {
    work_done(b->m, COST_KEYWORDS, (uint64_t)count + 1);
    if (!bind_positional(b, args, count) || !bind_keywords(b, kwargs, kwnames)) {
        return false;
    }
    if (count > b->code->arg_count && !(b->code->flags & CODE_VARARGS)) {
        (stands_for_c(b) ? raise_count_in_c : raise_too_many)(b, count);
        return false;
    }
    return fill_defaults(b, count) && fill_keyword_defaults(b);
}

static Value cell_new(Machine *m, Value value) {
    Cell *cell = heap_new(m, TYPE_CELL, sizeof(Cell));
    if (!cell) {
        return VALUE_UNSET;
    }
    cell->value = value;
    return value_of(m, cell);
}

static bool make_cells(Machine *m, const Code *code, const Function *function, Value *slots) {
    Value *cells = slots + code->local_count;
    for (int i = 0; i < code->cell_count; i++) {
        int local = code->cell_locals[i];
        Value start = VALUE_UNSET;
        if (local >= 0) {
            start = slots[local];
            slots[local] = VALUE_UNSET;
        }
        cells[i] = cell_new(m, start);
        if (cells[i] == VALUE_UNSET) {
            return false;
        }
    }
    for (int i = 0; i < code->free_count; i++) {
        cells[code->cell_count + i] = retain(m, tuple_items(m, function->closure)[i]);
    }
    return true;
}

Frame *frame_alloc(Machine *m, const Code *code, const Function *function) {
    Frame *frame = heap_take(m, TYPE_FRAME, frame_size(code));
    if (frame) {
        frame_begin(m, frame, code, function, VALUE_UNSET, NULL, 0);
    }
    return frame;
}

// What CPython has in C complains in other words.
static void explain_as_c(Machine *m, Value function, int count, Value kwnames) {
    if (!(object_at(m, function)->flags & FUNCTION_IS_IN_C)) {
        return;
    }
    const Function *f = AS(Function, m, function);
    const char *name = str_bytes(m, f->name);
    const char *qualname = str_bytes(m, f->qualname);
    const char *dot = strchr(qualname, '.');
    const Signature *signature = dot ? signature_of_method(qualname, (size_t)(dot - qualname), name)
                                     : signature_find(str_bytes(m, f->module), name);
    Value held = pending_take(m);
    signature_explain(m, signature, name, dot ? count - 1 : count, kwnames);
    if (m->world->pending == VALUE_UNSET) {
        m->world->pending = held;
    } else {
        release(m, held);
    }
}

Value frame_for_call(Machine *m, Value function, const Value *args, int count, const Value *kwargs,
                     Value kwnames) {
    work_done(m, COST_BIND, 1);
    const Function *f = AS(Function, m, function);
    const Code *code = code_at(m, f->program, f->code);
    Frame *frame = frame_alloc(m, code, f);
    if (!frame) {
        return VALUE_UNSET;
    }
    Value v = value_of(m, frame);
    bool simple = count == code->arg_count && kwnames == VALUE_UNSET && code->kwonly_count == 0 &&
                  !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS));
    bool bound = true;
    if (simple) {
        for (int i = 0; i < count; i++) {
            frame->slots[i] = retain(m, args[i]);
        }
    } else {
        Binding binding = {.m = m, .code = code, .function = f, .slots = frame->slots};
        bound = bind_arguments(&binding, args, count, kwargs, kwnames);
    }
    if (!bound) {
        explain_as_c(m, function, count, kwnames);
    }
    if (!bound || !make_cells(m, code, f, frame->slots)) {
        release(m, v);
        return VALUE_UNSET;
    }
    if (f->object.flags & FUNCTION_IS_RENAMED) {
        frame->locals = retain(m, function);
    }
    return v;
}

void frame_push(Machine *m, Value frame, FrameAction action) {
    Strand *strand = &m->world->strand;
    Frame *f = AS(Frame, m, frame);
    assert(f->back == VALUE_UNSET);
    f->back = strand->frame;
    f->action = action;
    strand->frame = frame;
    strand->depth++;
}

void frame_pop(Machine *m) {
    Strand *strand = &m->world->strand;
    Value top = strand->frame;
    if (is_type(m, top, TYPE_FRAME)) {
        Frame *f = AS(Frame, m, top);
        strand->frame = f->back;
        f->back = VALUE_UNSET;
        strand->depth--;
    } else {
        NativeFrame *n = AS(NativeFrame, m, top);
        strand->frame = n->back;
        n->back = VALUE_UNSET;
    }
    release(m, top);
}

NativeFrame *native_frame_push(Machine *m, uint32_t kind, FrameAction action) {
    NativeFrame *frame = heap_new(m, TYPE_NATIVE_FRAME, sizeof(NativeFrame));
    if (!frame) {
        return NULL;
    }
    frame->kind = kind;
    frame->action = action;
    for (int i = 0; i < NATIVE_FRAME_SLOTS; i++) {
        frame->slots[i] = VALUE_UNSET;
    }
    frame->back = m->world->strand.frame;
    m->world->strand.frame = value_of(m, frame);
    return frame;
}
