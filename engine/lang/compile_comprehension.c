#include <assert.h>

#include "engine/lang/compile_internal.h"

static void compile_generator(Compiler *c, const Expr *expr, int index, int depth);

// Where adding the element fails: since 3.12 in the element, before in the whole.
static Span element_place(const Compiler *c, const Expr *expr) {
    if (c->source->minor < 12 && expr->kind != EXPR_GENERATOR_EXP) {
        return expr->span;
    }
    const Expr *last = expr->kind == EXPR_DICT_COMP ? expr->as.comp.value : expr->as.comp.element;
    return (Span){expr->as.comp.element->span.start, last->span.end};
}

static void compile_element(Compiler *c, const Expr *expr, int depth) {
    compile_expr(c, expr->as.comp.element);
    if (expr->kind == EXPR_DICT_COMP) {
        compile_expr(c, expr->as.comp.value);
    }
    uint32_t before = compile_set_site(c, element_place(c, expr));
    if (expr->kind == EXPR_DICT_COMP) {
        emit(c->unit, OP_MAP_ADD, (uint32_t)depth + 1);
    } else if (expr->kind == EXPR_LIST_COMP) {
        emit(c->unit, OP_LIST_APPEND, (uint32_t)depth + 1);
    } else if (expr->kind == EXPR_SET_COMP) {
        emit(c->unit, OP_SET_ADD, (uint32_t)depth + 1);
    } else {
        if (c->unit->flags & CODE_ASYNC_GENERATOR) {
            emit(c->unit, OP_ASYNC_GEN_WRAP, 0);
        }
        emit(c->unit, OP_YIELD_VALUE, 0);
        emit(c->unit, OP_POP_TOP, 0);
    }
    c->unit->site = before;
}

// What happens for each item: the conditions, then the next `for` or the element.
static void compile_inside(Compiler *c, const Expr *expr, int index, int depth, Label skip) {
    const Comprehension *generator = &expr->as.comp.generators[index];
    for (int i = 0; i < generator->ifs.count; i++) {
        compile_jump_if(c, generator->ifs.items[i], skip, false);
    }
    if (index + 1 < expr->as.comp.generator_count) {
        compile_generator(c, expr, index + 1, depth);
    } else {
        compile_element(c, expr, depth);
    }
}

// `for x in [value]` binds a name: there is no loop.
static const Expr *single_item(const Expr *iter) {
    if ((iter->kind == EXPR_LIST || iter->kind == EXPR_TUPLE) && iter->as.elements.count == 1 &&
        iter->as.elements.items[0]->kind != EXPR_STARRED) {
        return iter->as.elements.items[0];
    }
    return NULL;
}

static void compile_sync_generator(Compiler *c, const Expr *expr, int index, int depth) {
    const Comprehension *generator = &expr->as.comp.generators[index];
    const Expr *single = index > 0 ? single_item(generator->iter) : NULL;
    Span place = compile_place_of(c, expr->span, generator->iter);
    Label again = label_new(c->unit);
    Label skip = label_new(c->unit);
    Label end = label_new(c->unit);
    if (index == 0) {
        emit(c->unit, OP_LOAD_FAST, 0);
    } else if (single) {
        compile_expr(c, single);
    } else {
        compile_iterable(c, generator->iter);
        compile_set_site(c, place);
        emit(c->unit, OP_GET_ITER, 0);
    }
    if (!single) {
        depth++;
        label_place(c->unit, again);
        compile_set_site(c, place);
        emit_jump(c->unit, OP_FOR_ITER, end);
    }
    compile_set_site(c, expr->span);
    compile_target(c, generator->target);
    compile_inside(c, expr, index, depth, skip);
    label_place(c->unit, skip);
    if (!single) {
        emit_jump(c->unit, OP_JUMP, again);
        label_place(c->unit, end);
    }
}

static void compile_async_generator(Compiler *c, const Expr *expr, int index, int depth) {
    const Comprehension *generator = &expr->as.comp.generators[index];
    Label again = label_new(c->unit);
    Label skip = label_new(c->unit);
    Label except = label_new(c->unit);
    Block block;
    if (index == 0) {
        emit(c->unit, OP_LOAD_FAST, 0);
    } else {
        compile_iterable(c, generator->iter);
        compile_set_site(c, compile_place_of(c, expr->span, generator->iter));
        emit(c->unit, OP_GET_AITER, 0);
        compile_set_site(c, expr->span);
    }
    label_place(c->unit, again);
    compile_push_block(c, &block, BLOCK_ASYNC_COMPREHENSION);
    handler_begin(c->unit, except, 0);
    emit(c->unit, OP_GET_ANEXT, 0);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_SEND, 0);
    handler_set(c->unit, block.outer_handler);
    compile_target(c, generator->target);
    compile_inside(c, expr, index, depth + 1, skip);
    label_place(c->unit, skip);
    emit_jump(c->unit, OP_JUMP, again);
    compile_pop_block(c, &block);
    label_place(c->unit, except);
    emit(c->unit, OP_END_ASYNC_FOR, 0);
}

static void compile_generator(Compiler *c, const Expr *expr, int index, int depth) {
    if (expr->as.comp.generators[index].is_async) {
        compile_async_generator(c, expr, index, depth);
    } else {
        compile_sync_generator(c, expr, index, depth);
    }
}

static const char *comprehension_name(ExprKind kind) {
    if (kind == EXPR_LIST_COMP) {
        return "<listcomp>";
    }
    if (kind == EXPR_SET_COMP) {
        return "<setcomp>";
    }
    return kind == EXPR_DICT_COMP ? "<dictcomp>" : "<genexpr>";
}

static void compile_begin(Compiler *c, ExprKind kind) {
    if (kind == EXPR_LIST_COMP) {
        emit(c->unit, OP_BUILD_LIST, 0);
    } else if (kind == EXPR_SET_COMP) {
        emit(c->unit, OP_BUILD_SET, 0);
    } else if (kind == EXPR_DICT_COMP) {
        emit(c->unit, OP_BUILD_MAP, 0);
    }
}

void compile_comprehension(Compiler *c, const Expr *expr) {
    const Comprehension *outermost = &expr->as.comp.generators[0];
    bool is_generator = expr->kind == EXPR_GENERATOR_EXP;
    Unit unit;
    compile_enter(c, &unit, expr, comprehension_name(expr->kind), expr->span);
    const Scope *scope = unit.scope;
    compile_begin(c, expr->kind);
    compile_generator(c, expr, 0, 0);
    if (is_generator) {
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    }
    emit(c->unit, OP_RETURN_VALUE, 0);
    uint32_t code = compile_leave(c);
    compile_make_function(c, scope, code, 0);
    compile_iterable(c, outermost->iter);
    uint32_t before = compile_set_site(c, compile_place_of(c, expr->span, outermost->iter));
    emit(c->unit, outermost->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
    c->unit->site = before;
    emit(c->unit, OP_CALL, 0); // the iterator stands where a method's self would
    if (scope->is_coroutine && !is_generator) {
        compile_await(c, 0);
    }
}
