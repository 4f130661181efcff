#include "engine/lang/check_files.h"

#include <string.h>

#include "engine/lang/ast_walk.h"
#include "engine/lang/support_hints.h"

enum {
    MAX_READS = 16 // that are told
};

typedef struct FileChecker {
    AstVisitor visitor;
    const Symtable *symtable;
    Diags *diags;
    bool has_paths;        // imports pathlib
    Span reads[MAX_READS]; // calls of open() outside of `try`
    int read_count;
    bool writes;
    bool expects_missing;
    int caught_depth; // inside `try` with a handler for any error
} FileChecker;

static bool is_named(const Expr *expr, const char *name) {
    return (expr->kind == EXPR_NAME && strcmp(expr->as.name, name) == 0) ||
           (expr->kind == EXPR_ATTRIBUTE && strcmp(expr->as.attribute.attr, name) == 0);
}

static bool is_one_of(const Expr *expr, const char *const *names) {
    for (; *names; names++) {
        if (is_named(expr, *names)) {
            return true;
        }
    }
    return false;
}

static const Expr *argument(const Expr *call, int place, const char *name) {
    if (place < call->as.call.args.count) {
        return call->as.call.args.items[place];
    }
    for (int i = 0; i < call->as.call.keyword_count; i++) {
        const Keyword *keyword = &call->as.call.keywords[i];
        if (keyword->arg && strcmp(keyword->arg, name) == 0) {
            return keyword->value;
        }
    }
    return NULL;
}

// A mode that only the run will know may write.
static bool is_writing(const Expr *mode) {
    if (!mode) {
        return false;
    }
    return mode->kind != EXPR_CONSTANT || mode->as.constant.kind != CONSTANT_STR ||
           strpbrk(mode->as.constant.text, "wax+") != NULL;
}

static void visit_call(FileChecker *check, const Expr *call) {
    const Expr *func = call->as.call.func;
    if (is_named(func, "open")) {
        bool is_method = func->kind == EXPR_ATTRIBUTE && !is_named(func->as.attribute.value, "io");
        if (is_writing(argument(call, is_method ? 0 : 1, "mode"))) {
            check->writes = true;
        } else if (check->caught_depth == 0 && check->read_count < MAX_READS) {
            check->reads[check->read_count++] = call->span;
        }
    }
}

static bool binds(const Symtable *symtable, const char *name) {
    uint32_t number = pool_name_z(symtable->pool, name);
    for (int32_t i = 0; i < symtable->scope_count; i++) {
        const Symbol *symbol = symtable_symbol(symtable, &symtable->scopes[i], number);
        if (symbol && symbol->bind_count > 0) {
            return true;
        }
    }
    return false;
}

// What a path says of the disk; a program may have methods of the same names.
static void visit_attribute(FileChecker *check, const Expr *expr) {
    static const char *const asks_disk[] = {
        "absolute",   "chmod",    "cwd",        "expanduser", "glob",  "home",
        "is_symlink", "iterdir",  "owner",      "readlink",   "rglob", "resolve",
        "stat",       "samefile", "symlink_to", "walk",       NULL};
    if (check->has_paths && is_one_of(expr, asks_disk) &&
        !binds(check->symtable, expr->as.attribute.attr)) {
        diags_add(check->diags, DIAG_UNSUPPORTED, expr->span, NULL,
                  arena_printf(check->diags->arena, "pathlib.Path.%s", expr->as.attribute.attr),
                  "a program has only the files that it writes");
    }
}

static void visit_expr(void *context, const Expr *expr) {
    static const char *const writers[] = {"write_text", "write_bytes", "touch", "FileHandler",
                                          NULL};
    FileChecker *check = context;
    if (expr->kind == EXPR_CALL) {
        visit_call(check, expr);
    } else if (expr->kind == EXPR_ATTRIBUTE) {
        visit_attribute(check, expr);
    }
    check->writes = check->writes || is_one_of(expr, writers);
    ast_visit_expr(&check->visitor, expr);
}

static void note_handler(FileChecker *check, const Expr *type, bool *takes_any) {
    static const char *const missing[] = {"FileNotFoundError", "OSError", "IOError",
                                          "EnvironmentError", NULL};
    if (type && type->kind == EXPR_TUPLE) {
        for (int i = 0; i < type->as.elements.count; i++) {
            note_handler(check, type->as.elements.items[i], takes_any);
        }
        return;
    }
    *takes_any =
        *takes_any || !type || is_named(type, "Exception") || is_named(type, "BaseException");
    check->expects_missing = check->expects_missing || (type && is_one_of(type, missing));
}

static void visit_stmt(void *context, const Stmt *stmt) {
    FileChecker *check = context;
    bool takes_any = false;
    for (int i = 0; stmt->kind == STMT_TRY && i < stmt->as.try_stmt.handler_count; i++) {
        note_handler(check, stmt->as.try_stmt.handlers[i].type, &takes_any);
    }
    check->caught_depth += takes_any;
    ast_visit_stmt(&check->visitor, stmt);
    check->caught_depth -= takes_any;
}

static void visit_pattern(void *context, const Pattern *pattern) {
    FileChecker *check = context;
    ast_visit_pattern(&check->visitor, pattern);
}

// Of the module's own imports; those in functions are rare, and then the run refuses.
static bool imports_paths(const Module *module) {
    for (int i = 0; i < module->body.count; i++) {
        const Stmt *stmt = module->body.items[i];
        if ((stmt->kind == STMT_IMPORT && strcmp(stmt->as.import.names[0].name, "pathlib") == 0) ||
            (stmt->kind == STMT_IMPORT_FROM && stmt->as.import.module &&
             strcmp(stmt->as.import.module, "pathlib") == 0)) {
            return true;
        }
    }
    return false;
}

void check_files(const Module *module, const Symtable *symtable, Diags *diags) {
    FileChecker check = {.symtable = symtable, .diags = diags, .has_paths = imports_paths(module)};
    check.visitor = (AstVisitor){visit_expr, visit_stmt, visit_pattern, &check};
    ast_visit_list(&check.visitor, module->body);
    if (check.writes || check.expects_missing || binds(symtable, "open")) {
        return;
    }
    for (int i = 0; i < check.read_count; i++) {
        diags_add(diags, DIAG_UNSUPPORTED, check.reads[i], NULL,
                  "open() of a file that the program does not write", file_hint());
    }
}
