// LINE instructions: "a statement begins". Their site is what the learner looks at: a simple
// statement, or the header of a compound one.
#include <string.h>

#include "engine/lang/compile_internal.h"

static int32_t max_end(int32_t end, const Expr *expr) {
    return expr && expr->span.end > end ? expr->span.end : end;
}

static int32_t end_of_list(int32_t end, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        end = max_end(end, list.items[i]);
    }
    return end;
}

static int32_t end_of_args(int32_t end, const Arg *args, int count) {
    for (int i = 0; i < count; i++) {
        end = args[i].span.end > end ? args[i].span.end : end;
        end = max_end(end, args[i].annotation);
    }
    return end;
}

static int32_t end_of_arguments(int32_t end, const Arguments *args) {
    end = end_of_args(end, args->posonlyargs, args->posonlyargs_count);
    end = end_of_args(end, args->args, args->args_count);
    end = end_of_args(end, args->vararg, args->vararg ? 1 : 0);
    end = end_of_args(end, args->kwonlyargs, args->kwonlyargs_count);
    end = end_of_args(end, args->kwarg, args->kwarg ? 1 : 0);
    end = end_of_list(end, args->defaults);
    return end_of_list(end, args->kw_defaults);
}

static int32_t end_of_keywords(int32_t end, const Keyword *keywords, int count) {
    for (int i = 0; i < count; i++) {
        end = max_end(end, keywords[i].value);
    }
    return end;
}

static int32_t end_of_items(const Stmt *stmt) {
    int32_t end = stmt->span.start;
    for (int i = 0; i < stmt->as.with.item_count; i++) {
        end = max_end(end, stmt->as.with.items[i].context_expr);
        end = max_end(end, stmt->as.with.items[i].optional_vars);
    }
    return end;
}

// The end of the last thing in a header, its colon still to come; -1 for simple statements.
static int32_t last_part(const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        return max_end(end_of_arguments(stmt->as.function.name_span.end, stmt->as.function.args),
                       stmt->as.function.returns);
    case STMT_CLASS_DEF:
        return end_of_keywords(
            end_of_list(stmt->as.class_def.name_span.end, stmt->as.class_def.bases),
            stmt->as.class_def.keywords, stmt->as.class_def.keyword_count);
    case STMT_FOR:
        return stmt->as.for_loop.iter->span.end;
    case STMT_WHILE:
        return stmt->as.while_loop.test->span.end;
    case STMT_IF:
        return stmt->as.if_stmt.test->span.end;
    case STMT_WITH:
        return end_of_items(stmt);
    case STMT_MATCH:
        return stmt->as.match.subject->span.end;
    case STMT_TRY:
        return stmt->span.start;
    case STMT_RETURN:
    case STMT_TYPE_ALIAS:
    case STMT_DELETE:
    case STMT_ASSIGN:
    case STMT_AUG_ASSIGN:
    case STMT_ANN_ASSIGN:
    case STMT_RAISE:
    case STMT_ASSERT:
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_EXPR:
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    }
    return -1;
}

// Just behind the colon of a header; between its last part and the colon stand only brackets,
// commas, space and comments.
static int32_t behind_colon(const Source *source, int32_t from, int32_t end) {
    for (int32_t at = from; at < end; at++) {
        char ch = source->bytes[at];
        if (ch == ':') {
            return at + 1;
        }
        if (ch == '#') {
            while (at < end && source->bytes[at] != '\n') {
                at++;
            }
        }
    }
    return end;
}

void compile_line_span(Compiler *c, Span span) {
    if (c->options->lines) {
        uint32_t before = compile_set_site(c, span);
        emit(c->unit, OP_LINE, 0);
        c->unit->site = before;
    }
}

void compile_line(Compiler *c, const Stmt *stmt) {
    if (!c->options->lines) {
        return;
    }
    Span span = stmt->span;
    int32_t last = last_part(stmt);
    if (last >= 0) {
        span.end = behind_colon(c->source, last, span.end);
    }
    compile_line_span(c, span);
}

void compile_handler_line(Compiler *c, const ExceptHandler *handler) {
    int32_t last = handler->type ? handler->type->span.end : handler->span.start;
    int32_t end = behind_colon(c->source, last, handler->span.end);
    compile_line_span(c, (Span){handler->span.start, end});
}

// From the word `case`, the first one of its line, to the colon.
void compile_case_line(Compiler *c, const MatchCase *match_case) {
    const char *bytes = c->source->bytes;
    Span span = match_case->pattern->span;
    while (span.start > 0 && bytes[span.start - 1] != '\n') {
        span.start--;
    }
    while (bytes[span.start] == ' ' || bytes[span.start] == '\t') {
        span.start++;
    }
    int32_t last = match_case->guard ? match_case->guard->span.end : span.end;
    span.end = behind_colon(c->source, last, match_case->body.items[0]->span.start);
    compile_line_span(c, span);
}
