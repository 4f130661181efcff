#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/compile_internal.h"

bool compile_is_constant(const Expr *expr) {
    if (expr->kind == EXPR_CONSTANT) {
        return true;
    }
    if (expr->kind == EXPR_UNARY_OP && expr->as.unary.op == UNARY_MINUS) {
        const Expr *operand = expr->as.unary.operand;
        return operand->kind == EXPR_CONSTANT && (operand->as.constant.kind == CONSTANT_INT ||
                                                  operand->as.constant.kind == CONSTANT_FLOAT);
    }
    if (expr->kind != EXPR_TUPLE || expr->context != CONTEXT_LOAD) {
        return false;
    }
    for (int i = 0; i < expr->as.elements.count; i++) {
        if (!compile_is_constant(expr->as.elements.items[i])) {
            return false;
        }
    }
    return true;
}

static uint32_t literal(Compiler *c, const Expr *expr, bool negative) {
    Pool *pool = &c->pool;
    const char *text = expr->as.constant.text;
    int32_t length = expr->as.constant.length;
    double number = negative ? -expr->as.constant.number : expr->as.constant.number;
    ProgramConstant constant = {.kind = PROGRAM_CONSTANT_NONE};
    switch (expr->as.constant.kind) {
    case CONSTANT_NONE:
        break;
    case CONSTANT_TRUE:
        constant.kind = PROGRAM_CONSTANT_TRUE;
        break;
    case CONSTANT_FALSE:
        constant.kind = PROGRAM_CONSTANT_FALSE;
        break;
    case CONSTANT_ELLIPSIS:
        constant.kind = PROGRAM_CONSTANT_ELLIPSIS;
        break;
    case CONSTANT_INT:
        return pool_constant_digits(pool, text, (int32_t)strlen(text), negative);
    case CONSTANT_FLOAT:
        constant = (ProgramConstant){.kind = PROGRAM_CONSTANT_FLOAT, .as.number = number};
        break;
    case CONSTANT_COMPLEX:
        constant = (ProgramConstant){.kind = PROGRAM_CONSTANT_COMPLEX, .as.number = number};
        break;
    case CONSTANT_STR:
        constant = (ProgramConstant){.kind = PROGRAM_CONSTANT_STR, .as.text = {text, length}};
        break;
    case CONSTANT_BYTES:
        constant = (ProgramConstant){.kind = PROGRAM_CONSTANT_BYTES, .as.text = {text, length}};
        break;
    }
    return pool_constant(pool, &constant);
}

uint32_t compile_constant(Compiler *c, const Expr *expr) {
    if (expr->kind == EXPR_CONSTANT) {
        return literal(c, expr, false);
    }
    if (expr->kind == EXPR_UNARY_OP) {
        return literal(c, expr->as.unary.operand, true);
    }
    assert(expr->kind == EXPR_TUPLE);
    int count = expr->as.elements.count;
    uint32_t *items = NEW_ARRAY(uint32_t, (size_t)count);
    for (int i = 0; i < count; i++) {
        items[i] = compile_constant(c, expr->as.elements.items[i]);
    }
    uint32_t number = pool_constant_tuple(&c->pool, items, count);
    memory_free(items);
    return number;
}

void compile_exprs(Compiler *c, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        compile_expr(c, list.items[i]);
    }
}

void compile_await(Compiler *c, uint32_t awaitable_arg) {
    emit(c->unit, OP_GET_AWAITABLE, awaitable_arg);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_SEND, 0);
}

static void compile_compare_op(Compiler *c, CompareOperator op) {
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NOT_EQ:
    case COMPARE_LT:
    case COMPARE_LT_E:
    case COMPARE_GT:
    case COMPARE_GT_E:
        emit(c->unit, OP_COMPARE_OP, (uint32_t)op);
        break;
    case COMPARE_IS:
    case COMPARE_IS_NOT:
        emit(c->unit, OP_IS_OP, op == COMPARE_IS_NOT);
        break;
    case COMPARE_IN:
    case COMPARE_NOT_IN:
        emit(c->unit, OP_CONTAINS_OP, op == COMPARE_NOT_IN);
        break;
    }
}

// a < b < c: every comparison but the last keeps its right side for the next one.
static void compile_chain(Compiler *c, const Expr *expr, Opcode leave, Label label) {
    int last = expr->as.compare.comparators.count - 1;
    compile_expr(c, expr->as.compare.left);
    for (int i = 0; i < last; i++) {
        compile_expr(c, expr->as.compare.comparators.items[i]);
        emit(c->unit, OP_SWAP, 2);
        emit(c->unit, OP_COPY, 2);
        compile_compare_op(c, expr->as.compare.ops[i]);
        emit_jump(c->unit, leave, label);
    }
    compile_expr(c, expr->as.compare.comparators.items[last]);
    compile_compare_op(c, expr->as.compare.ops[last]);
}

static void compile_compare(Compiler *c, const Expr *expr) {
    if (expr->as.compare.comparators.count == 1) {
        compile_chain(c, expr, OP_NOP, 0);
        return;
    }
    Label cleanup = label_new(c->unit);
    Label end = label_new(c->unit);
    compile_chain(c, expr, OP_JUMP_IF_FALSE_OR_POP, cleanup);
    emit_jump(c->unit, OP_JUMP, end);
    label_place(c->unit, cleanup);
    emit(c->unit, OP_SWAP, 2);
    emit(c->unit, OP_POP_TOP, 0);
    label_place(c->unit, end);
}

static Opcode jump_on(bool condition) {
    return condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
}

static void jump_if_chain(Compiler *c, const Expr *expr, Label label, bool condition) {
    Label cleanup = label_new(c->unit);
    Label end = label_new(c->unit);
    compile_chain(c, expr, OP_POP_JUMP_IF_FALSE, cleanup);
    emit_jump(c->unit, jump_on(condition), label);
    emit_jump(c->unit, OP_JUMP, end);
    label_place(c->unit, cleanup);
    emit(c->unit, OP_POP_TOP, 0);
    if (!condition) {
        emit_jump(c->unit, OP_JUMP, label);
    }
    label_place(c->unit, end);
}

static void jump_if_bool_op(Compiler *c, const Expr *expr, Label label, bool condition) {
    bool is_or = expr->as.bool_op.is_or;
    Label end = label_new(c->unit);
    Label early = condition == is_or ? label : end;
    int last = expr->as.bool_op.values.count - 1;
    for (int i = 0; i < last; i++) {
        compile_jump_if(c, expr->as.bool_op.values.items[i], early, is_or);
    }
    compile_jump_if(c, expr->as.bool_op.values.items[last], label, condition);
    label_place(c->unit, end);
}

static void jump_if_conditional(Compiler *c, const Expr *expr, Label label, bool condition) {
    Label orelse = label_new(c->unit);
    Label end = label_new(c->unit);
    compile_jump_if(c, expr->as.if_exp.test, orelse, false);
    compile_jump_if(c, expr->as.if_exp.body, label, condition);
    emit_jump(c->unit, OP_JUMP, end);
    label_place(c->unit, orelse);
    compile_jump_if(c, expr->as.if_exp.orelse, label, condition);
    label_place(c->unit, end);
}

static bool constant_truth(const Expr *expr) {
    switch (expr->as.constant.kind) {
    case CONSTANT_NONE:
    case CONSTANT_FALSE:
        return false;
    case CONSTANT_TRUE:
    case CONSTANT_ELLIPSIS:
        return true;
    case CONSTANT_INT:
        return strcmp(expr->as.constant.text, "0") != 0;
    case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX:
        return expr->as.constant.number < 0 || expr->as.constant.number > 0;
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        return expr->as.constant.length > 0;
    }
    assert(!"unknown ConstantKind");
    return false;
}

static bool is_none(const Expr *expr) {
    return expr->kind == EXPR_CONSTANT && expr->as.constant.kind == CONSTANT_NONE;
}

// `x is None` and `x is not None`, which have jumps of their own.
static bool is_none_test(const Expr *expr) {
    return expr->kind == EXPR_COMPARE && expr->as.compare.comparators.count == 1 &&
           (expr->as.compare.ops[0] == COMPARE_IS || expr->as.compare.ops[0] == COMPARE_IS_NOT) &&
           is_none(expr->as.compare.comparators.items[0]);
}

static void jump_if_none_test(Compiler *c, const Expr *expr, Label label, bool condition) {
    bool on_none = condition == (expr->as.compare.ops[0] == COMPARE_IS);
    compile_expr(c, expr->as.compare.left);
    emit_jump(c->unit, on_none ? OP_POP_JUMP_IF_NONE : OP_POP_JUMP_IF_NOT_NONE, label);
}

// A comparison leaves its place behind for what follows, as in CPython: the carets of a failed
// `assert a == b` stand under the comparison. Since 3.12 what has no truth value does.
void compile_jump_if(Compiler *c, const Expr *expr, Label label, bool condition) {
    if (expr->kind == EXPR_COMPARE) {
        compile_set_site(c, expr->span);
    }
    if (expr->kind == EXPR_UNARY_OP && expr->as.unary.op == UNARY_NOT) {
        compile_jump_if(c, expr->as.unary.operand, label, !condition);
    } else if (expr->kind == EXPR_BOOL_OP) {
        jump_if_bool_op(c, expr, label, condition);
    } else if (expr->kind == EXPR_IF_EXP) {
        jump_if_conditional(c, expr, label, condition);
    } else if (expr->kind == EXPR_CONSTANT) {
        if (constant_truth(expr) == condition) {
            emit_jump(c->unit, OP_JUMP, label);
        }
    } else if (expr->kind == EXPR_COMPARE && expr->as.compare.comparators.count > 1) {
        jump_if_chain(c, expr, label, condition);
    } else if (is_none_test(expr)) {
        jump_if_none_test(c, expr, label, condition);
    } else {
        compile_expr(c, expr);
        uint32_t before = c->unit->site;
        if (c->source->minor >= 12) {
            compile_set_site(c, expr->span);
        }
        emit_jump(c->unit, jump_on(condition), label);
        c->unit->site = before;
    }
}

static void compile_bool_op(Compiler *c, const Expr *expr) {
    Opcode op = expr->as.bool_op.is_or ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP;
    Label end = label_new(c->unit);
    int last = expr->as.bool_op.values.count - 1;
    for (int i = 0; i < last; i++) {
        compile_expr(c, expr->as.bool_op.values.items[i]);
        emit_jump(c->unit, op, end);
    }
    compile_expr(c, expr->as.bool_op.values.items[last]);
    label_place(c->unit, end);
}

static void compile_if_exp(Compiler *c, const Expr *expr) {
    Label orelse = label_new(c->unit);
    Label end = label_new(c->unit);
    compile_jump_if(c, expr->as.if_exp.test, orelse, false);
    compile_expr(c, expr->as.if_exp.body);
    emit_jump(c->unit, OP_JUMP, end);
    label_place(c->unit, orelse);
    compile_expr(c, expr->as.if_exp.orelse);
    label_place(c->unit, end);
}

static void compile_unary(Compiler *c, const Expr *expr) {
    static const Opcode ops[] = {
        [UNARY_INVERT] = OP_UNARY_INVERT,
        [UNARY_NOT] = OP_UNARY_NOT,
        [UNARY_PLUS] = OP_UNARY_POSITIVE,
        [UNARY_MINUS] = OP_UNARY_NEGATIVE,
    };
    compile_expr(c, expr->as.unary.operand);
    emit(c->unit, ops[expr->as.unary.op], 0);
}

static void compile_yield(Compiler *c, const Expr *expr) {
    if (expr->as.value) {
        compile_expr(c, expr->as.value);
    } else {
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    }
    if (c->unit->flags & CODE_ASYNC_GENERATOR) {
        emit(c->unit, OP_ASYNC_GEN_WRAP, 0);
    }
    emit(c->unit, OP_YIELD_VALUE, 0);
}

static void compile_yield_from(Compiler *c, const Expr *expr) {
    compile_expr(c, expr->as.value);
    emit(c->unit, OP_GET_YIELD_FROM_ITER, 0);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_SEND, 0);
}

void compile_slice(Compiler *c, const Expr *slice) {
    const Expr *const parts[] = {slice->as.slice.lower, slice->as.slice.upper};
    for (int i = 0; i < 2; i++) {
        if (parts[i]) {
            compile_expr(c, parts[i]);
        } else {
            compile_const_kind(c, PROGRAM_CONSTANT_NONE);
        }
    }
    if (slice->as.slice.step) {
        compile_expr(c, slice->as.slice.step);
    }
    emit(c->unit, OP_BUILD_SLICE, slice->as.slice.step ? 3 : 2);
}

// The line of a method call that goes over several lines is that of the method's name.
static void site_of_attribute(Compiler *c, const Expr *expr) {
    Span span = expr->span;
    if (memchr(c->source->bytes + span.start, '\n', (size_t)(span.end - span.start))) {
        span.start = expr->as.attribute.attr_span.start;
    }
    compile_set_site(c, span);
}

static void compile_expr_kind(Compiler *c, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        compile_bool_op(c, expr);
        break;
    case EXPR_NAMED_EXPR:
        compile_expr(c, expr->as.named.value);
        emit(c->unit, OP_COPY, 1);
        compile_target(c, expr->as.named.target);
        break;
    case EXPR_BIN_OP:
        compile_expr(c, expr->as.bin_op.left);
        compile_expr(c, expr->as.bin_op.right);
        emit(c->unit, OP_BINARY_OP, (uint32_t)expr->as.bin_op.op);
        break;
    case EXPR_UNARY_OP:
        compile_unary(c, expr);
        break;
    case EXPR_LAMBDA:
        compile_lambda(c, expr);
        break;
    case EXPR_IF_EXP:
        compile_if_exp(c, expr);
        break;
    case EXPR_DICT:
        compile_dict(c, expr);
        break;
    case EXPR_SET:
        compile_set(c, expr);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        compile_comprehension(c, expr);
        break;
    case EXPR_AWAIT:
        compile_expr(c, expr->as.value);
        compile_await(c, 0);
        break;
    case EXPR_YIELD:
        compile_yield(c, expr);
        break;
    case EXPR_YIELD_FROM:
        compile_yield_from(c, expr);
        break;
    case EXPR_COMPARE:
        compile_compare(c, expr);
        break;
    case EXPR_CALL:
        compile_call(c, expr);
        break;
    case EXPR_FORMATTED_VALUE:
        compile_formatted_value(c, expr);
        break;
    case EXPR_JOINED_STR:
        compile_joined_str(c, expr);
        break;
    case EXPR_CONSTANT:
        emit(c->unit, OP_LOAD_CONST, compile_constant(c, expr));
        break;
    case EXPR_ATTRIBUTE:
        compile_expr(c, expr->as.attribute.value);
        site_of_attribute(c, expr);
        compile_attribute(c, OP_LOAD_ATTR, expr->as.attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        compile_expr(c, expr->as.subscript.value);
        compile_expr(c, expr->as.subscript.slice);
        emit(c->unit, OP_BINARY_SUBSCR, 0);
        break;
    case EXPR_STARRED:
        assert(!"a starred expression is compiled by what holds it");
        break;
    case EXPR_NAME:
        if (strcmp(expr->as.name, "__debug__") == 0) {
            compile_const_kind(c, PROGRAM_CONSTANT_TRUE);
        } else {
            compile_name(c, expr->as.name, CONTEXT_LOAD);
        }
        break;
    case EXPR_LIST:
        compile_list(c, expr);
        break;
    case EXPR_TUPLE:
        compile_tuple(c, expr);
        break;
    case EXPR_SLICE:
        compile_slice(c, expr);
        break;
    }
}

void compile_expr(Compiler *c, const Expr *expr) {
    uint32_t before = compile_set_site(c, expr->span);
    if (compile_is_constant(expr)) {
        emit(c->unit, OP_LOAD_CONST, compile_constant(c, expr));
    } else {
        compile_expr_kind(c, expr);
    }
    c->unit->site = before;
}
