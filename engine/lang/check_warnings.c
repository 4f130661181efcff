#include "engine/lang/check_warnings.h"

#include <string.h>

#include "engine/lang/ast_walk.h"

typedef struct Warnings {
    const Source *source;
    Text text;
    AstVisitor visitor;
} Warnings;

static void warn(Warnings *w, Span span, const char *message) {
    int32_t line = source_place(w->source, span.start).line;
    Span text = source_line(w->source, line);
    const char *bytes = w->source->bytes;
    text.start += (int32_t)strspn(bytes + text.start, " \t\f");
    text_printf(&w->text, "%s:%d: SyntaxWarning: %s\n  %.*s\n", w->source->name, line, message,
                text.end - text.start, bytes + text.start);
}

// The type that an expression has whatever happens, or NULL.
static const char *type_of_constant(ConstantKind kind) {
    switch (kind) {
    case CONSTANT_NONE:
        return "NoneType";
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return "bool";
    case CONSTANT_ELLIPSIS:
        return "ellipsis";
    case CONSTANT_INT:
        return "int";
    case CONSTANT_FLOAT:
        return "float";
    case CONSTANT_COMPLEX:
        return "complex";
    case CONSTANT_STR:
        return "str";
    case CONSTANT_BYTES:
        return "bytes";
    }
    return NULL;
}

static const char *type_of_expr(const Expr *e) {
    switch ((int)e->kind) {
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LIST:
    case EXPR_LIST_COMP:
        return "list";
    case EXPR_DICT:
    case EXPR_DICT_COMP:
        return "dict";
    case EXPR_SET:
    case EXPR_SET_COMP:
        return "set";
    case EXPR_GENERATOR_EXP:
        return "generator";
    case EXPR_LAMBDA:
        return "function";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return "str";
    case EXPR_CONSTANT:
        return type_of_constant(e->as.constant.kind);
    default: // known only when it runs
        return NULL;
    }
}

static bool is_constant(const Expr *e) {
    if (e->kind == EXPR_UNARY_OP && e->as.unary.op == UNARY_MINUS) {
        return is_constant(e->as.unary.operand);
    }
    if (e->kind != EXPR_TUPLE) {
        return e->kind == EXPR_CONSTANT;
    }
    for (int i = 0; i < e->as.elements.count; i++) {
        if (!is_constant(e->as.elements.items[i])) {
            return false;
        }
    }
    return true;
}

// None, True, False and ... are single objects: `is` may ask for them.
static bool may_be_identical(const Expr *e) {
    if (e->kind != EXPR_CONSTANT) {
        return !is_constant(e);
    }
    ConstantKind kind = e->as.constant.kind;
    return kind == CONSTANT_NONE || kind == CONSTANT_TRUE || kind == CONSTANT_FALSE ||
           kind == CONSTANT_ELLIPSIS;
}

static void check_compare(Warnings *w, const Expr *e) {
    const Expr *left = e->as.compare.left;
    for (int i = 0; i < e->as.compare.comparators.count; i++) {
        const Expr *right = e->as.compare.comparators.items[i];
        CompareOperator op = e->as.compare.ops[i];
        bool wrong = !may_be_identical(left) || !may_be_identical(right);
        if (wrong && (op == COMPARE_IS || op == COMPARE_IS_NOT)) {
            warn(w, e->span,
                 op == COMPARE_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                                  : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = right;
    }
}

static void check_caller(Warnings *w, const Expr *e) {
    const Expr *func = e->as.call.func;
    const char *type = func->kind == EXPR_LAMBDA ? NULL : type_of_expr(func);
    if (type) {
        Text text = {0};
        text_printf(&text, "'%s' object is not callable; perhaps you missed a comma?", type);
        warn(w, e->span, text_z(&text));
        text_release(&text);
    }
}

static bool can_be_indexed(const Expr *e) {
    switch ((int)e->kind) {
    case EXPR_CONSTANT:
        return e->as.constant.kind == CONSTANT_STR || e->as.constant.kind == CONSTANT_BYTES;
    case EXPR_SET:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR_EXP:
    case EXPR_LAMBDA:
        return false;
    default:
        return true;
    }
}

static bool wants_number(const Expr *e) {
    switch ((int)e->kind) {
    case EXPR_CONSTANT:
        return e->as.constant.kind == CONSTANT_STR || e->as.constant.kind == CONSTANT_BYTES;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_LIST_COMP:
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return true;
    default:
        return false;
    }
}

static bool is_number(const Expr *e) {
    return e->kind == EXPR_CONSTANT &&
           (e->as.constant.kind == CONSTANT_INT || e->as.constant.kind == CONSTANT_TRUE ||
            e->as.constant.kind == CONSTANT_FALSE);
}

static void check_subscript(Warnings *w, const Expr *e) {
    if (e->context != CONTEXT_LOAD) {
        return;
    }
    const Expr *value = e->as.subscript.value;
    const char *index = type_of_expr(e->as.subscript.slice);
    Text text = {0};
    if (!can_be_indexed(value)) {
        text_printf(&text, "'%s' object is not subscriptable; perhaps you missed a comma?",
                    type_of_expr(value));
    } else if (wants_number(value) && index && !is_number(e->as.subscript.slice)) {
        text_printf(&text,
                    "%s indices must be integers or slices, not %s; "
                    "perhaps you missed a comma?",
                    type_of_expr(value), index);
    }
    if (text.length > 0) {
        warn(w, e->span, text_z(&text));
    }
    text_release(&text);
}

static void visit_expr(void *context, const Expr *e) {
    Warnings *w = context;
    if (e->kind == EXPR_COMPARE) {
        check_compare(w, e);
    } else if (e->kind == EXPR_CALL) {
        check_caller(w, e);
    } else if (e->kind == EXPR_SUBSCRIPT) {
        check_subscript(w, e);
    }
    ast_visit_expr(&w->visitor, e);
}

// CPython compiles the test of a loop twice, before the body and behind it, and warns each time.
static void visit_while(Warnings *w, const Stmt *s) {
    visit_expr(w, s->as.while_loop.test);
    ast_visit_list(&w->visitor, s->as.while_loop.body);
    visit_expr(w, s->as.while_loop.test);
    ast_visit_list(&w->visitor, s->as.while_loop.orelse);
}

static void visit_stmt(void *context, const Stmt *s) {
    Warnings *w = context;
    if (s->kind == STMT_WHILE) {
        visit_while(w, s);
        return;
    }
    if (s->kind == STMT_ASSERT) {
        const Expr *test = s->as.assert_stmt.test;
        if (test->kind == EXPR_TUPLE && test->as.elements.count > 0) {
            warn(w, s->span, "assertion is always true, perhaps remove parentheses?");
        }
    }
    ast_visit_stmt(&w->visitor, s);
}

static void visit_pattern(void *context, const Pattern *p) {
    Warnings *w = context;
    ast_visit_pattern(&w->visitor, p);
}

const char *warnings_of(const Module *module, const Source *source, Arena *arena) {
    Warnings w = {.source = source, .visitor = {visit_expr, visit_stmt, visit_pattern, NULL}};
    w.visitor.context = &w;
    ast_visit_list(&w.visitor, module->body);
    const char *text = arena_copy_text(arena, text_z(&w.text), w.text.length);
    text_release(&w.text);
    return text;
}
