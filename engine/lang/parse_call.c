#include "engine/lang/parser.h"

// Arguments as far as they were read. Positional ones come before keywords, `*x` may stand
// between keywords, and after `**x` only keywords and further `**y` may follow.
typedef struct Call {
    Pointers args;
    Keyword *keywords;
    int keyword_count;
    int keyword_capacity;
} Call;

typedef enum Stage {
    STAGE_POSITIONAL,
    STAGE_KEYWORD_OR_STAR,
    STAGE_KEYWORD_OR_STAR_STAR
} Stage;

static void add_keyword(Parser *p, Call *call, Name arg, Expr *value, int first) {
    if (call->keyword_count == call->keyword_capacity) {
        int capacity = call->keyword_capacity ? call->keyword_capacity * 2 : 4;
        Keyword *more = ARENA_ARRAY(p->arena, Keyword, capacity);
        for (int i = 0; i < call->keyword_count; i++) {
            more[i] = call->keywords[i];
        }
        call->keywords = more;
        call->keyword_capacity = capacity;
    }
    call->keywords[call->keyword_count++] = (Keyword){arg, value, parser_span(p, first)};
}

static Span last_clause_span(const Comprehension *clauses, int count) {
    const Comprehension *last = &clauses[count - 1];
    return last->ifs.count ? last->ifs.items[last->ifs.count - 1]->span : last->iter->span;
}

// Walrus or plain expression, not followed by `:=`.
static Expr *parse_value(Parser *p) {
    int first = p->at;
    if (peek_kind(p) == TOKEN_NAME) {
        Expr *walrus = parse_assignment_expression(p);
        if (walrus || p->raised) {
            return walrus;
        }
        p->at = first;
    }
    Expr *expr = parse_expression(p);
    return expr && peek_kind(p) != TOKEN_COLON_EQUAL ? expr : NULL;
}

static bool parse_positional(Parser *p, Call *call) {
    if (peek_kind(p) == TOKEN_STAR) {
        Expr *starred = parse_starred(p);
        if (starred) {
            pointers_add(p, &call->args, starred);
        }
        return starred != NULL;
    }
    if (!p->explain && peek_kind(p) == TOKEN_NAME) {
        p->at++;
        bool keyword = peek_kind(p) == TOKEN_EQUAL;
        p->at--;
        if (keyword) {
            return false;
        }
    }
    Expr *value = parse_value(p);
    if (!value || peek_kind(p) == TOKEN_EQUAL) {
        return false;
    }
    pointers_add(p, &call->args, value);
    return true;
}

static void explain_keyword(Parser *p) {
    int first = p->at;
    const Token *name = peek(p);
    if (name->kind == TOKEN_TRUE || name->kind == TOKEN_FALSE || name->kind == TOKEN_NONE) {
        p->at++;
        Span equal = peek(p)->span;
        if (accept(p, TOKEN_EQUAL)) {
            raise_at(p, span_cover(name->span, equal), "cannot assign to %s",
                     token_text(name->kind));
            return;
        }
        p->at = first;
    }
    bool named = accept(p, TOKEN_NAME) && peek_kind(p) == TOKEN_EQUAL;
    if (named) {
        Span equal = peek(p)->span;
        p->at++;
        Comprehension *clauses;
        int count;
        if (parse_expression(p) && parse_for_clauses(p, &clauses, &count)) {
            raise_at(p, span_cover(name->span, equal),
                     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        p->at = first;
        return;
    }
    p->at = first;
    Expr *a = p->raised ? NULL : parse_expression(p);
    Span equal = peek(p)->span;
    if (a && accept(p, TOKEN_EQUAL)) {
        raise_at(p, span_cover(a->span, equal),
                 "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    p->at = first;
}

static bool parse_keyword(Parser *p, Call *call, Stage stage) {
    int first = p->at;
    if (p->explain) {
        explain_keyword(p);
    }
    if (p->raised) {
        return false;
    }
    const Token *name = peek(p);
    if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL)) {
        Expr *value = parse_expression(p);
        if (value) {
            add_keyword(p, call, name->name, value, first);
        }
        return value != NULL;
    }
    p->at = first;
    if (stage == STAGE_KEYWORD_OR_STAR) {
        Expr *starred = parse_starred(p);
        if (starred) {
            pointers_add(p, &call->args, starred);
        }
        return starred != NULL;
    }
    Expr *value = accept(p, TOKEN_STAR_STAR) ? parse_expression(p) : NULL;
    if (value) {
        add_keyword(p, call, NULL, value, first);
    }
    return value != NULL;
}

static bool parse_argument(Parser *p, Call *call, Stage *stage) {
    int first = p->at;
    for (;; (*stage)++) {
        bool fits =
            *stage == STAGE_POSITIONAL ? parse_positional(p, call) : parse_keyword(p, call, *stage);
        if (fits || p->raised || *stage == STAGE_KEYWORD_OR_STAR_STAR) {
            return fits;
        }
        p->at = first;
    }
}

// As many arguments as fit; false when none does.
static bool parse_args(Parser *p, Call *call) {
    Stage stage = STAGE_POSITIONAL;
    int end = p->at;
    do {
        Stage before = stage;
        if (!parse_argument(p, call, &stage)) {
            stage = before;
            break;
        }
        end = p->at;
    } while (accept(p, TOKEN_COMMA));
    p->at = end;
    return !p->raised && (call->args.count || call->keyword_count);
}

static void raise_generator(Parser *p, Span first, const Comprehension *clauses, int count) {
    raise_at(p, span_cover(first, last_clause_span(clauses, count)),
             "Generator expression must be parenthesized");
}

// `f(x for x in y, 1)`
static void explain_leading_generator(Parser *p) {
    Comprehension *clauses;
    int count;
    Expr *a = parse_expression(p);
    if (!a || !parse_for_clauses(p, &clauses, &count) || !accept(p, TOKEN_COMMA)) {
        return;
    }
    Call rest = {0};
    parse_args(p, &rest);
    if (!p->raised) {
        raise_generator(p, a->span, clauses, count);
    }
}

// `f(a=x for x in y)`
static void explain_named_generator(Parser *p) {
    Comprehension *clauses;
    int count;
    const Token *name = peek(p);
    if (!accept(p, TOKEN_NAME)) {
        return;
    }
    Span equal = peek(p)->span;
    if (accept(p, TOKEN_EQUAL) && parse_expression(p) && parse_for_clauses(p, &clauses, &count)) {
        raise_at(p, span_cover(name->span, equal),
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

// `f(1, x for x in y)`
static void explain_trailing_generator(Parser *p) {
    Call call = {0};
    Comprehension *clauses;
    int count;
    if (!parse_args(p, &call)) {
        return;
    }
    int end = p->at;
    if (parse_for_clauses(p, &clauses, &count) && call.args.count > 1) {
        const Expr *last = call.args.items[call.args.count - 1];
        raise_generator(p, last->span, clauses, count);
        return;
    }
    p->at = end;
    Expr *a = !p->raised && accept(p, TOKEN_COMMA) ? parse_expression(p) : NULL;
    if (a && parse_for_clauses(p, &clauses, &count)) {
        raise_generator(p, a->span, clauses, count);
    }
}

static void explain_order(Parser *p) {
    Call call = {0};
    Call rest = {0};
    if (!parse_args(p, &call) || !accept(p, TOKEN_COMMA) || !parse_args(p, &rest)) {
        return;
    }
    bool unpacking = false;
    for (int i = 0; i < call.keyword_count; i++) {
        unpacking = unpacking || !call.keywords[i].arg;
    }
    raise_at_last_token(p, unpacking ? "positional argument follows keyword argument unpacking"
                                     : "positional argument follows keyword argument");
}

static void explain_arguments(Parser *p) {
    int first = p->at;
    Call call = {0};
    if (parse_args(p, &call) && call.keyword_count && accept(p, TOKEN_COMMA)) {
        Span star = peek(p)->span;
        if (accept(p, TOKEN_STAR)) {
            raise_at(p, star, "iterable argument unpacking follows keyword argument unpacking");
        }
    }
    static void (*const steps[])(Parser *) = {explain_leading_generator, explain_named_generator,
                                              explain_trailing_generator, explain_order};
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !p->raised; i++) {
        p->at = first;
        steps[i](p);
    }
    p->at = first;
}

// In the plain pass a generator without brackets of its own is found here.
static bool parse_only_generator(Parser *p, int open, Call *call) {
    Comprehension *clauses;
    int count;
    const Expr *last = call->args.count == 1 ? call->args.items[0] : NULL;
    if (!last || last->kind == EXPR_STARRED || call->keyword_count ||
        p->tokens[p->at - 1].kind == TOKEN_COMMA || !parse_for_clauses(p, &clauses, &count)) {
        return false;
    }
    if (peek_kind(p) != TOKEN_RIGHT_PAREN) {
        return false;
    }
    Span span = {p->tokens[open].span.start, peek(p)->span.end};
    Expr *expr = new_expr(p, EXPR_GENERATOR_EXP, span);
    expr->as.comp.element = call->args.items[0];
    expr->as.comp.generators = clauses;
    expr->as.comp.generator_count = count;
    call->args.items[0] = expr;
    return true;
}

// Behind the opening bracket; leaves the closing one.
bool parse_call_arguments(Parser *p, bool generator, ExprList *args, Keyword **keywords,
                          int *keyword_count) {
    int first = p->at;
    Call call = {0};
    bool fits = parse_args(p, &call);
    if (fits && generator && !p->explain &&
        (peek_kind(p) == TOKEN_FOR || peek_kind(p) == TOKEN_ASYNC)) {
        fits = parse_only_generator(p, first - 1, &call);
    } else if (fits) {
        accept(p, TOKEN_COMMA);
    }
    if (!fits || peek_kind(p) != TOKEN_RIGHT_PAREN) {
        p->at = first;
        if (p->explain && !p->raised) {
            explain_arguments(p);
        }
        return false;
    }
    *args = expr_list(&call.args);
    *keywords = call.keywords;
    *keyword_count = call.keyword_count;
    return true;
}
