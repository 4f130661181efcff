#include <inttypes.h>

#include "engine/lang/compile.h"
#include "engine/lang/opcode_stack.h"

typedef enum ArgKind {
    ARG_NONE,
    ARG_NUMBER,
    ARG_CONSTANT,
    ARG_NAME,
    ARG_LOCAL,
    ARG_CELL,
    ARG_OPERATOR,
    ARG_COMPARE,
    ARG_TARGET,
} ArgKind;

static void add_constant(const Program *program, uint32_t number, Text *out);

// Printable ASCII as it is, the rest as \xNN, so that a golden file stays plain text.
static void add_quoted(const char *bytes, int32_t length, Text *out) {
    text_add_char(out, '\'');
    for (int32_t i = 0; i < length; i++) {
        unsigned char ch = (unsigned char)bytes[i];
        if (ch >= ' ' && ch < 0x7F && ch != '\'' && ch != '\\') {
            text_add_char(out, (char)ch);
        } else {
            text_printf(out, "\\x%02x", ch);
        }
    }
    text_add_char(out, '\'');
}

static void add_tuple(const Program *program, const ProgramConstant *constant, Text *out) {
    text_add_char(out, '(');
    for (int32_t i = 0; i < constant->as.tuple.count; i++) {
        text_add_z(out, i > 0 ? ", " : "");
        add_constant(program, constant->as.tuple.items[i], out);
    }
    text_add_z(out, constant->as.tuple.count == 1 ? ",)" : ")");
}

static void add_constant(const Program *program, uint32_t number, Text *out) {
    const ProgramConstant *constant = &program->constants[number];
    switch (constant->kind) {
    case PROGRAM_CONSTANT_NONE:
        text_add_z(out, "None");
        break;
    case PROGRAM_CONSTANT_TRUE:
        text_add_z(out, "True");
        break;
    case PROGRAM_CONSTANT_FALSE:
        text_add_z(out, "False");
        break;
    case PROGRAM_CONSTANT_ELLIPSIS:
        text_add_z(out, "Ellipsis");
        break;
    case PROGRAM_CONSTANT_INT:
        text_printf(out, "%" PRId64, constant->as.integer);
        break;
    case PROGRAM_CONSTANT_BIG_INT:
        text_add(out, constant->as.text.bytes, (size_t)constant->as.text.length);
        break;
    case PROGRAM_CONSTANT_FLOAT:
        text_printf(out, "%.17g", constant->as.number);
        break;
    case PROGRAM_CONSTANT_COMPLEX:
        text_printf(out, "%.17gj", constant->as.number);
        break;
    case PROGRAM_CONSTANT_STR:
        add_quoted(constant->as.text.bytes, constant->as.text.length, out);
        break;
    case PROGRAM_CONSTANT_BYTES:
        text_add_char(out, 'b');
        add_quoted(constant->as.text.bytes, constant->as.text.length, out);
        break;
    case PROGRAM_CONSTANT_TUPLE:
        add_tuple(program, constant, out);
        break;
    case PROGRAM_CONSTANT_CODE:
        text_printf(out, "<code %" PRIu32 ">", constant->as.code);
        break;
    }
}

static ArgKind arg_kind(Opcode op) {
    if (opcode_jumps(op)) {
        return ARG_TARGET;
    }
    static const unsigned char kinds[OPCODE_COUNT] = {
        [OP_LOAD_CONST] = ARG_CONSTANT,  [OP_LOAD_FAST] = ARG_LOCAL,
        [OP_STORE_FAST] = ARG_LOCAL,     [OP_DELETE_FAST] = ARG_LOCAL,
        [OP_LOAD_DEREF] = ARG_CELL,      [OP_STORE_DEREF] = ARG_CELL,
        [OP_DELETE_DEREF] = ARG_CELL,    [OP_LOAD_CLOSURE] = ARG_CELL,
        [OP_LOAD_CLASSDEREF] = ARG_CELL, [OP_LOAD_GLOBAL] = ARG_NAME,
        [OP_STORE_GLOBAL] = ARG_NAME,    [OP_DELETE_GLOBAL] = ARG_NAME,
        [OP_LOAD_NAME] = ARG_NAME,       [OP_STORE_NAME] = ARG_NAME,
        [OP_DELETE_NAME] = ARG_NAME,     [OP_LOAD_ATTR] = ARG_NAME,
        [OP_STORE_ATTR] = ARG_NAME,      [OP_DELETE_ATTR] = ARG_NAME,
        [OP_LOAD_METHOD] = ARG_NAME,     [OP_IMPORT_NAME] = ARG_NAME,
        [OP_IMPORT_FROM] = ARG_NAME,     [OP_BINARY_OP] = ARG_OPERATOR,
        [OP_COMPARE_OP] = ARG_COMPARE,   [OP_COPY] = ARG_NUMBER,
        [OP_LOAD_GENERIC] = ARG_NUMBER,  [OP_SWAP] = ARG_NUMBER,
        [OP_IS_OP] = ARG_NUMBER,         [OP_CONTAINS_OP] = ARG_NUMBER,
        [OP_BUILD_TUPLE] = ARG_NUMBER,   [OP_BUILD_LIST] = ARG_NUMBER,
        [OP_BUILD_SET] = ARG_NUMBER,     [OP_BUILD_MAP] = ARG_NUMBER,
        [OP_BUILD_STRING] = ARG_NUMBER,  [OP_BUILD_SLICE] = ARG_NUMBER,
        [OP_LIST_APPEND] = ARG_NUMBER,   [OP_SET_ADD] = ARG_NUMBER,
        [OP_MAP_ADD] = ARG_NUMBER,       [OP_LIST_EXTEND] = ARG_NUMBER,
        [OP_SET_UPDATE] = ARG_NUMBER,    [OP_DICT_UPDATE] = ARG_NUMBER,
        [OP_DICT_MERGE] = ARG_NUMBER,    [OP_UNPACK_SEQUENCE] = ARG_NUMBER,
        [OP_UNPACK_EX] = ARG_NUMBER,     [OP_FORMAT_VALUE] = ARG_NUMBER,
        [OP_CALL] = ARG_NUMBER,          [OP_CALL_KW] = ARG_NUMBER,
        [OP_CALL_EX] = ARG_NUMBER,       [OP_MAKE_FUNCTION] = ARG_NUMBER,
        [OP_GET_AWAITABLE] = ARG_NUMBER, [OP_RAISE_VARARGS] = ARG_NUMBER,
        [OP_MATCH_CLASS] = ARG_NUMBER,
    };
    return (ArgKind)kinds[op];
}

static void add_operator(uint32_t arg, Text *out) {
    static const char *const names[OPERATOR_COUNT] = {
        [OPERATOR_ADD] = "+",        [OPERATOR_SUB] = "-",     [OPERATOR_MULT] = "*",
        [OPERATOR_MAT_MULT] = "@",   [OPERATOR_DIV] = "/",     [OPERATOR_MOD] = "%",
        [OPERATOR_POW] = "**",       [OPERATOR_LSHIFT] = "<<", [OPERATOR_RSHIFT] = ">>",
        [OPERATOR_BIT_OR] = "|",     [OPERATOR_BIT_XOR] = "^", [OPERATOR_BIT_AND] = "&",
        [OPERATOR_FLOOR_DIV] = "//",
    };
    text_add_z(out, names[arg % OPCODE_INPLACE]);
    text_add_z(out, arg >= OPCODE_INPLACE ? "=" : "");
}

static void add_arg(const Program *program, const Code *code, Opcode op, uint32_t arg, Text *out) {
    static const char *const compare[] = {"==", "!=", "<", "<=", ">", ">="};
    switch (arg_kind(op)) {
    case ARG_NONE:
        break;
    case ARG_NUMBER:
        text_printf(out, "%" PRIu32, arg);
        break;
    case ARG_CONSTANT:
        add_constant(program, arg, out);
        break;
    case ARG_NAME:
        text_add_z(out, program->names[arg].bytes);
        break;
    case ARG_LOCAL:
        text_add_z(out, program->names[code->local_names[arg]].bytes);
        break;
    case ARG_CELL:
        text_add_z(out, program->names[code->cell_names[arg]].bytes);
        break;
    case ARG_OPERATOR:
        add_operator(arg, out);
        break;
    case ARG_COMPARE:
        text_add_z(out, compare[arg]);
        break;
    case ARG_TARGET:
        text_printf(out, "to %" PRIu32, arg);
        break;
    }
}

static void add_site(const Program *program, uint32_t site, Text *out) {
    if (site == 0) {
        text_add_z(out, "-");
        return;
    }
    Place start = source_place(&program->source, program->sites[site].start);
    Place end = source_place(&program->source, program->sites[site].end);
    text_printf(out, "%d:%d-", start.line, start.column);
    if (end.line != start.line) {
        text_printf(out, "%d:", end.line);
    }
    text_printf(out, "%d", end.column);
}

static void add_flags(uint32_t flags, Text *out) {
    static const char *const names[] = {"varargs",   "varkeywords",   "generator", "coroutine",
                                        "async-gen", "class",         "module",    "nested",
                                        "lambda",    "comprehension", "library"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flags & 1u << i) {
            text_printf(out, " %s", names[i]);
        }
    }
}

static void add_names(const Program *program, const char *title, const uint32_t *names,
                      int32_t count, Text *out) {
    if (count == 0) {
        return;
    }
    text_printf(out, "  %s:", title);
    for (int32_t i = 0; i < count; i++) {
        text_printf(out, " %s", program->names[names[i]].bytes);
    }
    text_add_char(out, '\n');
}

static void add_code(const Program *program, const Code *code, Text *out) {
    text_printf(out, "code %" PRIu32 " %s line %d, args %d/%d/%d, stack %d,",
                (uint32_t)(code - program->codes), program->names[code->qualname].bytes,
                code->first_line, code->posonly_count, code->arg_count, code->kwonly_count,
                code->stack_size);
    add_flags(code->flags, out);
    text_add_char(out, '\n');
    add_names(program, "locals", code->local_names, code->local_count, out);
    add_names(program, "cells", code->cell_names, code->cell_count, out);
    add_names(program, "free", code->free_names, code->free_count, out);
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        Opcode op = instruction_op(code->instructions[i]);
        size_t start = out->length;
        text_printf(out, "%5" PRIu32 " %s", i, opcode_name(op));
        if (arg_kind(op) != ARG_NONE) {
            text_add_char(out, ' ');
            add_arg(program, code, op, instruction_arg(code->instructions[i]), out);
        }
        while (out->length < start + 46) {
            text_add_char(out, ' ');
        }
        text_add_char(out, ' ');
        add_site(program, code->sites[i], out);
        text_add_char(out, '\n');
    }
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const HandlerEntry *entry = &code->handlers[i];
        text_printf(out, "  handler %" PRIu32 "-%" PRIu32 " to %" PRIu32 " depth %" PRIu32 "\n",
                    entry->start, entry->end, entry->handler, entry->depth);
    }
}

void disassemble(const Program *program, Text *out) {
    for (uint32_t i = 0; i < program->code_count; i++) {
        add_code(program, &program->codes[i], out);
    }
}
