// Instructions that are seldom, or that take long anyway: apart from the dispatch loop, so that it
// stays small enough to read and its registers are few. None of them pushes a frame or blocks.
#include "engine/vm/generator.h"
#include "engine/vm/ops.h"
#include "engine/vm/unwind.h"

// What an instruction works on: the frame's own stack, whose top is where the instruction leaves
// it.
typedef struct Operands {
    Machine *m;
    Frame *frame;
    Value *sp; // one past the top
} Operands;

static void push(Operands *o, Value v) {
    *o->sp++ = v;
}

static Value pop(Operands *o) {
    return *--o->sp;
}

static void drop(Operands *o, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        release(o->m, *--o->sp);
    }
}

// Replaces the top `count` values by the result of an operation that may have failed.
static bool result(Operands *o, uint32_t count, Value v) {
    drop(o, count);
    if (v != VALUE_UNSET) {
        push(o, v);
    }
    return v != VALUE_UNSET;
}

// The same for one that has no result.
static bool done(Operands *o, uint32_t count, bool ok) {
    drop(o, count);
    return ok;
}

static bool set_item(Operands *o, uint32_t place) {
    Value item = pop(o);
    bool ok = set_add(o->m, o->sp[-(int32_t)place], item);
    release(o->m, item);
    return ok;
}

static bool unpack_around(Operands *o, uint32_t arg) {
    Value sequence = pop(o);
    int before = (int)(arg & 0xFF);
    int after = (int)(arg >> 8);
    bool ok = op_unpack(o->m, sequence, before, after, o->sp);
    release(o->m, sequence);
    o->sp += ok ? before + 1 + after : 0;
    return ok;
}

static bool end_async_for(Operands *o) {
    Machine *m = o->m;
    Value exception = pop(o);
    if (exception_matches(m, exception, builtin_class(m, CLASS_STOP_ASYNC_ITERATION))) {
        release(m, exception);
        drop(o, 1);
        return true;
    }
    raise_again(m, exception);
    return false;
}

static bool raise(Operands *o, uint32_t arg) {
    Value cause = arg == 2 ? pop(o) : VALUE_UNSET;
    Value exception = arg >= 1 ? pop(o) : VALUE_UNSET;
    o->frame->sp -= arg;
    op_raise(o->m, exception, cause);
    return false;
}

static bool begin_handling(Operands *o) {
    Value exception = pop(o);
    push(o, o->m->world->strand.handled);
    o->m->world->strand.handled = retain(o->m, exception);
    push(o, exception);
    return true;
}

static bool end_handling(Operands *o) {
    o->frame->sp--;
    replace(o->m, &o->m->world->strand.handled, pop(o));
    return true;
}

static bool group_match(Operands *o) {
    Value rest;
    Value match;
    if (!op_check_group_match(o->m, o->sp[-2], o->sp[-1], &rest, &match)) {
        return false;
    }
    drop(o, 2);
    push(o, rest);
    push(o, match);
    return true;
}

static bool raise_same(Operands *o) {
    o->frame->sp--;
    raise_again(o->m, pop(o));
    return false;
}

static bool length_of(Operands *o) {
    int64_t length = 0;
    bool ok = value_length(o->m, o->sp[-1], &length);
    push(o, ok ? value_from_small_int(length) : VALUE_NONE);
    return ok;
}

static Value slice_of(Operands *o, uint32_t count) {
    const Value *items = o->sp - count;
    return slice_new(o->m, items[0], items[1], count == 3 ? items[2] : VALUE_NONE);
}

static Value generic_helper(Machine *m, GenericHelper helper) {
    static const char *const names[] = {
        [GENERIC_TYPE_VAR] = "_type_variable",
        [GENERIC_CONSTRAINED] = "_constrained_variable",
        [GENERIC_TYPE_VAR_TUPLE] = "_type_variable_tuple",
        [GENERIC_PARAM_SPEC] = "_parameter_specification",
        [GENERIC_FUNCTION] = "_generic_function",
        [GENERIC_BASE] = "_generic_base",
        [GENERIC_ALIAS] = "_type_alias",
    };
    _Static_assert(sizeof names / sizeof names[0] == GENERIC_HELPER_COUNT, "a name for each");
    return retain(m, dict_get_z(m, m->world->globals[1], names[helper]));
}

static bool operate(Operands *o, Opcode op, uint32_t arg) {
    Machine *m = o->m;
    Frame *f = o->frame;
    Value *sp = o->sp;
    switch ((int)op) {
    case OP_DELETE_FAST:
        return op_delete_fast(m, f, arg);
    case OP_DELETE_DEREF:
        return op_delete_deref(m, f, arg);
    case OP_DELETE_GLOBAL:
        return op_delete_global(m, f, arg);
    case OP_DELETE_NAME:
        return op_delete_name(m, f, arg);
    case OP_DELETE_ATTR:
        return done(o, 1, del_attr(m, sp[-1], name_at(m, f->program, arg)));
    case OP_DELETE_SUBSCR:
        return done(o, 2, value_del_item(m, sp[-2], sp[-1]));
    case OP_LOAD_CLASSDEREF:
        return result(o, 0, op_load_classderef(m, f, arg));
    case OP_UNARY_NEGATIVE:
        return result(o, 1, value_unary(m, sp[-1], UNARY_MINUS));
    case OP_UNARY_POSITIVE:
        return result(o, 1, value_unary(m, sp[-1], UNARY_PLUS));
    case OP_UNARY_INVERT:
        return result(o, 1, value_unary(m, sp[-1], UNARY_INVERT));
    case OP_BUILD_SET:
        return result(o, arg, op_build_set(m, sp - arg, arg));
    case OP_BUILD_MAP:
        return result(o, arg * 2, op_build_map(m, sp - 2 * arg, arg));
    case OP_BUILD_SLICE:
        return result(o, arg, slice_of(o, arg));
    case OP_SET_ADD:
        return set_item(o, arg);
    case OP_MAP_ADD:
        return done(o, 2, dict_set(m, sp[-2 - (int32_t)arg], sp[-2], sp[-1]));
    case OP_LIST_EXTEND:
    case OP_SET_UPDATE:
    case OP_DICT_UPDATE:
    case OP_DICT_MERGE:
        return done(o, 1, op_extend(m, sp, op, arg));
    case OP_CONST_SET:
        return result(o, 1, op_const_set(m, sp[-1]));
    case OP_LIST_TO_TUPLE:
        return result(o, 1, tuple_of(m, list_items(m, sp[-1]), list_count(m, sp[-1])));
    case OP_UNPACK_EX:
        return unpack_around(o, arg);
    case OP_MAKE_FUNCTION: {
        uint32_t parts = (arg & 1) + (arg >> 1 & 1) + (arg >> 2 & 1) + (arg >> 3 & 1);
        return result(o, parts + 1, op_make_function(m, f, sp, arg));
    }
    case OP_LOAD_BUILD_CLASS:
        return result(o, 0, op_build_class_function(m));
    case OP_GET_YIELD_FROM_ITER:
        return result(o, 1, op_yield_from_iter(m, sp[-1]));
    case OP_GET_AITER:
        return result(o, 1, op_get_aiter(m, sp[-1]));
    case OP_GET_ANEXT:
        return result(o, 0, op_get_anext(m, sp[-1]));
    case OP_END_ASYNC_FOR:
        return end_async_for(o);
    case OP_RAISE_VARARGS:
        return raise(o, arg);
    case OP_PUSH_EXC_INFO:
        return begin_handling(o);
    case OP_POP_EXCEPT:
        return end_handling(o);
    case OP_CHECK_EXC_MATCH:
        return result(o, 1, op_check_match(m, sp[-2], sp[-1]));
    case OP_CHECK_EG_MATCH:
        return group_match(o);
    case OP_PREP_RERAISE_STAR:
        return result(o, 2, op_prep_reraise_star(m, sp[-2], sp[-1]));
    case OP_RERAISE:
        return raise_same(o);
    case OP_LOAD_ASSERTION_ERROR:
        return result(o, 0, retain(m, builtin_class(m, CLASS_ASSERTION_ERROR)));
    case OP_IMPORT_FROM:
        return result(o, 0, op_import_from(m, sp[-1], name_at(m, f->program, arg)));
    case OP_IMPORT_STAR:
        return done(o, 1, op_import_star(m, f, sp[-1]));
    case OP_SETUP_ANNOTATIONS:
        return op_setup_annotations(m, f);
    case OP_LOAD_GENERIC:
        return result(o, 0, generic_helper(m, (GenericHelper)arg));
    case OP_SEE_CLASS:
        replace(m, &f->locals, retain(m, AS(Frame, m, f->back)->locals));
        return true;
    case OP_GET_LEN:
        return length_of(o);
    case OP_MATCH_MAPPING:
        return result(o, 0, value_from_bool(op_match_mapping(m, sp[-1])));
    case OP_MATCH_SEQUENCE:
        return result(o, 0, value_from_bool(op_match_sequence(m, sp[-1])));
    case OP_MATCH_KEYS:
        return result(o, 0, op_match_keys(m, sp[-2], sp[-1]));
    case OP_MATCH_CLASS:
        return result(o, 3, op_match_class(m, sp[-3], sp[-2], sp[-1], (int)arg));
    default:
        assert(!"an instruction of the dispatch loop");
        return false;
    }
}

bool op_rare(Machine *m, Frame *f, Instruction word) {
    Operands operands = {.m = m, .frame = f, .sp = f->slots + f->sp};
    bool ok = operate(&operands, instruction_op(word), instruction_arg(word));
    f->sp = (uint32_t)(operands.sp - f->slots);
    return ok;
}
