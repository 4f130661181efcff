#include "engine/lang/check_support.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/ast_walk.h"
#include "engine/lang/stdlib_names.h"
#include "engine/lang/support_hints.h"

// A variable of the module that an `import` binds.
typedef struct ImportedName {
    uint32_t name;
    const char *module; // what it stands for: "asyncio"
    int32_t bind_count; // imports that bind it so
} ImportedName;

typedef struct Checker {
    const Symtable *symtable;
    const Catalog *catalog;
    Diags *diags;
    const Scope *scope;
    AstVisitor visitor;
    ImportedName *imports; // owned
    int32_t import_count;
    int32_t import_capacity;
    const char **starred; // owned; the modules of `from module import *`
    int32_t starred_count;
    int32_t starred_capacity;
    int optional_depth; // inside `try` with a handler for failed imports
} Checker;

static void refuse(Checker *check, Span span, const char *message, const char *hint) {
    diags_add(check->diags, DIAG_UNSUPPORTED, span, NULL, message, hint);
}

static const char *join(Checker *check, const char *module, const char *name) {
    return arena_printf(check->diags->arena, "%s.%s", module, name);
}

static const char *top_of(Checker *check, const char *module) {
    return arena_copy_text(check->diags->arena, module, strcspn(module, "."));
}

// Names

static bool is_global(const Checker *check, uint32_t name) {
    const Scope *scope = check->scope;
    for (; scope->parent >= 0; scope = &check->symtable->scopes[scope->parent]) {
        const Symbol *symbol = symtable_symbol(check->symtable, scope, name);
        if (symbol) {
            SymbolScope meaning = symbol_scope(symbol);
            return meaning == SYMBOL_IS_GLOBAL || meaning == SYMBOL_IS_GLOBAL_DECLARED;
        }
    }
    return true;
}

// How often the program binds the global, in the module and in functions that declare it.
static int32_t global_bind_count(const Checker *check, uint32_t name) {
    int32_t count = 0;
    for (int32_t i = 0; i < check->symtable->scope_count; i++) {
        const Scope *scope = &check->symtable->scopes[i];
        const Symbol *symbol = symtable_symbol(check->symtable, scope, name);
        if (symbol && (i == 0 || symbol->flags & SYMBOL_GLOBAL)) {
            count += symbol->bind_count;
        }
    }
    return count;
}

static void note_import(Checker *check, const char *bound, const char *module) {
    uint32_t name = pool_name_z(check->symtable->pool, bound);
    for (int32_t i = 0; i < check->import_count; i++) {
        if (check->imports[i].name == name && strcmp(check->imports[i].module, module) == 0) {
            check->imports[i].bind_count++;
            return;
        }
    }
    GROW(check->imports, check->import_count, check->import_capacity);
    check->imports[check->import_count++] = (ImportedName){name, module, 1};
}

// The module that a name or dotted expression certainly stands for, or NULL.
static const char *module_of(Checker *check, const Expr *expr) {
    if (expr->kind == EXPR_ATTRIBUTE) {
        const char *outer = module_of(check, expr->as.attribute.value);
        const char *inner = outer ? join(check, outer, expr->as.attribute.attr) : NULL;
        return inner && check->catalog->has_module(check->catalog->context, inner) ? inner : NULL;
    }
    if (expr->kind != EXPR_NAME) {
        return NULL;
    }
    uint32_t name = pool_name_z(check->symtable->pool, expr->as.name);
    for (int32_t i = 0; i < check->import_count; i++) {
        const ImportedName *import = &check->imports[i];
        if (import->name == name && is_global(check, name) &&
            import->bind_count == global_bind_count(check, name)) {
            return import->module;
        }
    }
    return NULL;
}

// Imports

// Whether the program says a name anywhere, whatever it means there.
static bool is_name_used(const Checker *check, const char *name) {
    uint32_t number = pool_name_z(check->symtable->pool, name);
    for (int32_t i = 0; i < check->symtable->scope_count; i++) {
        const Symbol *symbol =
            symtable_symbol(check->symtable, &check->symtable->scopes[i], number);
        if (symbol && symbol->flags & SYMBOL_USED) {
            return true;
        }
    }
    return false;
}

// An import of the standard library that the program makes no use of does nothing that shows,
// so it need not be there; but for those that print, and those that only other systems can load.
static bool is_idle_import(const Checker *check, const char *module, const char *bound) {
    static const char *const noticed[] = {"this", "antigravity", "asyncio.windows_events",
                                          "asyncio.windows_utils",
                                          "multiprocessing.popen_spawn_win32"};
    for (size_t i = 0; i < sizeof noticed / sizeof noticed[0]; i++) {
        if (strcmp(module, noticed[i]) == 0) {
            return false;
        }
    }
    return stdlib_has_module(module) && !is_name_used(check, bound);
}

static bool is_offered(const Checker *check, const char *module) {
    return strcmp(module, "__future__") == 0 ||
           check->catalog->has_module(check->catalog->context, module);
}

// True when the module is one that the machine offers.
static bool check_module(Checker *check, const char *module, Span span) {
    if (is_offered(check, module)) {
        return true;
    }
    const char *top = top_of(check, module);
    bool known_top = is_offered(check, top);
    const char *refused = known_top ? module : top;
    bool exists = stdlib_has_module(refused);
    bool optional = !exists && check->optional_depth > 0;
    if (exists || (is_known_package(top) && !optional)) {
        refuse(check, span, arena_printf(check->diags->arena, "module '%s'", refused),
               module_hint(refused));
    }
    return false;
}

static void check_import(Checker *check, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        const char *bound = alias->asname ? alias->asname : top_of(check, alias->name);
        if (!is_idle_import(check, alias->name, bound)) {
            check_module(check, alias->name, alias->span);
        }
    }
}

static void check_module_name(Checker *check, const char *module, const char *name, Span span) {
    const char *path = join(check, module, name);
    if (check->catalog->has_name(check->catalog->context, module, name) ||
        check->catalog->has_module(check->catalog->context, path)) {
        return;
    }
    if (stdlib_has_name(module, name) || stdlib_has_module(path)) {
        refuse(check, span, path, module_hint(path));
    }
}

static void check_import_from(Checker *check, const Stmt *stmt) {
    Name module = stmt->as.import.module;
    if (stmt->as.import.level > 0 || !module || strcmp(module, "__future__") == 0) {
        return;
    }
    bool is_idle = true;
    for (int i = 0; i < stmt->as.import.count && is_idle; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        const char *bound = alias->asname ? alias->asname : alias->name;
        is_idle = strcmp(alias->name, "*") != 0 && is_idle_import(check, module, bound);
    }
    if (is_idle || !check_module(check, module, stmt->span)) {
        return;
    }
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        const char *bound = alias->asname ? alias->asname : alias->name;
        if (strcmp(alias->name, "*") != 0 && !is_idle_import(check, module, bound)) {
            check_module_name(check, module, alias->name, alias->span);
        }
    }
}

static bool is_named(const Expr *expr, const char *name) {
    return (expr->kind == EXPR_NAME && strcmp(expr->as.name, name) == 0) ||
           (expr->kind == EXPR_ATTRIBUTE && strcmp(expr->as.attribute.attr, name) == 0);
}

static bool takes_import_error(const Expr *type) {
    if (!type) {
        return true;
    }
    if (type->kind == EXPR_TUPLE) {
        for (int i = 0; i < type->as.elements.count; i++) {
            if (takes_import_error(type->as.elements.items[i])) {
                return true;
            }
        }
        return false;
    }
    return is_named(type, "ImportError") || is_named(type, "ModuleNotFoundError") ||
           is_named(type, "Exception");
}

static bool is_optional_import(const Stmt *stmt) {
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        if (takes_import_error(stmt->as.try_stmt.handlers[i].type)) {
            return true;
        }
    }
    return false;
}

// The walk

// A name that nobody binds may come from `from module import *`, which brings what there is.
static void check_starred(Checker *check, const Expr *expr) {
    uint32_t name = pool_name_z(check->symtable->pool, expr->as.name);
    if (expr->context != CONTEXT_LOAD || !is_global(check, name) ||
        global_bind_count(check, name) > 0) {
        return;
    }
    for (int32_t i = 0; i < check->starred_count; i++) {
        check_module_name(check, check->starred[i], expr->as.name, expr->span);
    }
}

static void check_builtin(Checker *check, const Expr *expr) {
    uint32_t name = pool_name_z(check->symtable->pool, expr->as.name);
    if (expr->context == CONTEXT_LOAD && stdlib_has_builtin(expr->as.name) &&
        !check->catalog->has_builtin(check->catalog->context, expr->as.name) &&
        is_global(check, name) && global_bind_count(check, name) == 0) {
        refuse(check, expr->span, arena_printf(check->diags->arena, "builtin '%s'", expr->as.name),
               builtin_hint(expr->as.name));
    }
}

static void check_attribute(Checker *check, const Expr *expr) {
    if (expr->context != CONTEXT_LOAD) {
        return;
    }
    const char *module = module_of(check, expr->as.attribute.value);
    if (module && check->catalog->has_module(check->catalog->context, module)) {
        check_module_name(check, module, expr->as.attribute.attr, expr->span);
    }
}

// A call that the machine cannot make for what it is given: an argument that names a file.
typedef struct RefusedCall {
    const char *path;
    const char *keyword;
    const char *what;
    const char *hint;
} RefusedCall;

static const RefusedCall refused_calls[] = {
    {"logging.basicConfig", "filename", "logging.basicConfig with a file",
     "`stream=sys.stdout` stands in for the file"},
};

static bool is_refused_call(const RefusedCall *refused, const Expr *call) {
    for (int i = 0; i < call->as.call.keyword_count; i++) {
        const Keyword *keyword = &call->as.call.keywords[i];
        if (keyword->arg && strcmp(keyword->arg, refused->keyword) == 0) {
            return keyword->value->kind != EXPR_CONSTANT ||
                   keyword->value->as.constant.kind != CONSTANT_NONE;
        }
    }
    return false;
}

static void check_call(Checker *check, const Expr *expr) {
    const Expr *func = expr->as.call.func;
    const char *module =
        func->kind == EXPR_ATTRIBUTE ? module_of(check, func->as.attribute.value) : NULL;
    if (!module) {
        return;
    }
    const char *path = join(check, module, func->as.attribute.attr);
    for (size_t i = 0; i < sizeof refused_calls / sizeof *refused_calls; i++) {
        const RefusedCall *refused = &refused_calls[i];
        if (strcmp(refused->path, path) == 0 && is_refused_call(refused, expr)) {
            refuse(check, expr->span, refused->what, refused->hint);
        }
    }
}

static bool opens_scope(ExprKind kind) {
    return kind == EXPR_LAMBDA || kind == EXPR_LIST_COMP || kind == EXPR_SET_COMP ||
           kind == EXPR_DICT_COMP || kind == EXPR_GENERATOR_EXP;
}

static void visit_expr(void *context, const Expr *expr) {
    Checker *check = context;
    const Scope *outer = check->scope;
    if (check->catalog && expr->kind == EXPR_NAME) {
        check_builtin(check, expr);
        check_starred(check, expr);
    } else if (check->catalog && expr->kind == EXPR_ATTRIBUTE) {
        check_attribute(check, expr);
    } else if (check->catalog && expr->kind == EXPR_CALL) {
        check_call(check, expr);
    } else if (opens_scope(expr->kind)) {
        check->scope = symtable_scope(check->symtable, expr);
    }
    ast_visit_expr(&check->visitor, expr);
    check->scope = outer;
}

static void visit_try(Checker *check, const Stmt *stmt) {
    bool optional = is_optional_import(stmt);
    check->optional_depth += optional;
    ast_visit_stmt(&check->visitor, stmt);
    check->optional_depth -= optional;
}

// What stands under `if TYPE_CHECKING:` never runs.
static void visit_if(Checker *check, const Stmt *stmt) {
    if (is_named(stmt->as.if_stmt.test, "TYPE_CHECKING")) {
        ast_visit_list(&check->visitor, stmt->as.if_stmt.orelse);
    } else {
        ast_visit_stmt(&check->visitor, stmt);
    }
}

static void visit_stmt(void *context, const Stmt *stmt) {
    Checker *check = context;
    const Scope *outer = check->scope;
    if (stmt->kind == STMT_TRY) {
        visit_try(check, stmt);
        return;
    }
    if (stmt->kind == STMT_IF) {
        visit_if(check, stmt);
        return;
    }
    if (stmt->kind == STMT_IMPORT && check->catalog) {
        check_import(check, stmt);
    } else if (stmt->kind == STMT_IMPORT_FROM && check->catalog) {
        check_import_from(check, stmt);
    } else if (stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_CLASS_DEF) {
        check->scope = symtable_scope(check->symtable, stmt);
    }
    ast_visit_stmt(&check->visitor, stmt);
    check->scope = outer;
}

static void visit_pattern(void *context, const Pattern *pattern) {
    Checker *check = context;
    ast_visit_pattern(&check->visitor, pattern);
}

static void skip_expr(void *context, const Expr *expr) {
    (void)context;
    (void)expr;
}

static void skip_pattern(void *context, const Pattern *pattern) {
    (void)context;
    (void)pattern;
}

static void note_starred(Checker *check, const Stmt *stmt) {
    Name module = stmt->as.import.module;
    if (stmt->as.import.level > 0 || !module || stmt->as.import.count != 1 ||
        strcmp(stmt->as.import.names[0].name, "*") != 0 || !is_offered(check, module)) {
        return;
    }
    GROW(check->starred, check->starred_count, check->starred_capacity);
    check->starred[check->starred_count++] = module;
}

// Which module-level names are bound by imports; functions and classes have names of their own.
static void find_imports(void *context, const Stmt *stmt) {
    Checker *check = context;
    if (stmt->kind == STMT_IMPORT) {
        for (int i = 0; i < stmt->as.import.count; i++) {
            const Alias *alias = &stmt->as.import.names[i];
            const char *top = top_of(check, alias->name);
            note_import(check, alias->asname ? alias->asname : top,
                        alias->asname ? alias->name : top);
        }
    } else if (stmt->kind == STMT_IMPORT_FROM) {
        note_starred(check, stmt);
    } else if (stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF) {
        AstVisitor visitor = {skip_expr, find_imports, skip_pattern, check};
        ast_visit_stmt(&visitor, stmt);
    }
}

void check_support(const Module *module, const Symtable *symtable, const Catalog *catalog,
                   Diags *diags) {
    Checker check = {.symtable = symtable, .catalog = catalog, .diags = diags};
    check.scope = &symtable->scopes[0];
    check.visitor = (AstVisitor){visit_expr, visit_stmt, visit_pattern, &check};
    for (int i = 0; catalog && i < module->body.count; i++) {
        find_imports(&check, module->body.items[i]);
    }
    ast_visit_list(&check.visitor, module->body);
    memory_free(check.imports);
    memory_free(check.starred);
}
