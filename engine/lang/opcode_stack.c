#include "engine/lang/opcode_stack.h"

#include <assert.h>

static int32_t count_bits(uint32_t value) {
    int32_t count = 0;
    for (; value; value &= value - 1) {
        count++;
    }
    return count;
}

StackEffect opcode_stack_effect(Opcode op, uint32_t arg, bool jumps) {
    int32_t n = (int32_t)arg;
    switch (op) {
    case OP_LINE:
    case OP_NOP:
    case OP_DELETE_FAST:
    case OP_DELETE_DEREF:
    case OP_DELETE_GLOBAL:
    case OP_DELETE_NAME:
    case OP_JUMP:
    case OP_RETURN_GENERATOR:
    case OP_SETUP_ANNOTATIONS:
    case OP_SEE_CLASS:
        return (StackEffect){0, 0};
    case OP_PUSH_NULL:
    case OP_LOAD_CONST:
    case OP_LOAD_FAST:
    case OP_LOAD_DEREF:
    case OP_LOAD_CLOSURE:
    case OP_LOAD_CLASSDEREF:
    case OP_LOAD_GLOBAL:
    case OP_LOAD_NAME:
    case OP_LOAD_BUILD_CLASS:
    case OP_LOAD_GENERIC:
    case OP_LOAD_ASSERTION_ERROR:
        return (StackEffect){0, 1};
    case OP_POP_TOP:
    case OP_STORE_FAST:
    case OP_STORE_DEREF:
    case OP_STORE_GLOBAL:
    case OP_STORE_NAME:
    case OP_DELETE_ATTR:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_RETURN_VALUE:
    case OP_POP_EXCEPT:
    case OP_RERAISE:
    case OP_IMPORT_STAR:
        return (StackEffect){1, 0};
    case OP_COPY:
        return (StackEffect){n, n + 1};
    case OP_SWAP:
        return (StackEffect){n, n};
    case OP_STORE_ATTR:
    case OP_DELETE_SUBSCR:
    case OP_END_ASYNC_FOR:
        return (StackEffect){2, 0};
    case OP_LOAD_ATTR:
    case OP_UNARY_NEGATIVE:
    case OP_UNARY_POSITIVE:
    case OP_UNARY_INVERT:
    case OP_UNARY_NOT:
    case OP_CONST_SET:
    case OP_LIST_TO_TUPLE:
    case OP_GET_ITER:
    case OP_YIELD_VALUE:
    case OP_GET_YIELD_FROM_ITER:
    case OP_GET_AWAITABLE:
    case OP_ASYNC_GEN_WRAP:
    case OP_GET_AITER:
        return (StackEffect){1, 1};
    case OP_LOAD_METHOD:
    case OP_GET_ANEXT:
    case OP_BEFORE_WITH:
    case OP_BEFORE_ASYNC_WITH:
    case OP_PUSH_EXC_INFO:
    case OP_IMPORT_FROM:
    case OP_GET_LEN:
    case OP_MATCH_MAPPING:
    case OP_MATCH_SEQUENCE:
        return (StackEffect){1, 2};
    case OP_BINARY_OP:
    case OP_COMPARE_OP:
    case OP_IS_OP:
    case OP_CONTAINS_OP:
    case OP_BINARY_SUBSCR:
    case OP_SEND:
    case OP_PREP_RERAISE_STAR:
    case OP_IMPORT_NAME:
        return (StackEffect){2, 1};
    case OP_CHECK_EXC_MATCH:
    case OP_CHECK_EG_MATCH:
        return (StackEffect){2, 2};
    case OP_MATCH_KEYS:
        return (StackEffect){2, 3};
    case OP_STORE_SUBSCR:
        return (StackEffect){3, 0};
    case OP_MATCH_CLASS:
        return (StackEffect){3, 1};
    case OP_WITH_EXCEPT_START:
        return (StackEffect){3, 4};
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_STRING:
    case OP_BUILD_SLICE:
        return (StackEffect){n, 1};
    case OP_BUILD_MAP:
        return (StackEffect){2 * n, 1};
    case OP_LIST_APPEND:
    case OP_SET_ADD:
    case OP_LIST_EXTEND:
    case OP_SET_UPDATE:
    case OP_DICT_UPDATE:
        return (StackEffect){n + 1, n};
    case OP_DICT_MERGE:
        return (StackEffect){n + 4, n + 3};
    case OP_MAP_ADD:
        return (StackEffect){n + 2, n};
    case OP_UNPACK_SEQUENCE:
        return (StackEffect){1, n};
    case OP_UNPACK_EX:
        return (StackEffect){1, (n & 0xFF) + 1 + (n >> 8)};
    case OP_FORMAT_VALUE:
        return (StackEffect){arg & 4 ? 2 : 1, 1};
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
        return (StackEffect){1, jumps ? 1 : 0};
    case OP_FOR_ITER:
        return (StackEffect){1, jumps ? 0 : 2};
    case OP_CALL:
        return (StackEffect){n + 2, 1};
    case OP_CALL_KW:
        return (StackEffect){n + 3, 1};
    case OP_CALL_EX:
        return (StackEffect){3 + (n & 1), 1};
    case OP_MAKE_FUNCTION:
        return (StackEffect){1 + count_bits(arg), 1};
    case OP_RAISE_VARARGS:
        return (StackEffect){n, 0};
    case OPCODE_COUNT:
        break;
    }
    assert(!"unknown Opcode");
    return (StackEffect){0, 0};
}

bool opcode_jumps(Opcode op) {
    return (op >= OP_JUMP && op <= OP_JUMP_IF_TRUE_OR_POP) || op == OP_FOR_ITER;
}

bool opcode_ends_flow(Opcode op) {
    return op == OP_JUMP || op == OP_RETURN_VALUE || op == OP_RAISE_VARARGS || op == OP_RERAISE;
}

const char *opcode_name(Opcode op) {
    static const char *const names[] = {
#define X(id, name) [OP_##id] = name,
        OPCODES(X)
#undef X
    };
    assert(op < OPCODE_COUNT);
    return names[op];
}
