#include "engine/lang/ast_depth.h"

#include "engine/lang/ast_walk.h"

typedef struct Depth {
    AstVisitor visitor;
    int left;
    bool found;
    Span *deep;
} Depth;

static bool enter(Depth *depth, Span span) {
    if (depth->found) {
        return false;
    }
    if (depth->left == 0) {
        depth->found = true;
        *depth->deep = span;
        return false;
    }
    depth->left--;
    return true;
}

static void measure_expr(void *context, const Expr *expr) {
    Depth *depth = context;
    if (enter(depth, expr->span)) {
        ast_visit_expr(&depth->visitor, expr);
        depth->left++;
    }
}

static void measure_stmt(void *context, const Stmt *stmt) {
    Depth *depth = context;
    if (enter(depth, stmt->span)) {
        ast_visit_stmt(&depth->visitor, stmt);
        depth->left++;
    }
}

static void measure_pattern(void *context, const Pattern *pattern) {
    Depth *depth = context;
    if (enter(depth, pattern->span)) {
        ast_visit_pattern(&depth->visitor, pattern);
        depth->left++;
    }
}

bool ast_too_deep(const Module *module, int limit, Span *deep) {
    Depth depth = {.left = limit, .deep = deep};
    depth.visitor = (AstVisitor){measure_expr, measure_stmt, measure_pattern, &depth};
    ast_visit_list(&depth.visitor, module->body);
    return depth.found;
}
