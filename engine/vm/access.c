#include "engine/vm/access.h"

#include "engine/vm/ops.h"

static int one(Access *accesses, uint64_t object, uint64_t part, AccessMode mode) {
    accesses[0] = (Access){object, part, mode};
    return 1;
}

static int global_access(Machine *m, const Frame *f, uint32_t name, AccessMode mode,
                         Access *accesses) {
    Value key = name_at(m, f->program, name);
    bool is_class_body = frame_code(m, f)->flags & CODE_CLASS_BODY;
    Value dict = is_class_body ? VALUE_UNSET : f->globals;
    if (dict == VALUE_UNSET) { // a class body's own names are private
        return 0;
    }
    if (mode == ACCESS_READ) {
        Value found = dict_get(m, dict, key);
        TypeId type = type_of(m, found);
        bool constant = found == VALUE_UNSET || type == TYPE_FUNCTION || type == TYPE_MODULE ||
                        type == TYPE_CLASS || type == TYPE_NATIVE;
        if (constant) { // nobody rebinds these in a program worth searching
            return 0;
        }
    }
    return one(accesses, value_offset(dict), value_offset(key), mode);
}

static bool is_shared_type(TypeId type) {
    return type == TYPE_INSTANCE || type == TYPE_LIST || type == TYPE_DICT || type == TYPE_SET ||
           type == TYPE_DEQUE || type == TYPE_LOCK;
}

static int object_access(const Machine *m, Value v, uint64_t part, AccessMode mode,
                         Access *accesses) {
    return is_shared_type(type_of(m, v)) ? one(accesses, value_offset(v), part, mode) : 0;
}

static int native_access(const Machine *m, const Native *native, const Value *args, int count,
                         Access *accesses) {
    Value self = native->self != VALUE_UNSET ? native->self : count > 0 ? args[0] : VALUE_UNSET;
    switch (native_info(native->id)->effect) {
    case EFFECT_PRIVATE:
        return 0;
    case EFFECT_READS_SELF:
        return object_access(m, self, 0, ACCESS_READ, accesses);
    case EFFECT_WRITES_SELF:
        return object_access(m, self, 0, ACCESS_WRITE, accesses);
    case EFFECT_OUTPUT:
        return one(accesses, ACCESS_OUTPUT, 0, ACCESS_WRITE);
    case EFFECT_LOOP:
        return one(accesses, ACCESS_LOOP, 0, ACCESS_WRITE);
    case EFFECT_CLOCK:
        return one(accesses, ACCESS_CLOCK, 0, ACCESS_READ);
    }
    return 0;
}

static bool is_library_function(const Machine *m, Value v) {
    return is_type(m, v, TYPE_FUNCTION) && AS(Function, m, v)->program == 1;
}

// A method that the library wrote in Python (event.set(), thread.join()) may change its object.
static int method_access(const Machine *m, Value function, Value self, Access *accesses) {
    return is_library_function(m, function) && is_type(m, self, TYPE_INSTANCE)
               ? object_access(m, self, 0, ACCESS_WRITE, accesses)
               : 0;
}

static int call_access(const Machine *m, const Value *args, int count, Access *accesses) {
    Value callable = args[-2];
    if (args[-1] != VALUE_UNSET) {
        args--;
        count++;
    }
    if (is_type(m, callable, TYPE_FUNCTION)) {
        return method_access(m, callable, count > 0 ? args[0] : VALUE_UNSET, accesses);
    }
    if (is_type(m, callable, TYPE_METHOD)) {
        const Method *method = AS(Method, m, callable);
        return method_access(m, method->function, method->self, accesses);
    }
    return is_type(m, callable, TYPE_NATIVE)
               ? native_access(m, AS(Native, m, callable), args, count, accesses)
               : 0;
}

// f(*args): the callable lies below the arguments.
static int call_ex_access(const Machine *m, const Value *sp, Access *accesses) {
    Value callable = sp[-3];
    Value args = sp[-1];
    bool known = is_type(m, args, TYPE_TUPLE) || is_type(m, args, TYPE_LIST);
    if (!is_type(m, callable, TYPE_NATIVE)) {
        return 0;
    }
    return native_access(m, AS(Native, m, callable), known ? sequence_items(m, args) : NULL,
                         known ? (int)sequence_count(m, args) : 0, accesses);
}

// with lock: and with condition:
static int enter_access(Machine *m, Value manager, Access *accesses) {
    if (is_type(m, manager, TYPE_LOCK)) {
        return object_access(m, manager, 0, ACCESS_WRITE, accesses);
    }
    if (!is_type(m, manager, TYPE_INSTANCE)) {
        return 0;
    }
    Value enter = class_lookup(m, class_of(m, manager), name_z(m, "__enter__"));
    return method_access(m, enter, manager, accesses);
}

int machine_next_accesses(Machine *m, Access *accesses, int most) {
    Value top = m->world->strand.frame;
    if (most < 1 || !is_type(m, top, TYPE_FRAME)) {
        return 0;
    }
    Frame *f = AS(Frame, m, top);
    if (f->program != 0) {
        return 0;
    }
    Instruction word = frame_code(m, f)->instructions[f->ip];
    uint32_t arg = instruction_arg(word);
    Value *sp = f->slots + f->sp;
    switch ((int)instruction_op(word)) {
    case OP_LOAD_GLOBAL:
    case OP_LOAD_NAME:
        return global_access(m, f, arg, ACCESS_READ, accesses);
    case OP_STORE_GLOBAL:
    case OP_STORE_NAME:
        return global_access(m, f, arg, ACCESS_WRITE, accesses);
    case OP_LOAD_ATTR:
        return object_access(m, sp[-1], value_offset(name_at(m, 0, arg)), ACCESS_READ, accesses);
    case OP_STORE_ATTR:
        return object_access(m, sp[-1], value_offset(name_at(m, 0, arg)), ACCESS_WRITE, accesses);
    case OP_BINARY_SUBSCR:
        return object_access(m, sp[-2], 0, ACCESS_READ, accesses);
    case OP_STORE_SUBSCR:
        return object_access(m, sp[-2], 0, ACCESS_WRITE, accesses);
    case OP_DELETE_GLOBAL:
    case OP_DELETE_NAME:
        return global_access(m, f, arg, ACCESS_WRITE, accesses);
    case OP_DELETE_ATTR:
        return object_access(m, sp[-1], value_offset(name_at(m, 0, arg)), ACCESS_WRITE, accesses);
    case OP_DELETE_SUBSCR:
        return object_access(m, sp[-2], 0, ACCESS_WRITE, accesses);
    case OP_BINARY_OP:
        return arg & OPCODE_INPLACE && !is_type(m, sp[-2], TYPE_INSTANCE)
                   ? object_access(m, sp[-2], 0, ACCESS_WRITE, accesses)
                   : 0;
    case OP_BEFORE_WITH:
        return enter_access(m, sp[-1], accesses);
    case OP_CALL_EX:
        return call_ex_access(m, sp - (arg == 1), accesses);
    case OP_CALL:
        return call_access(m, sp - arg, (int)arg, accesses);
    case OP_CALL_KW:
        return call_access(m, sp - 1 - arg, (int)arg, accesses);
    default:
        return 0;
    }
}

bool stop_before(Machine *m, Frame *f) {
    if (m->world->nesting > 0 || f->program != 0) {
        return false;
    }
    Access access;
    if (machine_next_accesses(m, &access, 1) == 0) {
        return false;
    }
    bool stop = !m->passing;
    if (m->passing) {
        m->passing = false;
        m->world->strand.passed_check = false; // from here to the next one
    }
    return stop;
}
