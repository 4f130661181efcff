#include <string.h>

#include "engine/lang/ast_walk.h"
#include "engine/lang/check_internal.h"

enum {
    MAX_BLOCKS = 20
}; // CPython: "too many statically nested blocks"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_ASYNC_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_COMPREHENSION,
} ScopeKind;

// Where a statement stands: the innermost function and the loop or handler around it.
typedef struct Scope {
    ScopeKind kind;
    bool in_loop;
    bool in_except_star; // a loop inside lifts the ban on break and continue
    bool return_banned;  // some except* of this function is around
    bool is_generator;
    int blocks;
} Scope;

typedef struct Flow {
    Check *check;
    AstVisitor visitor;
    Scope scope;
} Flow;

static void visit(Flow *f, const Expr *expr) {
    if (expr) {
        f->visitor.expr(f, expr);
    }
}

static void visit_all(Flow *f, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        visit(f, list.items[i]);
    }
}

// Whether the statements of one function hold a yield of their own.
typedef struct YieldSearch {
    AstVisitor visitor;
    bool found;
} YieldSearch;

static void search_expr(void *context, const Expr *expr) {
    YieldSearch *search = context;
    if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM) {
        search->found = true;
    }
    if (!search->found && expr->kind != EXPR_LAMBDA) {
        ast_visit_expr(&search->visitor, expr);
    }
}

static void search_stmt(void *context, const Stmt *stmt) {
    YieldSearch *search = context;
    if (!search->found && stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF) {
        ast_visit_stmt(&search->visitor, stmt);
    }
}

static void search_pattern(void *context, const Pattern *pattern) {
    (void)context;
    (void)pattern;
}

static bool has_yield(StmtList body) {
    YieldSearch search = {.found = false};
    search.visitor = (AstVisitor){search_expr, search_stmt, search_pattern, &search};
    ast_visit_list(&search.visitor, body);
    return search.found;
}

static bool is_function(const Flow *f) {
    return f->scope.kind != SCOPE_MODULE && f->scope.kind != SCOPE_CLASS;
}

static bool is_debug(Name name) {
    return name && strcmp(name, "__debug__") == 0;
}

static void check_debug(Flow *f, Name name, Span span) {
    if (is_debug(name)) {
        check_fail(f->check, span, "cannot assign to __debug__");
    }
}

static void check_args(Flow *f, const Arg *args, int count, Span span) {
    for (int i = 0; i < count; i++) {
        check_debug(f, args[i].arg, span);
    }
}

static void check_arguments(Flow *f, const Arguments *args, Span span) {
    check_args(f, args->posonlyargs, args->posonlyargs_count, span);
    check_args(f, args->args, args->args_count, span);
    check_args(f, args->vararg, args->vararg ? 1 : 0, span);
    check_args(f, args->kwonlyargs, args->kwonlyargs_count, span);
    check_args(f, args->kwarg, args->kwarg ? 1 : 0, span);
}

static void check_keywords(Flow *f, const Keyword *keywords, int count, Span span) {
    // Calls with so many keywords that squares matter do not come from people.
    enum {
        MAX_COMPARED = 500
    };
    for (int i = 0; i < count && i < MAX_COMPARED; i++) {
        check_debug(f, keywords[i].arg, span);
        for (int k = 0; keywords[i].arg && k < i; k++) {
            if (keywords[k].arg == keywords[i].arg) {
                check_fail(f->check, keywords[i].span, "keyword argument repeated: %s",
                           keywords[i].arg);
                break;
            }
        }
    }
}

static void visit_in_scope(Flow *f, ScopeKind kind, const Expr *expr) {
    Scope outer = f->scope;
    f->scope = (Scope){.kind = kind};
    visit(f, expr);
    f->scope = outer;
}

static void visit_lambda(Flow *f, const Expr *expr) {
    check_arguments(f, expr->as.lambda.args, expr->span);
    visit_all(f, expr->as.lambda.args->defaults);
    visit_all(f, expr->as.lambda.args->kw_defaults);
    visit_in_scope(f, SCOPE_LAMBDA, expr->as.lambda.body);
}

// Whether running the comprehension needs an event loop: `async for`, or an await of its own.
typedef struct AwaitSearch {
    AstVisitor visitor;
    bool found;
} AwaitSearch;

static void find_await(void *context, const Expr *expr);

static bool is_async_comprehension(const Expr *expr) {
    AwaitSearch search = {.found = false};
    search.visitor = (AstVisitor){find_await, NULL, NULL, &search};
    find_await(&search, expr->as.comp.element);
    if (expr->as.comp.value) {
        find_await(&search, expr->as.comp.value);
    }
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        const Comprehension *clause = &expr->as.comp.generators[i];
        search.found = search.found || clause->is_async;
        if (i > 0) {
            find_await(&search, clause->iter);
        }
        for (int k = 0; k < clause->ifs.count; k++) {
            find_await(&search, clause->ifs.items[k]);
        }
    }
    return search.found;
}

static bool is_comprehension(const Expr *expr) {
    return expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_SET_COMP ||
           expr->kind == EXPR_DICT_COMP || expr->kind == EXPR_GENERATOR_EXP;
}

static void find_await(void *context, const Expr *expr) {
    AwaitSearch *search = context;
    if (search->found) {
        return;
    }
    if (expr->kind == EXPR_AWAIT) {
        search->found = true;
    } else if (is_comprehension(expr)) {
        find_await(context, expr->as.comp.generators[0].iter);
        search->found =
            search->found || (expr->kind != EXPR_GENERATOR_EXP && is_async_comprehension(expr));
    } else if (expr->kind != EXPR_LAMBDA) {
        ast_visit_expr(&search->visitor, expr);
    }
}

static void visit_clauses(Flow *f, const Expr *expr) {
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        const Comprehension *clause = &expr->as.comp.generators[i];
        if (i > 0) {
            visit(f, clause->iter);
        }
        visit(f, clause->target);
        visit_all(f, clause->ifs);
    }
}

static void visit_comprehension(Flow *f, const Expr *expr) {
    bool async = is_async_comprehension(expr);
    if (async && expr->kind != EXPR_GENERATOR_EXP && f->scope.kind != SCOPE_ASYNC_FUNCTION &&
        f->scope.kind != SCOPE_COMPREHENSION) {
        check_fail(f->check, expr->span,
                   "asynchronous comprehension outside of an asynchronous function");
    }
    visit(f, expr->as.comp.generators[0].iter);
    Scope outer = f->scope;
    f->scope = (Scope){.kind = SCOPE_COMPREHENSION};
    visit_clauses(f, expr);
    visit(f, expr->as.comp.element);
    visit(f, expr->as.comp.value);
    f->scope = outer;
}

static void check_await(Flow *f, const Expr *expr) {
    if (!is_function(f)) {
        check_fail(f->check, expr->span, "'await' outside function");
    } else if (f->scope.kind != SCOPE_ASYNC_FUNCTION && f->scope.kind != SCOPE_COMPREHENSION) {
        check_fail(f->check, expr->span, "'await' outside async function");
    }
}

static void check_yield(Flow *f, const Expr *expr) {
    if (!is_function(f)) {
        check_fail(f->check, expr->span, "'yield' outside function");
    } else if (expr->kind == EXPR_YIELD_FROM && f->scope.kind == SCOPE_ASYNC_FUNCTION) {
        check_fail(f->check, expr->span, "'yield from' inside async function");
    }
}

static void visit_elements(Flow *f, const Expr *expr) {
    int stars = 0;
    for (int i = 0; i < expr->as.elements.count; i++) {
        const Expr *element = expr->as.elements.items[i];
        bool starred = element->kind == EXPR_STARRED;
        stars += starred;
        if (stars == 2 && starred && expr->context == CONTEXT_STORE && expr->kind != EXPR_SET) {
            check_fail(f->check, expr->span, "multiple starred expressions in assignment");
        }
        visit(f, starred ? element->as.value : element);
    }
}

static void visit_subscript(Flow *f, const Expr *expr) {
    visit(f, expr->as.subscript.value);
    visit(f, expr->as.subscript.slice);
}

static void visit_call(Flow *f, const Expr *expr) {
    check_keywords(f, expr->as.call.keywords, expr->as.call.keyword_count, expr->span);
    visit(f, expr->as.call.func);
    for (int i = 0; i < expr->as.call.args.count; i++) {
        const Expr *arg = expr->as.call.args.items[i];
        visit(f, arg->kind == EXPR_STARRED ? arg->as.value : arg);
    }
    for (int i = 0; i < expr->as.call.keyword_count; i++) {
        visit(f, expr->as.call.keywords[i].value);
    }
}

static void check_stored_name(Flow *f, const Expr *expr, Name name) {
    if (is_debug(name) && expr->context == CONTEXT_STORE) {
        check_fail(f->check, expr->span, "cannot assign to __debug__");
    } else if (is_debug(name) && expr->context == CONTEXT_DEL) {
        check_fail(f->check, expr->span, "cannot delete __debug__");
    }
}

static void enter_expr(void *context, const Expr *expr) {
    Flow *f = context;
    if (expr->kind == EXPR_NAME) {
        check_stored_name(f, expr, expr->as.name);
    } else if (expr->kind == EXPR_LAMBDA) {
        visit_lambda(f, expr);
    } else if (is_comprehension(expr)) {
        visit_comprehension(f, expr);
    } else if (expr->kind == EXPR_CALL) {
        visit_call(f, expr);
    } else if (expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_SET) {
        visit_elements(f, expr);
    } else if (expr->kind == EXPR_STARRED) {
        check_fail(f->check, expr->span,
                   expr->context == CONTEXT_STORE
                       ? "starred assignment target must be in a list or tuple"
                       : "can't use starred expression here");
    } else if (expr->kind == EXPR_SUBSCRIPT) {
        visit_subscript(f, expr);
    } else if (expr->kind == EXPR_AWAIT) {
        check_await(f, expr);
        visit(f, expr->as.value);
    } else if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM) {
        check_yield(f, expr);
        visit(f, expr->as.value);
    } else {
        ast_visit_expr(&f->visitor, expr);
        if (expr->kind == EXPR_ATTRIBUTE) {
            check_stored_name(f, expr, expr->as.attribute.attr);
        }
    }
}

static void visit_body(Flow *f, StmtList body) {
    ast_visit_list(&f->visitor, body);
}

// Statements inside one more block of the frame.
static void visit_block(Flow *f, StmtList body, Span span) {
    if (f->scope.blocks >= MAX_BLOCKS) {
        check_fail(f->check, span, "too many statically nested blocks");
        return;
    }
    f->scope.blocks++;
    visit_body(f, body);
    f->scope.blocks--;
}

static void visit_loop(Flow *f, StmtList body, Span span) {
    Scope outer = f->scope;
    f->scope.in_loop = true;
    f->scope.in_except_star = false;
    visit_block(f, body, span);
    f->scope = outer;
}

static void visit_function(Flow *f, const Stmt *stmt) {
    const Arguments *args = stmt->as.function.args;
    visit_all(f, stmt->as.function.decorators);
    visit_all(f, args->defaults);
    visit_all(f, args->kw_defaults);
    check_debug(f, stmt->as.function.name, stmt->span);
    check_arguments(f, args, stmt->span);
    for (int i = 0; i < args->posonlyargs_count + args->args_count; i++) {
        visit(f, args->posonlyargs[i].annotation);
    }
    for (int i = 0; i < args->kwonlyargs_count; i++) {
        visit(f, args->kwonlyargs[i].annotation);
    }
    if (args->vararg && args->vararg->annotation) {
        const Expr *annotation = args->vararg->annotation;
        visit(f, annotation->kind == EXPR_STARRED ? annotation->as.value : annotation);
    }
    visit(f, args->kwarg ? args->kwarg->annotation : NULL);
    visit(f, stmt->as.function.returns);
    Scope outer = f->scope;
    f->scope = (Scope){.kind = stmt->as.function.is_async ? SCOPE_ASYNC_FUNCTION : SCOPE_FUNCTION};
    f->scope.is_generator = stmt->as.function.is_async && has_yield(stmt->as.function.body);
    visit_body(f, stmt->as.function.body);
    f->scope = outer;
}

static void visit_class(Flow *f, const Stmt *stmt) {
    visit_all(f, stmt->as.class_def.decorators);
    check_debug(f, stmt->as.class_def.name, stmt->span);
    Scope outer = f->scope;
    f->scope = (Scope){.kind = SCOPE_CLASS};
    visit_body(f, stmt->as.class_def.body);
    f->scope = outer;
    check_keywords(f, stmt->as.class_def.keywords, stmt->as.class_def.keyword_count, stmt->span);
    for (int i = 0; i < stmt->as.class_def.bases.count; i++) {
        const Expr *base = stmt->as.class_def.bases.items[i];
        visit(f, base->kind == EXPR_STARRED ? base->as.value : base);
    }
    for (int i = 0; i < stmt->as.class_def.keyword_count; i++) {
        visit(f, stmt->as.class_def.keywords[i].value);
    }
}

static void ban_in_except_star(Flow *f, Span span) {
    check_fail(f->check, span,
               "'break', 'continue' and 'return' cannot appear in an except* block");
}

static void check_jump(Flow *f, const Stmt *stmt) {
    if (f->scope.in_except_star) {
        ban_in_except_star(f, stmt->span);
    } else if (!f->scope.in_loop) {
        check_fail(f->check, stmt->span,
                   stmt->kind == STMT_BREAK ? "'break' outside loop"
                                            : "'continue' not properly in loop");
    }
}

static void check_return(Flow *f, const Stmt *stmt) {
    if (!is_function(f)) {
        check_fail(f->check, stmt->span, "'return' outside function");
    } else if (stmt->as.value && f->scope.is_generator) {
        check_fail(f->check, stmt->span, "'return' with value in async generator");
    }
    visit(f, stmt->as.value);
    if (f->scope.return_banned) {
        bool constant = stmt->as.value && stmt->as.value->kind == EXPR_CONSTANT;
        ban_in_except_star(f, constant ? stmt->as.value->span : stmt->span);
    }
}

static void visit_handler(Flow *f, const Stmt *stmt, const ExceptHandler *handler) {
    Scope outer = f->scope;
    visit(f, handler->type);
    check_debug(f, handler->name, handler->span);
    if (stmt->as.try_stmt.is_star) {
        f->scope.in_except_star = true;
        f->scope.return_banned = true;
    }
    f->scope.blocks += handler->name ? 1 : 0;
    visit_block(f, handler->body, handler->span);
    f->scope = outer;
}

static void visit_try(Flow *f, const Stmt *stmt) {
    Scope outer = f->scope;
    f->scope.blocks += stmt->as.try_stmt.finalbody.count > 0;
    if (stmt->as.try_stmt.handler_count) {
        visit_block(f, stmt->as.try_stmt.body, stmt->span);
    } else {
        visit_body(f, stmt->as.try_stmt.body);
    }
    visit_body(f, stmt->as.try_stmt.orelse);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        if (!handler->type && i + 1 < stmt->as.try_stmt.handler_count) {
            check_fail(f->check, handler->span, "default 'except:' must be last");
        }
        visit_handler(f, stmt, handler);
    }
    f->scope = outer;
    visit_body(f, stmt->as.try_stmt.finalbody);
}

static void check_async(Flow *f, const Stmt *stmt, const char *what) {
    if (f->scope.kind != SCOPE_ASYNC_FUNCTION) {
        check_fail(f->check, stmt->span, "'async %s' outside async function", what);
    }
}

static void visit_for(Flow *f, const Stmt *stmt) {
    if (stmt->as.for_loop.is_async) {
        check_async(f, stmt, "for");
    }
    visit(f, stmt->as.for_loop.iter);
    visit(f, stmt->as.for_loop.target);
    visit_loop(f, stmt->as.for_loop.body, stmt->span);
    visit_body(f, stmt->as.for_loop.orelse);
}

static void visit_while(Flow *f, const Stmt *stmt) {
    visit(f, stmt->as.while_loop.test);
    visit_loop(f, stmt->as.while_loop.body, stmt->span);
    visit_body(f, stmt->as.while_loop.orelse);
}

static void visit_with(Flow *f, const Stmt *stmt) {
    if (stmt->as.with.is_async) {
        check_async(f, stmt, "with");
    }
    int count = stmt->as.with.item_count;
    for (int i = 0; i < count; i++) {
        visit(f, stmt->as.with.items[i].context_expr);
        visit(f, stmt->as.with.items[i].optional_vars);
    }
    f->scope.blocks += count - 1;
    visit_block(f, stmt->as.with.body, stmt->span);
    f->scope.blocks -= count - 1;
}

static void visit_import(Flow *f, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        check_debug(f, alias->asname ? alias->asname : alias->name, stmt->span);
    }
}

static void visit_match(Flow *f, const Stmt *stmt) {
    visit(f, stmt->as.match.subject);
    check_match(f->check, stmt);
    for (int i = 0; i < stmt->as.match.case_count; i++) {
        visit(f, stmt->as.match.cases[i].guard);
        visit_body(f, stmt->as.match.cases[i].body);
    }
}

static void visit_assign(Flow *f, const Stmt *stmt) {
    visit(f, stmt->as.assign.value);
    visit_all(f, stmt->as.assign.targets);
}

static void enter_stmt(void *context, const Stmt *stmt) {
    Flow *f = context;
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        visit_function(f, stmt);
        break;
    case STMT_CLASS_DEF:
        visit_class(f, stmt);
        break;
    case STMT_RETURN:
        check_return(f, stmt);
        break;
    case STMT_ASSIGN:
        visit_assign(f, stmt);
        break;
    case STMT_FOR:
        visit_for(f, stmt);
        break;
    case STMT_WHILE:
        visit_while(f, stmt);
        break;
    case STMT_WITH:
        visit_with(f, stmt);
        break;
    case STMT_MATCH:
        visit_match(f, stmt);
        break;
    case STMT_TRY:
        visit_try(f, stmt);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        visit_import(f, stmt);
        break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        check_jump(f, stmt);
        break;
    case STMT_TYPE_ALIAS:
    case STMT_DELETE:
    case STMT_AUG_ASSIGN:
    case STMT_ANN_ASSIGN:
    case STMT_IF:
    case STMT_RAISE:
    case STMT_ASSERT:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_EXPR:
    case STMT_PASS:
        ast_visit_stmt(&f->visitor, stmt);
        break;
    }
}

static void enter_pattern(void *context, const Pattern *pattern) {
    (void)context;
    (void)pattern; // check_match has looked at all of them
}

static bool is_late_future(const Stmt *stmt) {
    return stmt->kind == STMT_IMPORT_FROM && stmt->as.import.module &&
           strcmp(stmt->as.import.module, "__future__") == 0;
}

typedef struct FutureSearch {
    AstVisitor visitor;
    Check *check;
    bool done;
    int depth;
} FutureSearch;

static bool is_docstring(const Stmt *stmt) {
    return stmt->kind == STMT_EXPR && stmt->as.value->kind == EXPR_CONSTANT &&
           stmt->as.value->as.constant.kind == CONSTANT_STR;
}

static void find_late_future(void *context, const Stmt *stmt) {
    FutureSearch *search = context;
    if (is_late_future(stmt)) {
        if (search->done) {
            check_fail(search->check, stmt->span,
                       "from __future__ imports must occur at the beginning of the file");
        }
        return;
    }
    search->done = search->done || search->depth > 0 || !is_docstring(stmt);
    search->depth++;
    ast_visit_stmt(&search->visitor, stmt);
    search->depth--;
}

static void skip_expr(void *context, const Expr *expr) {
    (void)context;
    (void)expr;
}

void check_flow(Check *check, const Module *module) {
    Flow flow = {.check = check};
    flow.visitor = (AstVisitor){enter_expr, enter_stmt, enter_pattern, &flow};
    ast_visit_list(&flow.visitor, module->body);
    FutureSearch search = {.check = check};
    search.visitor = (AstVisitor){skip_expr, find_late_future, search_pattern, &search};
    ast_visit_list(&search.visitor, module->body);
}
