#include <assert.h>

#include "engine/base/memory.h"
#include "engine/lang/compile_internal.h"

enum {
    MAX_ITEMS_ON_STACK = 30, // longer displays are built item by item
    MIN_CONSTANT_ITEMS = 3,  // shorter ones are not worth a tuple constant
};

static bool any_starred(ExprList elements) {
    for (int i = 0; i < elements.count; i++) {
        if (elements.items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

static bool all_constant(ExprList elements) {
    for (int i = 0; i < elements.count; i++) {
        if (!compile_is_constant(elements.items[i])) {
            return false;
        }
    }
    return true;
}

static Opcode extend_op(Opcode build) {
    return build == OP_BUILD_SET ? OP_SET_UPDATE : OP_LIST_EXTEND;
}

static Opcode add_op(Opcode build) {
    return build == OP_BUILD_SET ? OP_SET_ADD : OP_LIST_APPEND;
}

static void load_constants(Compiler *c, ExprList elements) {
    uint32_t *items = NEW_ARRAY(uint32_t, (size_t)elements.count);
    for (int i = 0; i < elements.count; i++) {
        items[i] = compile_constant(c, elements.items[i]);
    }
    emit(c->unit, OP_LOAD_CONST, pool_constant_tuple(&c->pool, items, elements.count));
    memory_free(items);
}

// The items before the first starred one are built at once, unless they are many.
static void compile_item_by_item(Compiler *c, ExprList elements, int pushed, Opcode build) {
    bool many = elements.count + pushed > MAX_ITEMS_ON_STACK;
    bool built = many;
    if (many) {
        emit(c->unit, build, (uint32_t)pushed);
    }
    for (int i = 0; i < elements.count; i++) {
        const Expr *element = elements.items[i];
        if (element->kind == EXPR_STARRED && !built) {
            emit(c->unit, build, (uint32_t)(i + pushed));
            built = true;
        }
        compile_expr(c, element->kind == EXPR_STARRED ? element->as.value : element);
        if (built) {
            emit(c->unit, element->kind == EXPR_STARRED ? extend_op(build) : add_op(build), 1);
        }
    }
    if (!built) {
        emit(c->unit, build, (uint32_t)(elements.count + pushed));
    }
}

void compile_starred(Compiler *c, ExprList elements, int pushed, Opcode build, bool to_tuple) {
    bool starred = any_starred(elements);
    bool many = elements.count + pushed > MAX_ITEMS_ON_STACK;
    bool constant = pushed == 0 && all_constant(elements);
    if (constant && to_tuple) {
        load_constants(c, elements);
    } else if (constant && elements.count >= MIN_CONSTANT_ITEMS) { // [1, 2, 3]
        emit(c->unit, build, 0);
        load_constants(c, elements);
        emit(c->unit, extend_op(build), 1);
    } else if (to_tuple && !starred && !many) {
        compile_exprs(c, elements);
        emit(c->unit, OP_BUILD_TUPLE, (uint32_t)(elements.count + pushed));
    } else {
        compile_item_by_item(c, elements, pushed, build);
        if (to_tuple) {
            emit(c->unit, OP_LIST_TO_TUPLE, 0);
        }
    }
}

void compile_iterable(Compiler *c, const Expr *expr) {
    if (expr->kind != EXPR_LIST || any_starred(expr->as.elements)) {
        compile_expr(c, expr);
        return;
    }
    uint32_t before = compile_set_site(c, expr->span);
    compile_starred(c, expr->as.elements, 0, OP_BUILD_LIST, true);
    c->unit->site = before;
}

void compile_list(Compiler *c, const Expr *expr) {
    compile_starred(c, expr->as.elements, 0, OP_BUILD_LIST, false);
}

void compile_tuple(Compiler *c, const Expr *expr) {
    compile_starred(c, expr->as.elements, 0, OP_BUILD_LIST, true);
}

static bool all_constants(ExprList elements) {
    for (int i = 0; i < elements.count; i++) {
        if (elements.items[i]->kind != EXPR_CONSTANT) {
            return false;
        }
    }
    return true;
}

void compile_set(Compiler *c, const Expr *expr) {
    ExprList elements = expr->as.elements;
    if (elements.count > 2 && elements.count <= MAX_ITEMS_ON_STACK && all_constants(elements)) {
        for (int i = 0; i < elements.count; i++) {
            compile_expr(c, elements.items[i]);
        }
        emit(c->unit, OP_BUILD_TUPLE, (uint32_t)elements.count);
        emit(c->unit, OP_CONST_SET, 0);
        return;
    }
    compile_starred(c, expr->as.elements, 0, OP_BUILD_SET, false);
}

// The pairs [first, end), none of them a `**mapping`, as a dict.
static void compile_pairs(Compiler *c, const Expr *expr, int first, int end) {
    bool many = (end - first) * 2 > MAX_ITEMS_ON_STACK;
    if (many) {
        emit(c->unit, OP_BUILD_MAP, 0);
    }
    for (int i = first; i < end; i++) {
        compile_expr(c, expr->as.dict.keys.items[i]);
        compile_expr(c, expr->as.dict.values.items[i]);
        if (many) {
            emit(c->unit, OP_MAP_ADD, 1);
        }
    }
    if (!many) {
        emit(c->unit, OP_BUILD_MAP, (uint32_t)(end - first));
    }
}

static bool add_pairs(Compiler *c, const Expr *expr, int first, int end, bool have_dict) {
    if (first == end) {
        return have_dict;
    }
    compile_pairs(c, expr, first, end);
    if (have_dict) {
        emit(c->unit, OP_DICT_UPDATE, 1);
    }
    return true;
}

void compile_dict(Compiler *c, const Expr *expr) {
    const ExprList keys = expr->as.dict.keys;
    bool have_dict = false;
    int first = 0;
    for (int i = 0; i < keys.count; i++) {
        if (!keys.items[i]) {
            have_dict = add_pairs(c, expr, first, i, have_dict);
            if (!have_dict) {
                emit(c->unit, OP_BUILD_MAP, 0);
                have_dict = true;
            }
            compile_expr(c, expr->as.dict.values.items[i]);
            emit(c->unit, OP_DICT_UPDATE, 1);
            first = i + 1;
        } else if ((i - first) * 2 > MAX_ITEMS_ON_STACK) {
            have_dict = add_pairs(c, expr, first, i + 1, have_dict);
            first = i + 1;
        }
    }
    if (!add_pairs(c, expr, first, keys.count, have_dict)) {
        emit(c->unit, OP_BUILD_MAP, 0);
    }
}

void compile_joined_str(Compiler *c, const Expr *expr) {
    compile_exprs(c, expr->as.elements);
    if (expr->as.elements.count != 1) {
        emit(c->unit, OP_BUILD_STRING, (uint32_t)expr->as.elements.count);
    }
}

void compile_formatted_value(Compiler *c, const Expr *expr) {
    uint32_t arg = 0;
    switch (expr->as.formatted.conversion) {
    case 's':
        arg = 1;
        break;
    case 'r':
        arg = 2;
        break;
    case 'a':
        arg = 3;
        break;
    }
    compile_expr(c, expr->as.formatted.value);
    if (expr->as.formatted.format_spec) {
        compile_expr(c, expr->as.formatted.format_spec);
        arg |= 4;
    }
    emit(c->unit, OP_FORMAT_VALUE, arg);
}
