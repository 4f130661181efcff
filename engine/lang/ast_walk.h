// ast_walk: hands every direct child of a node to a visitor, in the order of the fields.
//
// For passes that treat most nodes alike. Does not descend by itself.
#pragma once

#include "engine/lang/ast.h"

typedef struct AstVisitor {
    void (*expr)(void *context, const Expr *expr);
    void (*stmt)(void *context, const Stmt *stmt);
    void (*pattern)(void *context, const Pattern *pattern);
    void *context; // borrowed
} AstVisitor;

// Missing children (NULL) are left out.
void ast_visit_expr(const AstVisitor *visitor, const Expr *expr);
void ast_visit_stmt(const AstVisitor *visitor, const Stmt *stmt);
void ast_visit_pattern(const AstVisitor *visitor, const Pattern *pattern);
void ast_visit_list(const AstVisitor *visitor, StmtList list);
