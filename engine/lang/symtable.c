#include "engine/lang/symtable.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/symtable_internal.h"

// The first pass: which names each scope binds, declares and uses.
typedef struct Builder {
    Symtable *table;
    int32_t scope;
    Name class_name;
    uint32_t class_cell; // the number of the name __class__
} Builder;

static void visit_expr(Builder *b, const Expr *expr);
static void visit_body(Builder *b, StmtList body);

static Scope *current(const Builder *b) {
    return &b->table->scopes[b->scope];
}

static void add_name(Builder *b, Name name, uint32_t flags) {
    symtable_add(b->table, b->scope, pool_mangle(b->table->pool, b->class_name, name), flags);
}

static bool is_function_like(ScopeKind kind) {
    switch (kind) {
    case SCOPE_FUNCTION:
    case SCOPE_LAMBDA:
    case SCOPE_COMPREHENSION:
        return true;
    case SCOPE_MODULE:
    case SCOPE_CLASS:
        return false;
    }
    assert(!"unknown ScopeKind");
    return false;
}

// Returns the scope to give back to leave_scope.
static int32_t enter_scope(Builder *b, ScopeKind kind, const void *node) {
    Symtable *table = b->table;
    GROW(table->scopes, table->scope_count, table->scope_capacity);
    int32_t index = table->scope_count++;
    int32_t parent = b->scope;
    const Scope *outer = parent >= 0 ? &table->scopes[parent] : NULL;
    table->scopes[index] = (Scope){
        .kind = kind,
        .index = index,
        .parent = parent,
        .node = node,
        .class_name = b->class_name,
        .has_parent_function =
            outer && (outer->has_parent_function || is_function_like(outer->kind)),
        .first_symbol = -1,
        .last_symbol = -1,
    };
    symtable_map_put(&table->node_map, (uint64_t)(uintptr_t)node, index);
    b->scope = index;
    return parent;
}

static void leave_scope(Builder *b, int32_t parent) {
    b->scope = parent;
}

// False, once with a message, when the tree goes too deep; the caller then leaves the node alone.
static bool go_down(Builder *b, Span span) {
    if (++b->table->depth <= SYMTABLE_MAX_DEPTH) {
        return true;
    }
    if (!b->table->too_deep) {
        b->table->too_deep = true;
        diags_add(b->table->diags, DIAG_SYNTAX, span, "RecursionError",
                  "maximum recursion depth exceeded during compilation", NULL);
    }
    return false;
}

static void go_up(Builder *b) {
    b->table->depth--;
}

static void visit_list(Builder *b, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        visit_expr(b, list.items[i]);
    }
}

static void visit_keywords(Builder *b, const Keyword *keywords, int count) {
    for (int i = 0; i < count; i++) {
        visit_expr(b, keywords[i].value);
    }
}

static void visit_annotation(Builder *b, const Expr *annotation) {
    if (!b->table->future_annotations) {
        visit_expr(b, annotation);
    }
}

static void add_parameters(Builder *b, const Arguments *args) {
    const uint32_t flags = SYMBOL_PARAMETER | SYMBOL_BOUND;
    for (int i = 0; i < args->posonlyargs_count; i++) {
        add_name(b, args->posonlyargs[i].arg, flags);
    }
    for (int i = 0; i < args->args_count; i++) {
        add_name(b, args->args[i].arg, flags);
    }
    for (int i = 0; i < args->kwonlyargs_count; i++) {
        add_name(b, args->kwonlyargs[i].arg, flags);
    }
    if (args->vararg) {
        add_name(b, args->vararg->arg, flags);
    }
    if (args->kwarg) {
        add_name(b, args->kwarg->arg, flags);
    }
}

static void visit_arg_annotations(Builder *b, const Arg *args, int count) {
    for (int i = 0; i < count; i++) {
        visit_annotation(b, args[i].annotation);
    }
}

bool symtable_has_keyword_defaults(const Arguments *args) {
    for (int i = 0; i < args->kwonlyargs_count; i++) {
        if (args->kw_defaults.items[i]) {
            return true;
        }
    }
    return false;
}

// Evaluated when it is asked for: the scope of a function is opened by the node.
static void visit_later(Builder *b, const void *node, const Expr *expr) {
    if (expr) {
        int32_t outer = enter_scope(b, SCOPE_LAMBDA, node);
        visit_expr(b, expr);
        leave_scope(b, outer);
    }
}

// The scope of the type parameters, if there are any. Defaults of parameters come from outside.
static int32_t enter_generic(Builder *b, const TypeParams *generic, const Arguments *args) {
    if (!generic) {
        return b->scope;
    }
    bool is_in_class = current(b)->kind == SCOPE_CLASS;
    int32_t outer = enter_scope(b, SCOPE_FUNCTION, generic);
    current(b)->is_generic = true;
    current(b)->sees_class = is_in_class;
    if (args && args->defaults.count > 0) {
        add_name(b, ".defaults", SYMBOL_PARAMETER | SYMBOL_BOUND);
    }
    if (args && symtable_has_keyword_defaults(args)) {
        add_name(b, ".kwdefaults", SYMBOL_PARAMETER | SYMBOL_BOUND);
    }
    for (int i = 0; i < generic->count; i++) {
        const TypeParam *param = &generic->items[i];
        add_name(b, param->name, SYMBOL_BOUND);
        visit_later(b, &param->bound, param->bound);
        visit_later(b, &param->default_value, param->default_value);
    }
    add_name(b, ".type_params", SYMBOL_BOUND);
    return outer;
}

static void visit_type_alias(Builder *b, const Stmt *stmt) {
    add_name(b, stmt->as.type_alias.name, SYMBOL_BOUND);
    int32_t outer = enter_generic(b, stmt->as.type_alias.generic, NULL);
    visit_later(b, stmt, stmt->as.type_alias.value);
    leave_scope(b, outer);
}

static void visit_function(Builder *b, const Stmt *stmt) {
    const Arguments *args = stmt->as.function.args;
    add_name(b, stmt->as.function.name, SYMBOL_BOUND);
    visit_list(b, args->defaults);
    visit_list(b, args->kw_defaults);
    const TypeParams *generic = stmt->as.function.generic;
    if (generic) {
        visit_list(b, stmt->as.function.decorators);
    }
    int32_t outermost = enter_generic(b, generic, args);
    visit_arg_annotations(b, args->posonlyargs, args->posonlyargs_count);
    visit_arg_annotations(b, args->args, args->args_count);
    visit_arg_annotations(b, args->vararg, args->vararg ? 1 : 0);
    visit_arg_annotations(b, args->kwonlyargs, args->kwonlyargs_count);
    visit_arg_annotations(b, args->kwarg, args->kwarg ? 1 : 0);
    visit_annotation(b, stmt->as.function.returns);
    if (!generic) {
        visit_list(b, stmt->as.function.decorators);
    }
    int32_t outer = enter_scope(b, SCOPE_FUNCTION, stmt);
    current(b)->is_coroutine = stmt->as.function.is_async;
    add_parameters(b, args);
    visit_body(b, stmt->as.function.body);
    leave_scope(b, outer);
    leave_scope(b, outermost);
}

static void visit_lambda(Builder *b, const Expr *expr) {
    const Arguments *args = expr->as.lambda.args;
    visit_list(b, args->defaults);
    visit_list(b, args->kw_defaults);
    int32_t outer = enter_scope(b, SCOPE_LAMBDA, expr);
    add_parameters(b, args);
    visit_expr(b, expr->as.lambda.body);
    leave_scope(b, outer);
}

static void visit_class(Builder *b, const Stmt *stmt) {
    const TypeParams *generic = stmt->as.class_def.generic;
    add_name(b, stmt->as.class_def.name, SYMBOL_BOUND);
    if (generic) {
        visit_list(b, stmt->as.class_def.decorators);
    }
    int32_t outermost = enter_generic(b, generic, NULL);
    if (generic) {
        add_name(b, ".generic_base", SYMBOL_BOUND);
    }
    visit_list(b, stmt->as.class_def.bases);
    visit_keywords(b, stmt->as.class_def.keywords, stmt->as.class_def.keyword_count);
    if (!generic) {
        visit_list(b, stmt->as.class_def.decorators);
    }
    Name outer_class = b->class_name;
    b->class_name = stmt->as.class_def.name;
    int32_t outer = enter_scope(b, SCOPE_CLASS, stmt);
    if (generic) {
        add_name(b, ".type_params", SYMBOL_USED);
    }
    visit_body(b, stmt->as.class_def.body);
    leave_scope(b, outer);
    leave_scope(b, outermost);
    b->class_name = outer_class;
}

static void visit_generators(Builder *b, const Expr *expr) {
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        const Comprehension *generator = &expr->as.comp.generators[i];
        if (generator->is_async) {
            current(b)->is_coroutine = true;
        }
        visit_expr(b, generator->target);
        if (i > 0) { // the first iterable belongs to the scope around
            visit_expr(b, generator->iter);
        }
        visit_list(b, generator->ifs);
    }
}

static void visit_comprehension(Builder *b, const Expr *expr) {
    visit_expr(b, expr->as.comp.generators[0].iter);
    int32_t outer = enter_scope(b, SCOPE_COMPREHENSION, expr);
    bool is_generator = expr->kind == EXPR_GENERATOR_EXP;
    add_name(b, ".0", SYMBOL_PARAMETER | SYMBOL_BOUND);
    visit_generators(b, expr);
    if (expr->as.comp.value) {
        visit_expr(b, expr->as.comp.value);
    }
    visit_expr(b, expr->as.comp.element);
    current(b)->is_generator = is_generator;
    bool awaits = current(b)->is_coroutine && !is_generator;
    leave_scope(b, outer);
    if (awaits) {
        current(b)->is_coroutine = true;
    }
}

// `name := value` inside comprehensions binds in the scope around all of them.
static void bind_walrus(Builder *b, Name name) {
    int32_t at = b->scope;
    while (b->table->scopes[at].kind == SCOPE_COMPREHENSION) {
        at = b->table->scopes[at].parent;
    }
    if (at == b->scope) {
        return;
    }
    uint32_t number = pool_mangle(b->table->pool, b->class_name, name);
    bool is_global = b->table->scopes[at].kind == SCOPE_MODULE;
    if (!is_global) {
        const Symbol *symbol = symtable_symbol(b->table, &b->table->scopes[at], number);
        is_global = symbol && symbol->flags & SYMBOL_GLOBAL;
    }
    symtable_add(b->table, b->scope, number, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
    symtable_add(b->table, at, number, is_global ? SYMBOL_GLOBAL : SYMBOL_BOUND);
}

static void visit_name(Builder *b, const Expr *expr) {
    switch (expr->context) {
    case CONTEXT_LOAD:
        add_name(b, expr->as.name, SYMBOL_USED);
        if (is_function_like(current(b)->kind) && strcmp(expr->as.name, "super") == 0) {
            symtable_add(b->table, b->scope, b->class_cell, SYMBOL_USED);
        }
        break;
    case CONTEXT_STORE:
    case CONTEXT_DEL:
        add_name(b, expr->as.name, SYMBOL_BOUND);
        break;
    }
}

static void visit_optional(Builder *b, const Expr *expr) {
    if (expr) {
        visit_expr(b, expr);
    }
}

static void visit_expr_kind(Builder *b, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        visit_list(b, expr->as.bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        bind_walrus(b, expr->as.named.target->as.name);
        visit_expr(b, expr->as.named.value);
        visit_expr(b, expr->as.named.target);
        break;
    case EXPR_BIN_OP:
        visit_expr(b, expr->as.bin_op.left);
        visit_expr(b, expr->as.bin_op.right);
        break;
    case EXPR_UNARY_OP:
        visit_expr(b, expr->as.unary.operand);
        break;
    case EXPR_LAMBDA:
        visit_lambda(b, expr);
        break;
    case EXPR_IF_EXP:
        visit_expr(b, expr->as.if_exp.test);
        visit_expr(b, expr->as.if_exp.body);
        visit_expr(b, expr->as.if_exp.orelse);
        break;
    case EXPR_DICT:
        visit_list(b, expr->as.dict.keys);
        visit_list(b, expr->as.dict.values);
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_JOINED_STR:
        visit_list(b, expr->as.elements);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        visit_comprehension(b, expr);
        break;
    case EXPR_AWAIT:
        visit_expr(b, expr->as.value);
        current(b)->is_coroutine = true;
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        visit_optional(b, expr->as.value);
        current(b)->is_generator = true;
        break;
    case EXPR_COMPARE:
        visit_expr(b, expr->as.compare.left);
        visit_list(b, expr->as.compare.comparators);
        break;
    case EXPR_CALL:
        visit_expr(b, expr->as.call.func);
        visit_list(b, expr->as.call.args);
        visit_keywords(b, expr->as.call.keywords, expr->as.call.keyword_count);
        break;
    case EXPR_FORMATTED_VALUE:
        visit_expr(b, expr->as.formatted.value);
        visit_optional(b, expr->as.formatted.format_spec);
        break;
    case EXPR_CONSTANT:
        break;
    case EXPR_ATTRIBUTE:
        visit_expr(b, expr->as.attribute.value);
        break;
    case EXPR_SUBSCRIPT:
        visit_expr(b, expr->as.subscript.value);
        visit_expr(b, expr->as.subscript.slice);
        break;
    case EXPR_STARRED:
        visit_expr(b, expr->as.value);
        break;
    case EXPR_NAME:
        visit_name(b, expr);
        break;
    case EXPR_SLICE:
        visit_optional(b, expr->as.slice.lower);
        visit_optional(b, expr->as.slice.upper);
        visit_optional(b, expr->as.slice.step);
        break;
    }
}

// NULL entries (the key of `**value`, a required keyword-only parameter) are nothing to visit.
static void visit_expr(Builder *b, const Expr *expr) {
    if (!expr) {
        return;
    }
    if (go_down(b, expr->span)) {
        visit_expr_kind(b, expr);
    }
    go_up(b);
}

static void visit_pattern(Builder *b, const Pattern *pattern);

static void visit_patterns(Builder *b, PatternList patterns) {
    for (int i = 0; i < patterns.count; i++) {
        visit_pattern(b, patterns.items[i]);
    }
}

static void visit_pattern(Builder *b, const Pattern *pattern) {
    if (go_down(b, pattern->span)) {
        visit_optional(b, pattern->value);
        visit_list(b, pattern->keys);
        visit_patterns(b, pattern->patterns);
        visit_patterns(b, pattern->kwd_patterns);
        if (pattern->pattern) {
            visit_pattern(b, pattern->pattern);
        }
        if (pattern->rest) {
            add_name(b, pattern->rest, SYMBOL_BOUND);
        }
        if (pattern->name) {
            add_name(b, pattern->name, SYMBOL_BOUND);
        }
    }
    go_up(b);
}

static void visit_match(Builder *b, const Stmt *stmt) {
    visit_expr(b, stmt->as.match.subject);
    for (int i = 0; i < stmt->as.match.case_count; i++) {
        const MatchCase *match_case = &stmt->as.match.cases[i];
        visit_pattern(b, match_case->pattern);
        visit_optional(b, match_case->guard);
        visit_body(b, match_case->body);
    }
}

static void visit_try(Builder *b, const Stmt *stmt) {
    visit_body(b, stmt->as.try_stmt.body);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        visit_optional(b, handler->type);
        if (handler->name) {
            add_name(b, handler->name, SYMBOL_BOUND);
        }
        visit_body(b, handler->body);
    }
    visit_body(b, stmt->as.try_stmt.orelse);
    visit_body(b, stmt->as.try_stmt.finalbody);
}

static void visit_with(Builder *b, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.with.item_count; i++) {
        visit_expr(b, stmt->as.with.items[i].context_expr);
        visit_optional(b, stmt->as.with.items[i].optional_vars);
    }
    visit_body(b, stmt->as.with.body);
}

// `import a.b` binds a; `from m import *` binds nothing that is known before the run.
static void visit_import(Builder *b, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        if (alias->asname) {
            add_name(b, alias->asname, SYMBOL_BOUND | SYMBOL_IMPORTED);
        } else if (strcmp(alias->name, "*") != 0) {
            size_t length = strcspn(alias->name, ".");
            add_name(b, arena_copy_text(b->table->pool->arena, alias->name, length),
                     SYMBOL_BOUND | SYMBOL_IMPORTED);
        }
    }
}

static void visit_ann_assign(Builder *b, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    visit_expr(b, target);
    visit_annotation(b, stmt->as.ann_assign.annotation);
    visit_optional(b, stmt->as.ann_assign.value);
    if (target->kind == EXPR_NAME && !is_function_like(current(b)->kind)) {
        current(b)->has_annotations = true;
    }
}

static void add_names(Builder *b, NameList names, uint32_t flags) {
    for (int i = 0; i < names.count; i++) {
        add_name(b, names.items[i], flags);
    }
}

static void visit_stmt_kind(Builder *b, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        visit_function(b, stmt);
        break;
    case STMT_CLASS_DEF:
        visit_class(b, stmt);
        break;
    case STMT_TYPE_ALIAS:
        visit_type_alias(b, stmt);
        break;
    case STMT_RETURN:
    case STMT_EXPR:
        visit_optional(b, stmt->as.value);
        break;
    case STMT_DELETE:
        visit_list(b, stmt->as.targets);
        break;
    case STMT_ASSIGN:
        visit_list(b, stmt->as.assign.targets);
        visit_expr(b, stmt->as.assign.value);
        break;
    case STMT_AUG_ASSIGN:
        visit_expr(b, stmt->as.aug_assign.target);
        visit_expr(b, stmt->as.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        visit_ann_assign(b, stmt);
        break;
    case STMT_FOR:
        visit_expr(b, stmt->as.for_loop.target);
        visit_expr(b, stmt->as.for_loop.iter);
        visit_body(b, stmt->as.for_loop.body);
        visit_body(b, stmt->as.for_loop.orelse);
        break;
    case STMT_WHILE:
        visit_expr(b, stmt->as.while_loop.test);
        visit_body(b, stmt->as.while_loop.body);
        visit_body(b, stmt->as.while_loop.orelse);
        break;
    case STMT_IF:
        visit_expr(b, stmt->as.if_stmt.test);
        visit_body(b, stmt->as.if_stmt.body);
        visit_body(b, stmt->as.if_stmt.orelse);
        break;
    case STMT_WITH:
        visit_with(b, stmt);
        break;
    case STMT_MATCH:
        visit_match(b, stmt);
        break;
    case STMT_RAISE:
        visit_optional(b, stmt->as.raise.exc);
        visit_optional(b, stmt->as.raise.cause);
        break;
    case STMT_TRY:
        visit_try(b, stmt);
        break;
    case STMT_ASSERT:
        visit_expr(b, stmt->as.assert_stmt.test);
        visit_optional(b, stmt->as.assert_stmt.msg);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        visit_import(b, stmt);
        break;
    case STMT_GLOBAL:
        add_names(b, stmt->as.names, SYMBOL_GLOBAL);
        break;
    case STMT_NONLOCAL:
        add_names(b, stmt->as.names, SYMBOL_NONLOCAL);
        break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    }
}

static void visit_body(Builder *b, StmtList body) {
    for (int i = 0; i < body.count; i++) {
        if (go_down(b, body.items[i]->span)) {
            visit_stmt_kind(b, body.items[i]);
        }
        go_up(b);
    }
}

bool symtable_build(Symtable *table, const Module *module, bool future_annotations, Pool *pool,
                    Diags *diags) {
    table->pool = pool;
    table->diags = diags;
    table->future_annotations = future_annotations;
    Builder builder = {.table = table, .scope = -1};
    builder.class_cell = pool_name_z(pool, "__class__");
    enter_scope(&builder, SCOPE_MODULE, module);
    visit_body(&builder, module->body);
    symtable_resolve(table);
    return !table->too_deep;
}
