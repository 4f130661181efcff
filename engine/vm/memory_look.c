// What memory holds, as numbers to compare: the library tells with them whether something changed
// that another process would not see. Values count by what is in them, what a program cannot change
// (functions, classes, modules, the library's own objects) by where it is. Runs nothing of the
// program's and keeps no reference.
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/set.h"
#include "engine/vm/str.h"

enum {
    MAX_DEPTH = 6,
    MAX_ITEMS = 100000 // looked at for one value
};

typedef struct Look {
    Machine *m;
    uint32_t item_count;
} Look;

static uint64_t mixed(uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return sum ^ sum >> 29;
}

static uint64_t of_value(Look *look, Value v, int depth);

static uint64_t of_items(Look *look, const Value *items, uint32_t count, int depth) {
    uint64_t sum = count;
    for (uint32_t i = 0; i < count; i++) {
        sum = mixed(sum, of_value(look, items[i], depth + 1));
    }
    return sum;
}

static uint64_t of_deque(Look *look, Value v, int depth) {
    const Deque *deque = AS(Deque, look->m, v);
    uint64_t sum = deque->count;
    for (uint32_t i = 0; i < deque->count; i++) {
        sum = mixed(sum, of_value(look, *deque_place(look->m, deque, i), depth + 1));
    }
    return sum;
}

static uint64_t of_set(Look *look, Value v, int depth) {
    uint64_t sum = AS(Set, look->m, v)->count;
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    while (set_next(look->m, v, &position, &key, &hash)) { // in any order
        sum += mixed(hash, of_value(look, key, depth + 1));
    }
    return sum;
}

// skips_hidden: attributes whose names begin with "_" are the library's.
static uint64_t of_dict(Look *look, Value v, bool skips_hidden, int depth) {
    uint64_t sum = 0;
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(look->m, v, &position, &key, &value)) {
        bool is_name = is_type(look->m, key, TYPE_STR);
        if (!skips_hidden || !is_name || str_bytes(look->m, key)[0] != '_') {
            sum = mixed(sum, of_value(look, key, depth + 1));
            sum = mixed(sum, of_value(look, value, depth + 1));
        }
    }
    return sum;
}

static bool is_of_library(const Machine *m, Value cls) {
    return value_offset(cls) < m->world->heap.sealed;
}

static bool has_base_of_library(Machine *m, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i + 1 < tuple_count(m, mro); i++) { // the last one is object
        if (is_of_library(m, tuple_items(m, mro)[i])) {
            return true;
        }
    }
    return false;
}

static uint64_t of_instance(Look *look, Value v, int depth) {
    Machine *m = look->m;
    const Instance *instance = AS(Instance, m, v);
    if (is_of_library(m, instance->cls)) {
        return value_offset(v);
    }
    uint64_t sum = value_offset(instance->cls);
    if (instance->dict != VALUE_UNSET) {
        sum =
            mixed(sum, of_dict(look, instance->dict, has_base_of_library(m, instance->cls), depth));
    }
    return mixed(sum, of_value(look, instance->payload, depth + 1));
}

static uint64_t of_object(Look *look, Value v, int depth) {
    Machine *m = look->m;
    switch ((int)type_of(m, v)) {
    case TYPE_STR:
        return hash_of_str(m, v);
    case TYPE_TUPLE:
        return of_items(look, tuple_items(m, v), tuple_count(m, v), depth);
    case TYPE_LIST:
        return of_items(look, list_items(m, v), list_count(m, v), depth);
    case TYPE_DICT:
        return of_dict(look, v, false, depth);
    case TYPE_SET:
    case TYPE_FROZENSET:
        return of_set(look, v, depth);
    case TYPE_DEQUE:
        return of_deque(look, v, depth);
    case TYPE_INSTANCE:
        return of_instance(look, v, depth);
    default:
        return value_offset(v);
    }
}

static uint64_t of_value(Look *look, Value v, int depth) {
    if (!value_is_ref(v)) {
        return v;
    }
    if (depth > MAX_DEPTH || look->item_count++ > MAX_ITEMS) {
        return 0;
    }
    return of_object(look, v, depth);
}

// _fingerprint(value): differs when something in it does.
static Value native_fingerprint(Machine *m, const Call *call) {
    Look look = {.m = m};
    return int_from_u64(m, of_value(&look, call->args[0], 0));
}

// A name of the program that a function uses, and whether one rebinds it.
static bool add_name(Machine *m, Value names, const ProgramName *name, bool is_rebound) {
    Value key = str_intern(m, name->bytes, (size_t)name->length);
    Value value = dict_get(m, m->world->globals[0], key);
    bool is_known = dict_get(m, names, key) == VALUE_TRUE;
    bool ok =
        value == VALUE_UNSET || is_known || dict_set(m, names, key, value_from_bool(is_rebound));
    release(m, key);
    return ok;
}

static bool add_names_of(Machine *m, Value names, const Program *program, const Code *code) {
    bool ok = true;
    for (uint32_t i = 0; ok && i < code->instruction_count; i++) {
        Opcode op = instruction_op(code->instructions[i]);
        if (op == OP_LOAD_GLOBAL || op == OP_STORE_GLOBAL) {
            uint32_t number = instruction_arg(code->instructions[i]);
            ok = add_name(m, names, &program->names[number], op == OP_STORE_GLOBAL);
        }
    }
    return ok;
}

// _names_of_functions(): the program's own names that its functions use; with True those that one
// of them rebinds.
static Value native_names_of_functions(Machine *m, const Call *call) {
    (void)call;
    Value names = dict_new(m);
    const Program *program = m->programs[0];
    for (uint32_t i = 1; names != VALUE_UNSET && i < program->code_count; i++) {
        if (!add_names_of(m, names, program, &program->codes[i])) {
            release(m, names);
            return VALUE_UNSET;
        }
    }
    return names;
}

// _program_names(): the dict of the program's own names.
static Value native_program_names(Machine *m, const Call *call) {
    (void)call;
    return retain(m, m->world->globals[0]);
}

const NativeInfo natives_memory_look[] = {
    {"_fingerprint", native_fingerprint, 1, 1, false, EFFECT_PRIVATE},
    {"_names_of_functions", native_names_of_functions, 0, 0, false, EFFECT_PRIVATE},
    {"_program_names", native_program_names, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
