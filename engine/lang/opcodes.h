// opcodes: the instructions of the machine, in the order and with the names of CPython 3.11's
// where they mean the same (docs.python.org/3.11/library/dis.html), so that what is known about
// CPython's order of evaluation can be checked against its disassembly.
//
// An instruction is one 32-bit word: opcode in the low 8 bits, argument in the high 24.
// "[a b -- c]" is the operand stack before and after, top on the right.
#pragma once

#include <stdint.h>

// X(id, name)
#define OPCODES(X)                                                                                 \
    /* a statement begins: emitted only when lines are recorded; costs no virtual time. [ -- ] */  \
    X(LINE, "LINE")                                                                                \
    X(NOP, "NOP")                                                                                  \
    X(POP_TOP, "POP_TOP")     /* [a -- ] */                                                        \
    X(PUSH_NULL, "PUSH_NULL") /* [ -- unset] */                                                    \
    X(COPY, "COPY")           /* push the arg-th from the top (1 is the top) */                    \
    X(SWAP, "SWAP")           /* exchange the top with the arg-th from the top (2..) */            \
    /* names */                                                                                    \
    X(LOAD_CONST, "LOAD_CONST") /* constants[arg] */                                               \
    X(LOAD_FAST, "LOAD_FAST")   /* locals[arg]; UnboundLocalError when unset */                    \
    X(STORE_FAST, "STORE_FAST")                                                                    \
    X(DELETE_FAST, "DELETE_FAST")                                                                  \
    X(LOAD_DEREF, "LOAD_DEREF") /* cells[arg]: cell variables first, then free variables */        \
    X(STORE_DEREF, "STORE_DEREF")                                                                  \
    X(DELETE_DEREF, "DELETE_DEREF")                                                                \
    X(LOAD_CLOSURE, "LOAD_CLOSURE")       /* the cell itself, for BUILD_TUPLE + MAKE_FUNCTION */   \
    X(LOAD_CLASSDEREF, "LOAD_CLASSDEREF") /* the class dict first, then the cell */                \
    X(LOAD_GLOBAL, "LOAD_GLOBAL")         /* names[arg]: globals, then builtins */                 \
    X(STORE_GLOBAL, "STORE_GLOBAL")                                                                \
    X(DELETE_GLOBAL, "DELETE_GLOBAL")                                                              \
    X(LOAD_NAME, "LOAD_NAME") /* class dict (if any), globals, builtins */                         \
    X(STORE_NAME, "STORE_NAME")                                                                    \
    X(DELETE_NAME, "DELETE_NAME")                                                                  \
    X(LOAD_ATTR, "LOAD_ATTR")     /* [o -- o.names[arg]] */                                        \
    X(STORE_ATTR, "STORE_ATTR")   /* [value o -- ] */                                              \
    X(DELETE_ATTR, "DELETE_ATTR") /* [o -- ] */                                                    \
    X(LOAD_METHOD, "LOAD_METHOD") /* [o -- function o] or [o -- callable unset] */                 \
    /* operators */                                                                                \
    X(UNARY_NEGATIVE, "UNARY_NEGATIVE")                                                            \
    X(UNARY_POSITIVE, "UNARY_POSITIVE")                                                            \
    X(UNARY_INVERT, "UNARY_INVERT")                                                                \
    X(UNARY_NOT, "UNARY_NOT")                                                                      \
    X(BINARY_OP, "BINARY_OP")         /* [a b -- c] arg: Operator, + OPCODE_INPLACE for a op= b */ \
    X(COMPARE_OP, "COMPARE_OP")       /* [a b -- c] arg: CompareOperator EQ..GT_E */               \
    X(IS_OP, "IS_OP")                 /* arg 1: is not */                                          \
    X(CONTAINS_OP, "CONTAINS_OP")     /* [item container -- bool] arg 1: not in */                 \
    X(BINARY_SUBSCR, "BINARY_SUBSCR") /* [o key -- value] */                                       \
    X(STORE_SUBSCR, "STORE_SUBSCR")   /* [value o key -- ] */                                      \
    X(DELETE_SUBSCR, "DELETE_SUBSCR") /* [o key -- ] */                                            \
    /* building */                                                                                 \
    X(BUILD_TUPLE, "BUILD_TUPLE") /* arg items */                                                  \
    X(BUILD_LIST, "BUILD_LIST")                                                                    \
    X(BUILD_SET, "BUILD_SET")                                                                      \
    X(BUILD_MAP, "BUILD_MAP")       /* arg pairs: [k v ... -- dict] */                             \
    X(BUILD_STRING, "BUILD_STRING") /* joins arg strings */                                        \
    X(BUILD_SLICE, "BUILD_SLICE")   /* arg 2 or 3 */                                               \
    X(LIST_APPEND, "LIST_APPEND") /* [.. list .. v -- .. list ..] list is arg-th after popping */  \
    X(SET_ADD, "SET_ADD")                                                                          \
    X(MAP_ADD, "MAP_ADD")         /* [.. dict .. k v -- .. dict ..] */                             \
    X(LIST_EXTEND, "LIST_EXTEND") /* like LIST_APPEND with an iterable */                          \
    X(SET_UPDATE, "SET_UPDATE")                                                                    \
    X(DICT_UPDATE, "DICT_UPDATE") /* {**mapping} */                                                \
    X(DICT_MERGE, "DICT_MERGE")   /* f(**mapping): a key that is there already is a TypeError; */  \
                                  /* the callable is at arg + 2 below the dict, as in CPython */   \
    /* [tuple -- set] a display of constants: CPython goes through two frozensets, which decides   \
     */                                                                                            \
    /* the order */                                                                                \
    X(CONST_SET, "CONST_SET")                                                                      \
    X(LIST_TO_TUPLE, "LIST_TO_TUPLE")                                                              \
    X(UNPACK_SEQUENCE, "UNPACK_SEQUENCE") /* [seq -- item(n-1) .. item0] */                        \
    X(UNPACK_EX, "UNPACK_EX")       /* arg: before | after << 8; [seq -- after.. list before..] */ \
    X(FORMAT_VALUE, "FORMAT_VALUE") /* arg: conversion 0 none 1 str 2 repr 3 ascii, | 4: a spec */ \
                                    /* is on top; [value (spec) -- string] */                      \
    /* jumps: arg is the index of the target instruction */                                        \
    X(JUMP, "JUMP")                                                                                \
    X(POP_JUMP_IF_FALSE, "POP_JUMP_IF_FALSE")                                                      \
    X(POP_JUMP_IF_TRUE, "POP_JUMP_IF_TRUE")                                                        \
    X(POP_JUMP_IF_NONE, "POP_JUMP_IF_NONE")                                                        \
    X(POP_JUMP_IF_NOT_NONE, "POP_JUMP_IF_NOT_NONE")                                                \
    X(JUMP_IF_FALSE_OR_POP, "JUMP_IF_FALSE_OR_POP")                                                \
    X(JUMP_IF_TRUE_OR_POP, "JUMP_IF_TRUE_OR_POP")                                                  \
    X(GET_ITER, "GET_ITER")                                                                        \
    X(FOR_ITER, "FOR_ITER") /* [it -- it next], or [it -- ] and jump when exhausted */             \
    /* calls: [callable self-or-unset arg... -- result]; self is inserted before the args */       \
    X(CALL, "CALL")       /* arg: number of args */                                                \
    X(CALL_KW, "CALL_KW") /* [.. arg... kwarg... names -- ]: names is a tuple of str; */           \
                          /* arg: number of args and kwargs together */                            \
    X(CALL_EX, "CALL_EX") /* [callable unset tuple (dict) -- ] arg 1: with dict */                 \
    X(MAKE_FUNCTION,                                                                               \
      "MAKE_FUNCTION") /* [(defaults) (kwdefaults) (annotations) (closure) code -- function] */    \
    /* arg: 1 defaults tuple, 2 kw-only dict, 8 closure tuple; */                                  \
    /* code is a LOAD_CONST of CONSTANT_CODE */                                                    \
    X(RETURN_VALUE, "RETURN_VALUE")                                                                \
    X(LOAD_BUILD_CLASS, "LOAD_BUILD_CLASS")                                                        \
    /* generators, coroutines */                                                                   \
    X(RETURN_GENERATOR, "RETURN_GENERATOR") /* first instruction of generator, coroutine and */    \
    /* async generator code: makes the object and returns it; */                                   \
    /* the body goes on behind it at the first resume [ -- ] */                                    \
    X(YIELD_VALUE, "YIELD_VALUE") /* [v -- sent] */                                                \
    X(GET_YIELD_FROM_ITER, "GET_YIELD_FROM_ITER")                                                  \
    X(GET_AWAITABLE, "GET_AWAITABLE") /* arg: 0, 1 after __aenter__, 2 after __aexit__ */          \
    X(SEND, "SEND") /* delegates: [receiver v -- result]; suspends this frame as */                \
                    /* often as the receiver does (await, yield from) */                           \
    X(ASYNC_GEN_WRAP, "ASYNC_GEN_WRAP") /* marks a value yielded by an async generator */          \
    X(GET_AITER, "GET_AITER")                                                                      \
    X(GET_ANEXT, "GET_ANEXT")         /* [aiter -- aiter awaitable] */                             \
    X(END_ASYNC_FOR, "END_ASYNC_FOR") /* [aiter exc -- ] swallows StopAsyncIteration, else */      \
                                      /* raises again */                                           \
    /* with */                                                                                     \
    X(BEFORE_WITH, "BEFORE_WITH")             /* [cm -- exit entered] calls __enter__ */           \
    X(BEFORE_ASYNC_WITH, "BEFORE_ASYNC_WITH") /* [cm -- aexit awaitable] */                        \
    X(WITH_EXCEPT_START, "WITH_EXCEPT_START") /* [exit prev exc -- exit prev exc result] calls */  \
                                              /* exit(type, exc, traceback) */                     \
    /* exceptions: the machine cuts the stack to the handler's depth, pushes the exception and */  \
    /* jumps to the handler */                                                                     \
    X(RAISE_VARARGS, "RAISE_VARARGS") /* arg 0: again; 1: [exc -- ]; 2: [exc cause -- ] */         \
    X(PUSH_EXC_INFO, "PUSH_EXC_INFO") /* [exc -- prev exc]; exc becomes the one being handled */   \
    X(POP_EXCEPT, "POP_EXCEPT")       /* [prev -- ]; prev is the one being handled again */        \
    X(CHECK_EXC_MATCH, "CHECK_EXC_MATCH") /* [exc type -- exc bool] */                             \
    X(CHECK_EG_MATCH, "CHECK_EG_MATCH")   /* [exc type -- rest match], match None when nothing */  \
    X(PREP_RERAISE_STAR, "PREP_RERAISE_STAR") /* [orig list -- exc-or-None] */                     \
    X(RERAISE, "RERAISE")                     /* [exc -- ] with its traceback */                   \
    X(LOAD_ASSERTION_ERROR, "LOAD_ASSERTION_ERROR")                                                \
    /* import */                                                                                   \
    X(IMPORT_NAME, "IMPORT_NAME") /* [level fromlist -- module] names[arg] is the dotted name */   \
    X(IMPORT_FROM, "IMPORT_FROM") /* [module -- module attribute] */                               \
    X(IMPORT_STAR, "IMPORT_STAR") /* [module -- ] */                                               \
    X(SETUP_ANNOTATIONS, "SETUP_ANNOTATIONS") /* makes __annotations__ in the namespace */         \
    X(LOAD_GENERIC, "LOAD_GENERIC")           /* arg: which GenericHelper of the library */        \
    X(SEE_CLASS, "SEE_CLASS") /* the class dict of the frame behind is looked in as well */        \
    /* match */                                                                                    \
    X(GET_LEN, "GET_LEN")               /* [o -- o len] */                                         \
    X(MATCH_MAPPING, "MATCH_MAPPING")   /* [o -- o bool] */                                        \
    X(MATCH_SEQUENCE, "MATCH_SEQUENCE") /* [o -- o bool] */                                        \
    X(MATCH_KEYS, "MATCH_KEYS")         /* [o keys -- o keys values-or-None] */                    \
    X(MATCH_CLASS, "MATCH_CLASS")       /* [o class names -- attributes-or-None], arg: */          \
                                        /* number of positional patterns */

// What the library does for type parameters: [helper unset arg... -- result] by CALL.
typedef enum GenericHelper {
    GENERIC_TYPE_VAR,    // name, bound, default: the last two None or a function that gives it
    GENERIC_CONSTRAINED, // the same, of which the bound gives a tuple of constraints
    GENERIC_TYPE_VAR_TUPLE,
    GENERIC_PARAM_SPEC,
    GENERIC_FUNCTION, // parameters, function: the function, which has them
    GENERIC_BASE,     // parameters: Generic[...]
    GENERIC_ALIAS,    // name, parameters, function that gives the value
    GENERIC_HELPER_COUNT,
} GenericHelper;

typedef enum Opcode {
#define X(id, name) OP_##id,
    OPCODES(X)
#undef X
    OPCODE_COUNT
} Opcode;

enum {
    OPCODE_BITS = 8,
    OPCODE_MAX_ARG = (1 << 24) - 1,
    OPCODE_INPLACE = 32, // BINARY_OP: added to the Operator for augmented assignment
};

typedef uint32_t Instruction;

static inline Instruction instruction(Opcode op, uint32_t arg) {
    return (Instruction)op | arg << OPCODE_BITS;
}

static inline Opcode instruction_op(Instruction word) {
    return (Opcode)(word & 0xFF);
}

static inline uint32_t instruction_arg(Instruction word) {
    return word >> OPCODE_BITS;
}
