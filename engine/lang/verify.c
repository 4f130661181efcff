#include "engine/lang/verify.h"

#include "engine/base/memory.h"
#include "engine/lang/opcode_stack.h"

typedef struct Verifier {
    const Program *program;
    const Code *code;
    Arena *arena;
    const char *message; // the first mistake, or NULL
    int32_t *depths;     // before each instruction, -1 when not reached yet
    uint32_t *todo;
    uint32_t todo_count;
} Verifier;

static void complain(Verifier *v, uint32_t at, const char *what) {
    if (!v->message) {
        const char *name = v->program->names[v->code->qualname].bytes;
        const char *op = at < v->code->instruction_count
                             ? opcode_name(instruction_op(v->code->instructions[at]))
                             : "end";
        v->message = arena_printf(v->arena, "%s: instruction %u (%s): %s", name, at, op, what);
    }
}

static void reach(Verifier *v, uint32_t from, uint32_t at, int32_t depth) {
    if (at >= v->code->instruction_count) {
        complain(v, from, "goes to where no instruction is");
    } else if (depth > v->code->stack_size) {
        complain(v, from, "stack deeper than stack_size");
    } else if (v->depths[at] < 0) {
        v->depths[at] = depth;
        v->todo[v->todo_count++] = at;
    } else if (v->depths[at] != depth) {
        complain(v, at, "reached with two stack depths");
    }
}

static bool constant_is(const Verifier *v, uint32_t number, ProgramConstantKind kind) {
    return number < v->program->constant_count && v->program->constants[number].kind == kind;
}

// What the argument of an instruction counts; jumps are checked where they arrive.
static uint32_t arg_limit(const Verifier *v, Opcode op) {
    const Code *code = v->code;
    switch (op) {
    case OP_LOAD_CONST:
        return v->program->constant_count;
    case OP_LOAD_FAST:
    case OP_STORE_FAST:
    case OP_DELETE_FAST:
        return (uint32_t)code->local_count;
    case OP_LOAD_DEREF:
    case OP_STORE_DEREF:
    case OP_DELETE_DEREF:
    case OP_LOAD_CLOSURE:
    case OP_LOAD_CLASSDEREF:
        return (uint32_t)(code->cell_count + code->free_count);
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_DELETE_GLOBAL:
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_DELETE_NAME:
    case OP_LOAD_ATTR:
    case OP_STORE_ATTR:
    case OP_DELETE_ATTR:
    case OP_LOAD_METHOD:
    case OP_IMPORT_NAME:
    case OP_IMPORT_FROM:
        return v->program->name_count;
    case OP_BINARY_OP:
        return OPCODE_INPLACE + OPERATOR_COUNT;
    case OP_COMPARE_OP:
        return COMPARE_GT_E + 1;
    case OP_IS_OP:
    case OP_CONTAINS_OP:
    case OP_CALL_EX:
        return 2;
    case OP_GET_AWAITABLE:
    case OP_RAISE_VARARGS:
        return 3;
    case OP_FORMAT_VALUE:
        return 8;
    case OP_MAKE_FUNCTION:
        return 16;
    case OP_BUILD_SLICE:
        return 4;
    case OP_LOAD_GENERIC:
        return GENERIC_HELPER_COUNT;
    case OP_COPY:
    case OP_SWAP:
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_MAP:
    case OP_BUILD_STRING:
    case OP_LIST_APPEND:
    case OP_SET_ADD:
    case OP_MAP_ADD:
    case OP_LIST_EXTEND:
    case OP_SET_UPDATE:
    case OP_DICT_UPDATE:
    case OP_DICT_MERGE:
    case OP_UNPACK_SEQUENCE:
    case OP_UNPACK_EX:
    case OP_JUMP:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
    case OP_FOR_ITER:
    case OP_CALL:
    case OP_CALL_KW:
    case OP_MATCH_CLASS:
        return OPCODE_MAX_ARG;
    case OP_LINE:
    case OP_NOP:
    case OP_POP_TOP:
    case OP_PUSH_NULL:
    case OP_UNARY_NEGATIVE:
    case OP_UNARY_POSITIVE:
    case OP_UNARY_INVERT:
    case OP_UNARY_NOT:
    case OP_BINARY_SUBSCR:
    case OP_STORE_SUBSCR:
    case OP_DELETE_SUBSCR:
    case OP_CONST_SET:
    case OP_LIST_TO_TUPLE:
    case OP_GET_ITER:
    case OP_RETURN_VALUE:
    case OP_LOAD_BUILD_CLASS:
    case OP_RETURN_GENERATOR:
    case OP_YIELD_VALUE:
    case OP_GET_YIELD_FROM_ITER:
    case OP_SEND:
    case OP_ASYNC_GEN_WRAP:
    case OP_GET_AITER:
    case OP_GET_ANEXT:
    case OP_END_ASYNC_FOR:
    case OP_BEFORE_WITH:
    case OP_BEFORE_ASYNC_WITH:
    case OP_WITH_EXCEPT_START:
    case OP_PUSH_EXC_INFO:
    case OP_POP_EXCEPT:
    case OP_CHECK_EXC_MATCH:
    case OP_CHECK_EG_MATCH:
    case OP_PREP_RERAISE_STAR:
    case OP_RERAISE:
    case OP_LOAD_ASSERTION_ERROR:
    case OP_IMPORT_STAR:
    case OP_SETUP_ANNOTATIONS:
    case OP_SEE_CLASS:
    case OP_GET_LEN:
    case OP_MATCH_MAPPING:
    case OP_MATCH_SEQUENCE:
    case OP_MATCH_KEYS:
        return 1;
    case OPCODE_COUNT:
        break;
    }
    return 0;
}

// Instructions whose partner must stand right before them.
static void check_neighbour(Verifier *v, uint32_t at) {
    Opcode op = instruction_op(v->code->instructions[at]);
    if (op != OP_MAKE_FUNCTION && op != OP_CALL_KW && op != OP_RETURN_GENERATOR) {
        return;
    }
    if (op == OP_RETURN_GENERATOR) {
        if (at != 0) {
            complain(v, at, "not the first instruction");
        }
        return;
    }
    Instruction before = at > 0 ? v->code->instructions[at - 1] : instruction(OP_NOP, 0);
    ProgramConstantKind kind =
        op == OP_MAKE_FUNCTION ? PROGRAM_CONSTANT_CODE : PROGRAM_CONSTANT_TUPLE;
    if (instruction_op(before) != OP_LOAD_CONST || !constant_is(v, instruction_arg(before), kind)) {
        complain(v, at, "not behind its constant");
    }
}

static void check_instruction(Verifier *v, uint32_t at) {
    Instruction word = v->code->instructions[at];
    Opcode op = instruction_op(word);
    if (op >= OPCODE_COUNT || instruction_arg(word) >= arg_limit(v, op)) {
        complain(v, at, "argument out of range");
    } else if (v->code->sites[at] >= v->program->site_count) {
        complain(v, at, "site out of range");
    } else {
        check_neighbour(v, at);
    }
}

static void follow_handler(Verifier *v, uint32_t at) {
    for (uint32_t i = 0; i < v->code->handler_count; i++) {
        const HandlerEntry *entry = &v->code->handlers[i];
        if (entry->start <= at && at < entry->end) {
            if (v->depths[at] < (int32_t)entry->depth) {
                complain(v, at, "stack lower than its handler keeps");
            }
            reach(v, at, entry->handler, (int32_t)entry->depth + 1);
            return;
        }
    }
}

static void follow(Verifier *v, uint32_t at) {
    Opcode op = instruction_op(v->code->instructions[at]);
    uint32_t arg = instruction_arg(v->code->instructions[at]);
    int32_t depth = v->depths[at];
    StackEffect effect = opcode_stack_effect(op, arg, false);
    if (depth < effect.pops) {
        complain(v, at, "takes more than there is on the stack");
        return;
    }
    follow_handler(v, at);
    if (opcode_jumps(op)) {
        StackEffect jump = opcode_stack_effect(op, arg, true);
        reach(v, at, arg, depth - jump.pops + jump.pushes);
    }
    if (!opcode_ends_flow(op)) {
        reach(v, at, at + 1, depth - effect.pops + effect.pushes);
    }
}

static void check_handlers(Verifier *v) {
    for (uint32_t i = 0; i < v->code->handler_count; i++) {
        const HandlerEntry *entry = &v->code->handlers[i];
        if (entry->start >= entry->end || entry->end > v->code->instruction_count ||
            (i > 0 && entry->start < v->code->handlers[i - 1].start)) {
            complain(v, entry->start, "bad handler entry");
        }
    }
}

static void check_code(Verifier *v, const Code *code) {
    v->code = code;
    v->depths = NEW_ARRAY(int32_t, (size_t)code->instruction_count);
    v->todo = NEW_ARRAY(uint32_t, (size_t)code->instruction_count);
    v->todo_count = 0;
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        v->depths[i] = -1;
        check_instruction(v, i);
    }
    check_handlers(v);
    if (code->slot_count != code->frame_base + (uint32_t)code->stack_size) {
        complain(v, 0, "frame of another size");
    }
    if (!v->message) {
        reach(v, 0, 0, 0);
    }
    while (v->todo_count > 0 && !v->message) {
        follow(v, v->todo[--v->todo_count]);
    }
    memory_free(v->depths);
    memory_free(v->todo);
}

const char *program_verify(const Program *program, Arena *arena) {
    Verifier v = {.program = program, .arena = arena};
    for (uint32_t i = 0; i < program->code_count && !v.message; i++) {
        check_code(&v, &program->codes[i]);
    }
    for (uint32_t i = 0; i < program->constant_count && !v.message; i++) {
        const ProgramConstant *constant = &program->constants[i];
        int32_t count = constant->kind == PROGRAM_CONSTANT_TUPLE ? constant->as.tuple.count : 0;
        for (int32_t j = 0; j < count; j++) {
            if (constant->as.tuple.items[j] >= i) {
                v.message = "a tuple constant holds a later constant";
            }
        }
    }
    return v.message;
}
