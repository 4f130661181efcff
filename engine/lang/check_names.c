#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/ast_walk.h"
#include "engine/lang/check_internal.h"

// What is known of one name in one block.
enum {
    SYMBOL_GLOBAL = 1,
    SYMBOL_LOCAL = 2,
    SYMBOL_PARAM = 4,
    SYMBOL_NONLOCAL = 8,
    SYMBOL_USE = 16,
    SYMBOL_ANNOTATED = 32,
    SYMBOL_ITERATION = 64, // target of a comprehension's for
    SYMBOL_TYPE_PARAM = 128,
};

typedef enum BlockKind {
    BLOCK_MODULE,
    BLOCK_CLASS,
    BLOCK_FUNCTION
} BlockKind;

typedef enum CompKind {
    COMP_NONE,
    COMP_LIST,
    COMP_SET,
    COMP_DICT,
    COMP_GENERATOR
} CompKind;

typedef struct Block Block;

typedef struct Symbol {
    Block *block; // NULL: a free slot of the table
    Name name;
    int flags;
    Span directive; // of the global or nonlocal statement
} Symbol;

struct Block {
    Block *parent;
    BlockKind kind;
    CompKind comp;
    bool in_target; // visiting the target of a comprehension's for
    int in_iter;    // visiting the iterated expression of a comprehension
};

typedef struct Directive {
    Block *block;
    Name name;
} Directive;

typedef struct Scopes {
    Check *check;
    AstVisitor visitor;
    Arena arena; // blocks
    Block *block;
    Symbol *slots; // owned; open addressing over all blocks
    int count;
    int capacity;
    Directive *directives; // owned; nonlocal ones, to be looked at when all blocks are known
    int directive_count;
    int directive_capacity;
} Scopes;

static Symbol *find_slot(const Scopes *s, const Block *block, Name name) {
    size_t mask = (size_t)s->capacity - 1;
    size_t at = ((uintptr_t)block * 31u ^ (uintptr_t)name) * 0x9E3779B97F4A7C15u >> 20;
    for (at &= mask; s->slots[at].block; at = (at + 1) & mask) {
        if (s->slots[at].block == block && s->slots[at].name == name) {
            break;
        }
    }
    return &s->slots[at];
}

static void grow_slots(Scopes *s) {
    Symbol *old = s->slots;
    int old_capacity = s->capacity;
    s->capacity = old_capacity ? old_capacity * 2 : 256;
    s->slots = NEW_ARRAY(Symbol, (size_t)s->capacity);
    for (int i = 0; i < old_capacity; i++) {
        if (old[i].block) {
            *find_slot(s, old[i].block, old[i].name) = old[i];
        }
    }
    memory_free(old);
}

static int flags_of(const Scopes *s, const Block *block, Name name) {
    return s->capacity ? find_slot(s, block, name)->flags : 0;
}

static Symbol *add_flags(Scopes *s, Block *block, Name name, int flags) {
    if (s->count * 2 >= s->capacity) {
        grow_slots(s);
    }
    Symbol *symbol = find_slot(s, block, name);
    if (!symbol->block) {
        s->count++;
        symbol->block = block;
        symbol->name = name;
    }
    symbol->flags |= flags;
    return symbol;
}

static void define(Scopes *s, Name name, int flags, Span span) {
    int known = flags_of(s, s->block, name);
    if (flags & known & SYMBOL_PARAM) {
        check_fail(s->check, span, "duplicate argument '%s' in function definition", name);
    }
    if (s->block->in_target) {
        if (known & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) {
            check_fail(s->check, span,
                       "comprehension inner loop cannot rebind assignment expression target '%s'",
                       name);
        }
        flags |= SYMBOL_ITERATION;
    }
    add_flags(s, s->block, name, flags);
}

static Block *push_block(Scopes *s, BlockKind kind, CompKind comp) {
    Block *block = ARENA_NEW(&s->arena, Block);
    block->parent = s->block;
    block->kind = kind;
    block->comp = comp;
    block->in_iter = s->block ? s->block->in_iter : 0;
    s->block = block;
    return block;
}

static void pop_block(Scopes *s) {
    s->block = s->block->parent;
}

static void visit_expr(Scopes *s, const Expr *expr) {
    if (expr) {
        s->visitor.expr(s, expr);
    }
}

static void visit_exprs(Scopes *s, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        visit_expr(s, list.items[i]);
    }
}

static void visit_annotations(Scopes *s, const Arg *args, int count) {
    for (int i = 0; i < count; i++) {
        visit_expr(s, args[i].annotation);
    }
}

static void visit_outside(Scopes *s, const Arguments *args) {
    visit_exprs(s, args->defaults);
    visit_exprs(s, args->kw_defaults);
    visit_annotations(s, args->posonlyargs, args->posonlyargs_count);
    visit_annotations(s, args->args, args->args_count);
    visit_annotations(s, args->vararg, args->vararg ? 1 : 0);
    visit_annotations(s, args->kwarg, args->kwarg ? 1 : 0);
    visit_annotations(s, args->kwonlyargs, args->kwonlyargs_count);
}

static void define_params(Scopes *s, const Arg *args, int count) {
    for (int i = 0; i < count; i++) {
        define(s, args[i].arg, SYMBOL_PARAM, args[i].span);
    }
}

static void define_arguments(Scopes *s, const Arguments *args) {
    define_params(s, args->posonlyargs, args->posonlyargs_count);
    define_params(s, args->args, args->args_count);
    define_params(s, args->kwonlyargs, args->kwonlyargs_count);
    define_params(s, args->vararg, args->vararg ? 1 : 0);
    define_params(s, args->kwarg, args->kwarg ? 1 : 0);
}

static void visit_lambda(Scopes *s, const Expr *expr) {
    visit_exprs(s, expr->as.lambda.args->defaults);
    visit_exprs(s, expr->as.lambda.args->kw_defaults);
    push_block(s, BLOCK_FUNCTION, COMP_NONE);
    define_arguments(s, expr->as.lambda.args);
    visit_expr(s, expr->as.lambda.body);
    pop_block(s);
}

// Binds the target of `:=` in the block around the comprehensions that hold it.
static void bind_outside(Scopes *s, const Expr *target) {
    Name name = target->as.name;
    for (Block *block = s->block; block; block = block->parent) {
        if (block->comp) {
            if (flags_of(s, block, name) & SYMBOL_ITERATION) {
                check_fail(
                    s->check, target->span,
                    "assignment expression cannot rebind comprehension iteration variable '%s'",
                    name);
                return;
            }
            continue;
        }
        if (block->kind == BLOCK_CLASS) {
            check_fail(s->check, target->span,
                       "assignment expression within a comprehension cannot be used in a class "
                       "body");
            return;
        }
        bool global = block->kind == BLOCK_MODULE || (flags_of(s, block, name) & SYMBOL_GLOBAL);
        add_flags(s, s->block, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
        add_flags(s, block, name,
                  block->kind == BLOCK_MODULE ? SYMBOL_GLOBAL
                  : global                    ? 0
                                              : SYMBOL_LOCAL);
        return;
    }
}

static void visit_named(Scopes *s, const Expr *expr) {
    if (s->block->in_iter > 0) {
        check_fail(s->check, expr->span,
                   "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (s->block->comp) {
        bind_outside(s, expr->as.named.target);
    }
    visit_expr(s, expr->as.named.value);
    visit_expr(s, expr->as.named.target);
}

static void visit_clause(Scopes *s, const Comprehension *clause, bool outermost) {
    s->block->in_target = true;
    visit_expr(s, clause->target);
    s->block->in_target = false;
    if (!outermost) {
        s->block->in_iter++;
        visit_expr(s, clause->iter);
        s->block->in_iter--;
    }
    visit_exprs(s, clause->ifs);
}

static CompKind comp_kind(ExprKind kind) {
    return kind == EXPR_LIST_COMP   ? COMP_LIST
           : kind == EXPR_SET_COMP  ? COMP_SET
           : kind == EXPR_DICT_COMP ? COMP_DICT
                                    : COMP_GENERATOR;
}

// The first iterated expression belongs to the block around the comprehension.
static void visit_comprehension(Scopes *s, const Expr *expr) {
    const Comprehension *clauses = expr->as.comp.generators;
    Block *outer = s->block;
    outer->in_iter++;
    visit_expr(s, clauses[0].iter);
    outer->in_iter--;
    push_block(s, BLOCK_FUNCTION, comp_kind(expr->kind));
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        visit_clause(s, &clauses[i], i == 0);
    }
    visit_expr(s, expr->as.comp.value);
    visit_expr(s, expr->as.comp.element);
    pop_block(s);
}

static void check_yield(Scopes *s, const Expr *expr) {
    static const char *const names[] = {"", "list comprehension", "set comprehension",
                                        "dict comprehension", "generator expression"};
    if (s->block->comp) {
        check_fail(s->check, expr->span, "'yield' inside %s", names[s->block->comp]);
    }
}

static void enter_expr(void *context, const Expr *expr) {
    Scopes *s = context;
    if (expr->kind == EXPR_NAME) {
        if (expr->context == CONTEXT_LOAD) {
            add_flags(s, s->block, expr->as.name, SYMBOL_USE);
        } else {
            define(s, expr->as.name, SYMBOL_LOCAL, expr->span);
        }
    } else if (expr->kind == EXPR_LAMBDA) {
        visit_lambda(s, expr);
    } else if (expr->kind == EXPR_NAMED_EXPR) {
        visit_named(s, expr);
    } else if (expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_SET_COMP ||
               expr->kind == EXPR_DICT_COMP || expr->kind == EXPR_GENERATOR_EXP) {
        visit_comprehension(s, expr);
    } else {
        ast_visit_expr(&s->visitor, expr);
        if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM) {
            check_yield(s, expr);
        }
    }
}

// Into the block of type parameters, if there are any.
static void push_type_params(Scopes *s, const TypeParams *generic) {
    if (!generic) {
        return;
    }
    push_block(s, BLOCK_FUNCTION, COMP_NONE);
    for (int i = 0; i < generic->count; i++) {
        const TypeParam *param = &generic->items[i];
        if (flags_of(s, s->block, param->name) & SYMBOL_PARAM) {
            check_fail(s->check, param->span, "duplicate type parameter '%s'", param->name);
        }
        add_flags(s, s->block, param->name, SYMBOL_PARAM | SYMBOL_TYPE_PARAM);
        visit_expr(s, param->bound);
        visit_expr(s, param->default_value);
    }
}

static void pop_type_params(Scopes *s, const TypeParams *generic) {
    if (generic) {
        pop_block(s);
    }
}

static void visit_type_alias(Scopes *s, const Stmt *stmt) {
    define(s, stmt->as.type_alias.name, SYMBOL_LOCAL, stmt->span);
    push_type_params(s, stmt->as.type_alias.generic);
    visit_expr(s, stmt->as.type_alias.value);
    pop_type_params(s, stmt->as.type_alias.generic);
}

static void visit_function(Scopes *s, const Stmt *stmt) {
    define(s, stmt->as.function.name, SYMBOL_LOCAL, stmt->span);
    push_type_params(s, stmt->as.function.generic);
    visit_outside(s, stmt->as.function.args);
    visit_expr(s, stmt->as.function.returns);
    visit_exprs(s, stmt->as.function.decorators);
    push_block(s, BLOCK_FUNCTION, COMP_NONE);
    define_arguments(s, stmt->as.function.args);
    ast_visit_list(&s->visitor, stmt->as.function.body);
    pop_block(s);
    pop_type_params(s, stmt->as.function.generic);
}

static void visit_class(Scopes *s, const Stmt *stmt) {
    define(s, stmt->as.class_def.name, SYMBOL_LOCAL, stmt->span);
    push_type_params(s, stmt->as.class_def.generic);
    visit_exprs(s, stmt->as.class_def.bases);
    for (int i = 0; i < stmt->as.class_def.keyword_count; i++) {
        visit_expr(s, stmt->as.class_def.keywords[i].value);
    }
    visit_exprs(s, stmt->as.class_def.decorators);
    push_block(s, BLOCK_CLASS, COMP_NONE);
    ast_visit_list(&s->visitor, stmt->as.class_def.body);
    pop_block(s);
    pop_type_params(s, stmt->as.class_def.generic);
}

// Returns false when the name has a history in its block.
static bool check_declaration(Scopes *s, const Stmt *stmt, Name name) {
    const char *word = stmt->kind == STMT_GLOBAL ? "global" : "nonlocal";
    int known = flags_of(s, s->block, name);
    if (known & SYMBOL_PARAM) {
        check_fail(s->check, stmt->span, "name '%s' is parameter and %s", name, word);
    } else if (known & SYMBOL_USE) {
        check_fail(s->check, stmt->span, "name '%s' is used prior to %s declaration", name, word);
    } else if (known & SYMBOL_ANNOTATED) {
        check_fail(s->check, stmt->span, "annotated name '%s' can't be %s", name, word);
    } else if (known & SYMBOL_LOCAL) {
        check_fail(s->check, stmt->span, "name '%s' is assigned to before %s declaration", name,
                   word);
    } else {
        return true;
    }
    return false;
}

static void visit_declaration(Scopes *s, const Stmt *stmt) {
    int flag = stmt->kind == STMT_GLOBAL ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL;
    for (int i = 0; i < stmt->as.names.count; i++) {
        Name name = stmt->as.names.items[i];
        if (!check_declaration(s, stmt, name)) {
            continue;
        }
        int known = flags_of(s, s->block, name);
        Symbol *symbol = add_flags(s, s->block, name, flag);
        if (!(known & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))) {
            symbol->directive = stmt->span;
        }
        if (flag == SYMBOL_NONLOCAL && !(known & SYMBOL_NONLOCAL)) {
            GROW(s->directives, s->directive_count, s->directive_capacity);
            s->directives[s->directive_count++] = (Directive){s->block, name};
        }
    }
}

static void visit_annotated(Scopes *s, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    if (target->kind == EXPR_NAME) {
        Name name = target->as.name;
        int known = flags_of(s, s->block, name);
        if ((known & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) && s->block->kind != BLOCK_MODULE &&
            stmt->as.ann_assign.simple) {
            check_fail(s->check, stmt->span, "annotated name '%s' can't be %s", name,
                       known & SYMBOL_GLOBAL ? "global" : "nonlocal");
        }
        if (stmt->as.ann_assign.simple) {
            define(s, name, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target->span);
        } else if (stmt->as.ann_assign.value) {
            define(s, name, SYMBOL_LOCAL, target->span);
        }
    } else {
        visit_expr(s, target);
    }
    visit_expr(s, stmt->as.ann_assign.annotation);
    visit_expr(s, stmt->as.ann_assign.value);
}

static void visit_import(Scopes *s, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        if (strcmp(alias->name, "*") == 0) {
            if (s->block->kind != BLOCK_MODULE) {
                check_fail(s->check, alias->span, "import * only allowed at module level");
            }
        } else if (alias->asname || !strchr(alias->name, '.')) {
            define(s, alias->asname ? alias->asname : alias->name, SYMBOL_LOCAL, alias->span);
        }
    }
}

// Values come before targets, as they are computed.
static void visit_assign(Scopes *s, const Stmt *stmt) {
    visit_exprs(s, stmt->as.assign.targets);
    visit_expr(s, stmt->as.assign.value);
}

static void visit_try(Scopes *s, const Stmt *stmt) {
    ast_visit_list(&s->visitor, stmt->as.try_stmt.body);
    ast_visit_list(&s->visitor, stmt->as.try_stmt.orelse);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        visit_expr(s, handler->type);
        if (handler->name) {
            define(s, handler->name, SYMBOL_LOCAL, handler->span);
        }
        ast_visit_list(&s->visitor, handler->body);
    }
    ast_visit_list(&s->visitor, stmt->as.try_stmt.finalbody);
}

static void enter_stmt(void *context, const Stmt *stmt) {
    Scopes *s = context;
    if (stmt->kind == STMT_FUNCTION_DEF) {
        visit_function(s, stmt);
    } else if (stmt->kind == STMT_CLASS_DEF) {
        visit_class(s, stmt);
    } else if (stmt->kind == STMT_TYPE_ALIAS) {
        visit_type_alias(s, stmt);
    } else if (stmt->kind == STMT_GLOBAL || stmt->kind == STMT_NONLOCAL) {
        visit_declaration(s, stmt);
    } else if (stmt->kind == STMT_ANN_ASSIGN) {
        visit_annotated(s, stmt);
    } else if (stmt->kind == STMT_IMPORT || stmt->kind == STMT_IMPORT_FROM) {
        visit_import(s, stmt);
    } else if (stmt->kind == STMT_ASSIGN) {
        visit_assign(s, stmt);
    } else if (stmt->kind == STMT_TRY) {
        visit_try(s, stmt);
    } else {
        ast_visit_stmt(&s->visitor, stmt);
    }
}

static void enter_pattern(void *context, const Pattern *pattern) {
    Scopes *s = context;
    ast_visit_pattern(&s->visitor, pattern);
    Name name = pattern->kind == PATTERN_MAPPING ? pattern->rest : pattern->name;
    if (name) {
        define(s, name, SYMBOL_LOCAL, pattern->span);
    }
}

// The flags of the name in the function around that binds it; 0: none does.
static int flags_outside(const Scopes *s, const Block *block, Name name) {
    for (const Block *outer = block->parent; outer; outer = outer->parent) {
        if (outer->kind == BLOCK_CLASS && strcmp(name, "__class__") == 0) {
            return SYMBOL_LOCAL;
        }
        if (outer->kind != BLOCK_FUNCTION) {
            continue;
        }
        int flags = flags_of(s, outer, name);
        if (flags & SYMBOL_GLOBAL) {
            return 0;
        }
        if (flags & (SYMBOL_LOCAL | SYMBOL_PARAM) && !(flags & SYMBOL_NONLOCAL)) {
            return flags;
        }
    }
    return 0;
}

static void check_nonlocals(Scopes *s) {
    for (int i = 0; i < s->directive_count; i++) {
        const Block *block = s->directives[i].block;
        Name name = s->directives[i].name;
        const Symbol *symbol = find_slot(s, block, name);
        if (symbol->flags & SYMBOL_GLOBAL) {
            check_fail(s->check, symbol->directive, "name '%s' is nonlocal and global", name);
        } else if (block->kind == BLOCK_MODULE) {
            check_fail(s->check, symbol->directive,
                       "nonlocal declaration not allowed at module level");
        } else if (!flags_outside(s, block, name)) {
            check_fail(s->check, symbol->directive, "no binding for nonlocal '%s' found", name);
        } else if (flags_outside(s, block, name) & SYMBOL_TYPE_PARAM) {
            check_fail(s->check, symbol->directive,
                       "nonlocal binding not allowed for type parameter '%s'", name);
        }
    }
}

void check_names(Check *check, const Module *module) {
    Scopes scopes = {.check = check};
    scopes.visitor = (AstVisitor){enter_expr, enter_stmt, enter_pattern, &scopes};
    push_block(&scopes, BLOCK_MODULE, COMP_NONE);
    ast_visit_list(&scopes.visitor, module->body);
    check_nonlocals(&scopes);
    memory_free(scopes.slots);
    memory_free(scopes.directives);
    arena_release(&scopes.arena);
}
