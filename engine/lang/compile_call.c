#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/compile_internal.h"

enum {
    MAX_PAIRS_ON_STACK = 15
}; // more keyword arguments are added to the dict one by one

static bool has_star(ExprList args) {
    for (int i = 0; i < args.count; i++) {
        if (args.items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

static bool has_double_star(const Keyword *keywords, int count) {
    for (int i = 0; i < count; i++) {
        if (!keywords[i].arg) {
            return true;
        }
    }
    return false;
}

static void compile_keyword_names(Compiler *c, const Keyword *keywords, int count) {
    uint32_t *names = NEW_ARRAY(uint32_t, (size_t)count);
    for (int i = 0; i < count; i++) {
        names[i] = pool_constant_name(&c->pool, pool_name_z(&c->pool, keywords[i].arg));
    }
    emit(c->unit, OP_LOAD_CONST, pool_constant_tuple(&c->pool, names, count));
    memory_free(names);
}

static void compile_keyword_pair(Compiler *c, const Keyword *keyword) {
    compile_const_name(c, pool_name_z(&c->pool, keyword->arg));
    compile_expr(c, keyword->value);
}

// A dict of keyword arguments that all have names.
static void compile_keyword_dict(Compiler *c, const Keyword *keywords, int count) {
    if (count > MAX_PAIRS_ON_STACK) {
        emit(c->unit, OP_BUILD_MAP, 0);
        for (int i = 0; i < count; i++) {
            compile_keyword_pair(c, &keywords[i]);
            emit(c->unit, OP_MAP_ADD, 1);
        }
        return;
    }
    for (int i = 0; i < count; i++) {
        compile_keyword_pair(c, &keywords[i]);
    }
    emit(c->unit, OP_BUILD_MAP, (uint32_t)count);
}

// Adds the named arguments [first, end) to the dict, or makes it.
static bool merge_named(Compiler *c, const Keyword *keywords, int first, int end, bool have_dict) {
    if (first == end) {
        return have_dict;
    }
    compile_keyword_dict(c, keywords + first, end - first);
    if (have_dict) {
        emit(c->unit, OP_DICT_MERGE, 1);
    }
    return true;
}

static void compile_keywords_merged(Compiler *c, const Keyword *keywords, int count) {
    bool have_dict = false;
    int first = 0;
    for (int i = 0; i < count; i++) {
        if (keywords[i].arg) {
            continue;
        }
        have_dict = merge_named(c, keywords, first, i, have_dict);
        if (!have_dict) {
            emit(c->unit, OP_BUILD_MAP, 0);
            have_dict = true;
        }
        compile_expr(c, keywords[i].value);
        emit(c->unit, OP_DICT_MERGE, 1);
        first = i + 1;
    }
    merge_named(c, keywords, first, count, have_dict);
}

// f(*a): the iterable goes to the call as it is; every other mixture becomes a tuple first.
static void compile_call_unpacked(Compiler *c, int pushed, ExprList args, const Keyword *keywords,
                                  int keyword_count) {
    if (pushed == 0 && args.count == 1 && args.items[0]->kind == EXPR_STARRED) {
        compile_expr(c, args.items[0]->as.value);
    } else {
        compile_starred(c, args, pushed, OP_BUILD_LIST, true);
    }
    if (keyword_count > 0) {
        compile_keywords_merged(c, keywords, keyword_count);
    }
    emit(c->unit, OP_CALL_EX, keyword_count > 0);
}

void compile_arguments(Compiler *c, int pushed, ExprList args, const Keyword *keywords,
                       int keyword_count) {
    if (has_star(args) || has_double_star(keywords, keyword_count)) {
        compile_call_unpacked(c, pushed, args, keywords, keyword_count);
        return;
    }
    compile_exprs(c, args);
    int count = pushed + args.count + keyword_count;
    if (keyword_count == 0) {
        emit(c->unit, OP_CALL, (uint32_t)count);
        return;
    }
    for (int i = 0; i < keyword_count; i++) {
        compile_expr(c, keywords[i].value);
    }
    compile_keyword_names(c, keywords, keyword_count);
    emit(c->unit, OP_CALL_KW, (uint32_t)count);
}

// A method call over several lines belongs to the line of the method's name.
static Span method_site(const Compiler *c, const Expr *method, Span span) {
    Span whole = method->span;
    if (memchr(c->source->bytes + whole.start, '\n', (size_t)(whole.end - whole.start))) {
        span.start = method->as.attribute.attr_span.start;
    }
    return span;
}

// object.method(...): no bound method is made.
static void compile_method_call(Compiler *c, const Expr *expr) {
    const Expr *method = expr->as.call.func;
    compile_expr(c, method->as.attribute.value);
    compile_set_site(c, method_site(c, method, method->span));
    compile_attribute(c, OP_LOAD_METHOD, method->as.attribute.attr);
    compile_set_site(c, method_site(c, method, expr->span));
    compile_arguments(c, 0, expr->as.call.args, expr->as.call.keywords,
                      expr->as.call.keyword_count);
}

// A name that the module imports: most likely a module, whose functions are no methods.
static bool is_imported(Compiler *c, const Expr *expr) {
    if (expr->kind != EXPR_NAME) {
        return false;
    }
    const Scope *module = &c->symtable.scopes[0];
    const Symbol *symbol =
        symtable_symbol(&c->symtable, module, pool_name_z(&c->pool, expr->as.name));
    return symbol && symbol->flags & SYMBOL_IMPORTED;
}

void compile_call(Compiler *c, const Expr *expr) {
    const Expr *func = expr->as.call.func;
    if (func->kind == EXPR_ATTRIBUTE && !has_star(expr->as.call.args) &&
        !has_double_star(expr->as.call.keywords, expr->as.call.keyword_count) &&
        !is_imported(c, func->as.attribute.value)) {
        compile_method_call(c, expr);
        return;
    }
    compile_expr(c, func);
    emit(c->unit, OP_PUSH_NULL, 0);
    compile_arguments(c, 0, expr->as.call.args, expr->as.call.keywords,
                      expr->as.call.keyword_count);
}
