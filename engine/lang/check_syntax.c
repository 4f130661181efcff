#include "engine/lang/check_syntax.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/lang/check_internal.h"

enum {
    MAX_REPORTS = 100
};

void check_fail(Check *check, Span span, const char *format, ...) {
    if (check->diags->count >= MAX_REPORTS) {
        check->failed = true;
        return;
    }
    char message[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    Diag *diag = diags_add(check->diags, DIAG_SYNTAX, span, "SyntaxError", message, NULL);
    diag->leads = !check->failed;
    check->failed = true;
}

static bool is_future_import(const Stmt *stmt) {
    return stmt->kind == STMT_IMPORT_FROM && stmt->as.import.module &&
           strcmp(stmt->as.import.module, "__future__") == 0;
}

static void check_features(Check *check, const Stmt *stmt) {
    static const char *const known[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
    };
    for (int i = 0; i < stmt->as.import.count; i++) {
        const char *feature = stmt->as.import.names[i].name;
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            found = found || strcmp(known[k], feature) == 0;
        }
        Span place = {stmt->span.start, stmt->span.start};
        if (!found && strcmp(feature, "braces") == 0) {
            check_fail(check, place, "not a chance");
        } else if (!found) {
            check_fail(check, place, "future feature %.100s is not defined", feature);
        }
    }
}

static bool is_docstring(const Stmt *stmt) {
    return stmt->kind == STMT_EXPR && stmt->as.value->kind == EXPR_CONSTANT &&
           stmt->as.value->as.constant.kind == CONSTANT_STR;
}

static void check_futures(Check *check, const Module *module) {
    bool done = false;
    for (int i = 0; i < module->body.count; i++) {
        const Stmt *stmt = module->body.items[i];
        if (is_future_import(stmt)) {
            if (done) {
                return; // told when its turn comes
            }
            check_features(check, stmt);
        } else if (!is_docstring(stmt)) {
            done = true;
        }
    }
}

bool check_syntax(const Module *module, const Source *source, Diags *diags) {
    Check check = {.source = source, .diags = diags};
    check_futures(&check, module);
    check_names(&check, module);
    check_flow(&check, module);
    return !check.failed;
}
