#include "engine/vm/costs.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/ast.h"
#include "engine/vm/interp.h"

enum {
    JUMP_SITES = 4096,
    GUESSES = 65536,      // for each place and what went before
    MANY_OBJECTS = 20000, // are not all near the processor
    MOST_CERTAIN = 3      // of a guess, that it will jump; 0: that it will not
};

struct Costs {
    uint64_t prices[COST_COUNT]; // picoseconds
    uint64_t counts[COST_COUNT];
    uint64_t **tables[PROGRAM_LIMIT]; // owned: per program and code, made when the code runs first
    uint32_t table_counts[PROGRAM_LIMIT];   // codes of these
    const Program *programs[PROGRAM_LIMIT]; // borrowed, to be told apart only
    uint16_t *natives;            // owned: the kind for each native, 0 before it was called
    uint8_t outcomes[JUMP_SITES]; // bits, the last one lowest
    uint8_t guesses[GUESSES];
};

// clang-format would indent the lines behind each #undef by one step more.
// clang-format off
const char *cost_name(int kind) {
    static const char *const names[COST_COUNT] = {
#define X(id, name) [OP_##id] = name,
        OPCODES(X)
#undef X
        [COST_FUSED_BINARY] = "BINARY_OP behind a load",
        [COST_FUSED_COMPARE] = "COMPARE_OP behind a load",
        [COST_FUSED_SUBSCR] = "BINARY_SUBSCR behind a load",
        [COST_FUSED_ATTR] = "LOAD_ATTR behind a load",
        [COST_FUSED_JUMP] = "a jump behind a comparison",
        [COST_DIVISION] = "BINARY_OP that divides",
        [COST_POWER] = "BINARY_OP **",
        [COST_FUSED_DIVISION] = "BINARY_OP that divides behind a load",
        [COST_STORED_ITEM] = "STORE_FAST of an item",
        [COST_HANDED_FAST] = "LOAD_FAST before its operator",
        [COST_HANDED_CONST] = "LOAD_CONST before its operator",
#define X(id, name, usual) [COST_##id] = name,
        WORKS(X)
#undef X
#define X(name) [COST_OF_##name] = "calling " #name,
        PRICED_FUNCTIONS(X)
#undef X
#define X(owner, name) [COST_OF_##owner##_##name] = "calling " #owner "." #name,
        PRICED_METHODS(X)
#undef X
#define X(class) [COST_OF_##class] = "calling the class " #class,
        PRICED_CLASSES(X)
#undef X
    };
    return kind >= 0 && kind < COST_COUNT ? names[kind] : NULL;
}
// clang-format on

int cost_kind_named(const char *name) {
    for (int i = 0; i < COST_COUNT; i++) {
        if (strcmp(cost_name(i), name) == 0) {
            return i;
        }
    }
    return -1;
}

Costs *costs_new(const int64_t *prices) {
    Costs *costs = NEW(Costs);
    for (int i = 0; i < COST_COUNT; i++) {
        costs->prices[i] = (uint64_t)prices[i];
    }
    costs->natives = NEW_ARRAY(uint16_t, native_id_end());
    return costs;
}

static void forget(Costs *costs, int program) {
    if (costs->tables[program]) {
        for (uint32_t i = 0; i < costs->table_counts[program]; i++) {
            memory_free(costs->tables[program][i]);
        }
        memory_free(costs->tables[program]);
        costs->tables[program] = NULL;
    }
}

void costs_forget(Costs *costs, int program) {
    forget(costs, program);
    costs->programs[program] = NULL;
}

void costs_free(Costs *costs) {
    if (costs) {
        for (int i = 0; i < PROGRAM_LIMIT; i++) {
            forget(costs, i);
        }
        memory_free(costs->natives);
        memory_free(costs);
    }
}

static bool divides(Instruction word) {
    uint32_t op = instruction_arg(word) & ~(uint32_t)OPCODE_INPLACE;
    return op == OPERATOR_MOD || op == OPERATOR_FLOOR_DIV || op == OPERATOR_DIV;
}

static bool is_power(Instruction word) {
    return (instruction_arg(word) & ~(uint32_t)OPCODE_INPLACE) == OPERATOR_POW;
}

static bool takes_operand(Opcode op) {
    return op == OP_BINARY_OP || op == OP_COMPARE_OP || op == OP_BINARY_SUBSCR;
}

// The interpreter takes some pairs of instructions in one go.
static int kind_of(const Code *code, uint32_t at) {
    Instruction word = code->instructions[at];
    Opcode op = instruction_op(word);
    Opcode before = at ? instruction_op(code->instructions[at - 1]) : OP_NOP;
    bool loaded = before == OP_LOAD_FAST || before == OP_LOAD_CONST || before == OP_LOAD_DEREF;
    if (op == OP_LINE) {
        return -1;
    }
    if (op == OP_LOAD_FAST || op == OP_LOAD_CONST) {
        bool is_handed = at + 1 < code->instruction_count &&
                         takes_operand(instruction_op(code->instructions[at + 1]));
        return !is_handed ? (int)op : op == OP_LOAD_FAST ? COST_HANDED_FAST : COST_HANDED_CONST;
    }
    if (op == OP_BINARY_OP) {
        return is_power(word)  ? COST_POWER
               : divides(word) ? (loaded ? COST_FUSED_DIVISION : COST_DIVISION)
               : loaded        ? COST_FUSED_BINARY
                               : OP_BINARY_OP;
    }
    if (op == OP_COMPARE_OP) {
        return loaded ? COST_FUSED_COMPARE : OP_COMPARE_OP;
    }
    if (op == OP_BINARY_SUBSCR) {
        return loaded ? COST_FUSED_SUBSCR : OP_BINARY_SUBSCR;
    }
    if (op == OP_LOAD_ATTR) {
        return before == OP_LOAD_FAST ? COST_FUSED_ATTR : OP_LOAD_ATTR;
    }
    if (op == OP_STORE_FAST) {
        return before == OP_FOR_ITER ? COST_STORED_ITEM : OP_STORE_FAST;
    }
    if (op == OP_POP_JUMP_IF_FALSE || op == OP_POP_JUMP_IF_TRUE) {
        return before == OP_COMPARE_OP ? COST_FUSED_JUMP : (int)op;
    }
    return (int)op;
}

static uint64_t *table_new(const Costs *costs, const Code *code) {
    uint64_t *table = NEW_ARRAY(uint64_t, (size_t)code->instruction_count + 1);
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        int kind = kind_of(code, i);
        table[i + 1] = table[i] + (kind < 0 ? 0 : costs->prices[kind]);
    }
    return table;
}

const uint64_t *costs_table(const Machine *m, uint32_t program, const Code *code) {
    Costs *costs = m->costs;
    if (costs->programs[program] != m->programs[program]) {
        forget(costs, (int)program);
        costs->programs[program] = m->programs[program];
    }
    if (!costs->tables[program]) {
        costs->table_counts[program] = m->programs[program]->code_count;
        costs->tables[program] = NEW_ARRAY(uint64_t *, costs->table_counts[program]);
    }
    uint64_t **table = &costs->tables[program][code - m->programs[program]->codes];
    if (!*table) {
        *table = table_new(costs, code);
    }
    return *table;
}

void costs_note(const Machine *m, const Code *code, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        int kind = kind_of(code, i);
        if (kind >= 0) {
            m->costs->counts[kind]++;
        }
    }
}

void costs_tell(Costs *costs, Text *text) {
    bool first = true;
    for (int i = 0; i < COST_COUNT; i++) {
        if (costs->counts[i]) {
            text_printf(text, "%s%d=%llu", first ? "" : " ", i,
                        (unsigned long long)costs->counts[i]);
            first = false;
        }
        costs->counts[i] = 0;
    }
    text_add_char(text, '\n');
}

void costs_work(Machine *m, CostKind kind, uint64_t times) {
    m->world->instruction_count += times * m->costs->prices[kind];
    if (m->counts_kinds) {
        m->costs->counts[kind] += times;
    }
}

void costs_jump(Machine *m, uint32_t program, const Code *code, uint32_t at, bool jumped) {
    uint32_t index = (uint32_t)(code - m->programs[program]->codes);
    costs_guess(m, (index * 2 + program) * 8191 + at, jumped);
}

void costs_guess(Machine *m, uint32_t place, bool outcome) {
    Costs *costs = m->costs;
    uint32_t site = place * 2654435761u; // spreads them
    uint8_t *outcomes = &costs->outcomes[(site >> 8) % JUMP_SITES];
    uint8_t *guess = &costs->guesses[((site >> 8) ^ (*outcomes * 257u)) % GUESSES];
    if ((*guess > MOST_CERTAIN / 2) != outcome) {
        costs_work(m, COST_SURPRISE, 1);
    }
    *guess = (uint8_t)(outcome ? *guess + (*guess < MOST_CERTAIN) : *guess - (*guess > 0));
    *outcomes = (uint8_t)(*outcomes << 1 | outcome);
}

void costs_object(Machine *m, TypeId type, size_t size) {
    static const uint16_t kinds[TYPE_COUNT] = {
        [TYPE_FRAME] = COST_FRAME,         [TYPE_STR] = COST_STR,
        [TYPE_LIST] = COST_LIST,           [TYPE_TUPLE] = COST_TUPLE,
        [TYPE_DICT] = COST_DICT,           [TYPE_SET] = COST_DICT,
        [TYPE_BLOCK] = COST_BLOCK,         [TYPE_INSTANCE] = COST_INSTANCE,
        [TYPE_GENERATOR] = COST_COROUTINE, [TYPE_BIG_INT] = COST_LARGE,
    };
    costs_work(m, kinds[type] ? (CostKind)kinds[type] : COST_OBJECT, 1);
    costs_work(m, COST_BYTES, (size + 15) / 16);
    if (m->world->heap.object_count > MANY_OBJECTS) {
        costs_work(m, COST_CROWDED, (size + 15) / 16);
    }
}

void costs_find(Machine *m, Value key) {
    costs_work(m,
               value_is_int(key)           ? COST_FIND
               : is_type(m, key, TYPE_STR) ? COST_FIND_TEXT
                                           : COST_FIND_OTHER,
               1);
}

// --- calls of the library -----------------------------------------------------------------------

// clang-format off
static uint16_t kind_of_native(uint32_t native) {
    static const struct {
        const char *name;
        int owner;
        uint16_t kind;
    } priced[] = {
#define X(name) {#name, -1, COST_OF_##name},
        PRICED_FUNCTIONS(X)
#undef X
#define X(owner, name) {#name, CLASS_##owner, COST_OF_##owner##_##name},
        PRICED_METHODS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof priced / sizeof priced[0]; i++) {
        if (priced[i].owner == native_owner(native) &&
            strcmp(priced[i].name, native_info(native)->name) == 0) {
            return priced[i].kind;
        }
    }
    return COST_NATIVE;
}
// clang-format on

void costs_native(Machine *m, uint32_t native) {
    uint16_t *kind = &m->costs->natives[native];
    if (*kind == 0) {
        *kind = kind_of_native(native);
    }
    costs_work(m, (CostKind)*kind, 1);
}

void costs_class(Machine *m, const Class *cls) {
    static const uint16_t kinds[CLASS_COUNT] = {
#define X(class) [CLASS_##class] = COST_OF_##class,
        PRICED_CLASSES(X)
#undef X
    };
    bool is_priced = cls->object.flags & CLASS_IS_BUILTIN && kinds[cls->class_id];
    costs_work(m, is_priced ? (CostKind)kinds[cls->class_id] : COST_CONSTRUCT, 1);
}
