#include "engine/lang/parser.h"

#include <string.h>

static Expr *parse_for_target(Parser *p) {
    Expr *target = parse_star_targets(p);
    if (target) {
        set_context(target, CONTEXT_STORE);
    }
    return target;
}

static bool parse_conditions(Parser *p, ExprList *ifs) {
    Pointers list = {0};
    for (;;) {
        int before = p->at;
        if (!accept(p, TOKEN_IF)) {
            break;
        }
        Expr *test = parse_inner_disjunction(p);
        if (!test) {
            p->at = before;
            break;
        }
        pointers_add(p, &list, test);
    }
    *ifs = expr_list(&list);
    return !p->raised;
}

static void explain_for_target(Parser *p) {
    accept(p, TOKEN_ASYNC);
    Expr *a = accept(p, TOKEN_FOR) ? parse_star_expressions(p) : NULL;
    if (a) {
        raise_invalid_target(p, a, TARGET_FOR);
    }
}

static bool parse_for_clause(Parser *p, Comprehension *clause) {
    int first = p->at;
    *clause = (Comprehension){.is_async = accept(p, TOKEN_ASYNC)};
    if (!accept(p, TOKEN_FOR)) {
        return false;
    }
    clause->target = parse_for_target(p);
    if (clause->target && accept(p, TOKEN_IN)) {
        clause->iter = parse_inner_disjunction(p);
        return clause->iter && parse_conditions(p, &clause->ifs);
    }
    if (p->explain && !p->raised) {
        p->at = first;
        explain_for_target(p);
    }
    return false;
}

bool parse_for_clauses(Parser *p, Comprehension **clauses, int *count) {
    Comprehension *list = NULL;
    int capacity = 0;
    *count = 0;
    int end = p->at;
    Comprehension clause;
    while (parse_for_clause(p, &clause)) {
        if (*count == capacity) {
            capacity = capacity ? capacity * 2 : 2;
            Comprehension *more = ARENA_ARRAY(p->arena, Comprehension, capacity);
            if (*count) {
                memcpy(more, list, (size_t)*count * sizeof *more);
            }
            list = more;
        }
        list[(*count)++] = clause;
        end = p->at;
    }
    p->at = end;
    *clauses = list;
    return !p->raised && *count > 0;
}

static bool at_for(Parser *p) {
    return peek_kind(p) == TOKEN_FOR || peek_kind(p) == TOKEN_ASYNC;
}

// `element for ...` up to the closing bracket, behind the element.
static Expr *parse_comprehension(Parser *p, int first, ExprKind kind, Expr *element, Expr *value,
                                 TokenKind close) {
    Comprehension *clauses;
    int count;
    if (!parse_for_clauses(p, &clauses, &count) || !accept(p, close)) {
        return NULL;
    }
    Expr *expr = new_expr(p, kind, parser_span(p, first));
    expr->as.comp.element = element;
    expr->as.comp.value = value;
    expr->as.comp.generators = clauses;
    expr->as.comp.generator_count = count;
    return expr;
}

// Star-named expressions with commas between, and maybe one at the end. `one` is the first when
// it was read already, else NULL.
static bool parse_elements_from(Parser *p, Pointers *elements, Expr *one) {
    int end = p->at;
    do {
        one = one ? one : parse_star_named_expression(p);
        if (!one) {
            p->at = end;
            return !p->raised && elements->count > 0;
        }
        pointers_add(p, elements, one);
        end = p->at;
        if (peek_kind(p) == TOKEN_COMMA) {
            end++;
        }
        one = NULL;
    } while (accept(p, TOKEN_COMMA));
    return true;
}

static bool parse_elements(Parser *p, Pointers *elements) {
    return parse_elements_from(p, elements, NULL);
}

// Well-known mistakes around `for` inside brackets. The cursor is on the opening bracket.
void *explain_comprehension(Parser *p) {
    int first = p->at;
    bool paren = peek_kind(p) == TOKEN_LEFT_PAREN;
    Comprehension *clauses;
    int count;
    p->at++;
    Expr *starred = parse_starred(p);
    if (starred && parse_for_clauses(p, &clauses, &count)) {
        return raise_at(p, starred->span, "iterable unpacking cannot be used in comprehension");
    }
    p->at = first + 1;
    Expr *a = !p->raised && !paren ? parse_star_named_expression(p) : NULL;
    Span comma = peek(p)->span;
    if (!a || !accept(p, TOKEN_COMMA)) {
        p->at = first;
        return NULL;
    }
    int behind = p->at;
    Pointers rest = {0};
    if (parse_elements(p, &rest) && parse_for_clauses(p, &clauses, &count)) {
        const Expr *last = rest.items[rest.count - 1];
        return raise_at(p, span_cover(a->span, last->span),
                        "did you forget parentheses around the comprehension target?");
    }
    p->at = behind;
    if (!p->raised && parse_for_clauses(p, &clauses, &count)) {
        return raise_at(p, span_cover(a->span, comma),
                        "did you forget parentheses around the comprehension target?");
    }
    p->at = first;
    return NULL;
}

Expr *parse_genexp(Parser *p) {
    int first = p->at;
    if (!accept(p, TOKEN_LEFT_PAREN)) {
        return NULL;
    }
    int before = p->at;
    Expr *element = parse_assignment_expression(p);
    if (!element && !p->raised) {
        p->at = before;
        element = parse_expression(p);
        if (element && peek_kind(p) == TOKEN_COLON_EQUAL) {
            element = NULL;
        }
    }
    Expr *expr = element ? parse_comprehension(p, first, EXPR_GENERATOR_EXP, element, NULL,
                                               TOKEN_RIGHT_PAREN)
                         : NULL;
    if (!expr && p->explain && !p->raised) {
        p->at = first;
        explain_comprehension(p);
    }
    return expr;
}

static void explain_group(Parser *p, int first) {
    p->at = first + 1;
    Expr *starred = parse_starred(p);
    if (starred && accept(p, TOKEN_RIGHT_PAREN)) {
        raise_at(p, starred->span, "cannot use starred expression here");
    }
    p->at = first + 1;
    Span stars = peek(p)->span;
    if (!p->raised && accept(p, TOKEN_STAR_STAR) && parse_expression(p) &&
        accept(p, TOKEN_RIGHT_PAREN)) {
        raise_at(p, stars, "cannot use double starred expression here");
    }
}

static Expr *explain_paren(Parser *p, int first) {
    if (!p->raised) {
        p->at = first + 1;
        if (peek_kind(p) != TOKEN_YIELD) {
            parse_named_expression(p); // as a group: looks for mistakes of its own
        }
    }
    if (!p->raised) {
        explain_group(p, first);
    }
    if (!p->raised) {
        p->at = first;
        parse_genexp(p);
    }
    p->at = first;
    return NULL;
}

static Expr *parse_paren_tuple(Parser *p, int first, Expr *one) {
    Pointers elements = {0};
    if (one) {
        pointers_add(p, &elements, one);
        p->at++; // the comma
        int before = p->at;
        if (!parse_elements(p, &elements)) {
            p->at = before;
        }
    }
    if (p->raised || !accept(p, TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    Expr *tuple = new_expr(p, EXPR_TUPLE, parser_span(p, first));
    tuple->as.elements = expr_list(&elements);
    tuple->parenthesized = true;
    return tuple;
}

// A tuple, one value in brackets, or a generator.
Expr *parse_paren(Parser *p) {
    int first = p->at++;
    if (peek_kind(p) == TOKEN_RIGHT_PAREN) {
        return parse_paren_tuple(p, first, NULL);
    }
    Expr *one;
    Expr *expr = NULL;
    if (peek_kind(p) == TOKEN_YIELD) {
        one = parse_yield(p);
    } else {
        one = parse_star_named_expression(p);
        if (one && peek_kind(p) == TOKEN_COMMA) {
            expr = parse_paren_tuple(p, first, one);
        } else if (one && at_for(p) && one->kind != EXPR_STARRED) {
            expr = parse_comprehension(p, first, EXPR_GENERATOR_EXP, one, NULL, TOKEN_RIGHT_PAREN);
            if (expr) {
                expr->parenthesized = true;
            }
        }
    }
    if (!expr && one && one->kind != EXPR_STARRED && !p->raised && accept(p, TOKEN_RIGHT_PAREN)) {
        one->parenthesized = true;
        return one;
    }
    if (!expr && p->explain) {
        return explain_paren(p, first);
    }
    return expr;
}

Expr *parse_bracket(Parser *p) {
    int first = p->at++;
    Pointers elements = {0};
    Expr *expr = NULL;
    bool any = parse_elements(p, &elements);
    if (!p->raised && accept(p, TOKEN_RIGHT_BRACKET)) {
        expr = new_expr(p, EXPR_LIST, parser_span(p, first));
        expr->as.elements = expr_list(&elements);
        return expr;
    }
    if (any && elements.count == 1 && at_for(p) && p->tokens[p->at - 1].kind != TOKEN_COMMA) {
        Expr *one = elements.items[0];
        if (one->kind != EXPR_STARRED) {
            expr = parse_comprehension(p, first, EXPR_LIST_COMP, one, NULL, TOKEN_RIGHT_BRACKET);
        }
    }
    if (!expr && p->explain && !p->raised) {
        p->at = first;
        explain_comprehension(p);
    }
    return expr;
}

typedef struct Pairs {
    Pointers keys;
    Pointers values;
} Pairs;

static bool parse_pair(Parser *p, Pairs *pairs, Expr *key) {
    Expr *value;
    if (!key && accept(p, TOKEN_STAR_STAR)) {
        value = parse_bitwise_or(p);
    } else {
        key = key ? key : parse_expression(p);
        value = key && accept(p, TOKEN_COLON) ? parse_expression(p) : NULL;
    }
    if (value) {
        pointers_add(p, &pairs->keys, key);
        pointers_add(p, &pairs->values, value);
    }
    return value != NULL;
}

// Pairs with commas between; stops behind the last that fits, or behind a comma after it. `key`
// is the first one when it was read already, else NULL.
static bool parse_pairs(Parser *p, Pairs *pairs, Expr *key) {
    int end = p->at;
    while (parse_pair(p, pairs, key)) {
        key = NULL;
        end = p->at;
        if (!accept(p, TOKEN_COMMA)) {
            return true;
        }
        end = p->at;
    }
    p->at = end;
    return !p->raised && pairs->keys.count > 0;
}

static Span end_of(Span span) {
    return (Span){span.end - 1, span.end - 1};
}

static void explain_value(Parser *p, int first) {
    p->at = first;
    Expr *key = parse_expression(p);
    Span colon = peek(p)->span;
    if (!key || !accept(p, TOKEN_COLON)) {
        return;
    }
    Span star = peek(p)->span;
    if (accept(p, TOKEN_STAR)) {
        if (parse_bitwise_or(p)) {
            raise_at(p, (Span){star.start, p->tokens[p->furthest].span.end - 1},
                     "cannot use a starred expression in a dictionary value");
        }
    } else if (peek_kind(p) == TOKEN_RIGHT_BRACE || peek_kind(p) == TOKEN_COMMA) {
        raise_at(p, colon, "expression expected after dictionary key and ':'");
    }
}

static void explain_pairs(Parser *p, int first) {
    p->at = first + 1;
    Pairs pairs = {0};
    if (parse_pairs(p, &pairs, NULL) && p->tokens[p->at - 1].kind == TOKEN_COMMA) {
        int before = p->at;
        Expr *key = parse_expression(p);
        if (key && peek_kind(p) != TOKEN_COLON) {
            raise_at(p, end_of(key->span), "':' expected after dictionary key");
        }
        if (!p->raised) {
            explain_value(p, before);
        }
    }
    if (!p->raised) {
        explain_value(p, first + 1);
    }
}

static Expr *parse_set(Parser *p, int first, Expr *element) {
    Pointers elements = {0};
    if (!parse_elements_from(p, &elements, element)) {
        return NULL;
    }
    if (accept(p, TOKEN_RIGHT_BRACE)) {
        Expr *expr = new_expr(p, EXPR_SET, parser_span(p, first));
        expr->as.elements = expr_list(&elements);
        return expr;
    }
    Expr *one = elements.items[0];
    if (!at_for(p) || elements.count != 1 || one->kind == EXPR_STARRED ||
        p->tokens[p->at - 1].kind == TOKEN_COMMA) {
        return NULL;
    }
    return parse_comprehension(p, first, EXPR_SET_COMP, one, NULL, TOKEN_RIGHT_BRACE);
}

static Expr *parse_dict(Parser *p, int first, Expr *key) {
    Pairs pairs = {0};
    bool any = parse_pairs(p, &pairs, key);
    if (!p->raised && accept(p, TOKEN_RIGHT_BRACE)) {
        Expr *expr = new_expr(p, EXPR_DICT, parser_span(p, first));
        expr->as.dict.keys = expr_list(&pairs.keys);
        expr->as.dict.values = expr_list(&pairs.values);
        return expr;
    }
    if (any && pairs.keys.count == 1 && pairs.keys.items[0] && at_for(p) &&
        p->tokens[p->at - 1].kind != TOKEN_COMMA) {
        return parse_comprehension(p, first, EXPR_DICT_COMP, pairs.keys.items[0],
                                   pairs.values.items[0], TOKEN_RIGHT_BRACE);
    }
    return NULL;
}

static void explain_dict_comprehension(Parser *p, int first) {
    Comprehension *clauses;
    int count;
    p->at = first + 1;
    Span stars = peek(p)->span;
    if (accept(p, TOKEN_STAR_STAR) && parse_bitwise_or(p) &&
        parse_for_clauses(p, &clauses, &count) && accept(p, TOKEN_RIGHT_BRACE)) {
        raise_at(p, stars, "dict unpacking cannot be used in dict comprehension");
    }
}

static Expr *explain_set(Parser *p, int first) {
    p->at = first + 1;
    Expr *expr = parse_set(p, first, NULL);
    if (expr || p->raised) {
        return expr;
    }
    explain_dict_comprehension(p, first);
    if (!p->raised) {
        p->at = first;
        explain_comprehension(p);
    }
    return NULL;
}

// Behind an expression CPython explains a set, and the first key of a dict, but not its pairs. What
// is found without explaining is not kept.
static Expr *parse_brace_behind(Parser *p, int first) {
    p->brace_behind = 0;
    bool remember = p->remember;
    p->explain = p->remember = false;
    Expr *expr = parse_dict(p, first, NULL);
    if (!expr && !p->raised) {
        explain_pairs(p, first);
    }
    p->explain = true;
    p->remember = remember;
    if (!expr && !p->raised) {
        expr = explain_set(p, first);
    }
    return expr;
}

Expr *parse_brace(Parser *p) {
    int first = p->at++;
    TokenKind kind = peek_kind(p);
    if (p->explain && p->brace_behind == first) {
        return parse_brace_behind(p, first);
    }
    if (p->explain) {
        Expr *expr = parse_dict(p, first, NULL);
        if (!expr && !p->raised) {
            explain_pairs(p, first);
        }
        return expr || p->raised ? expr : explain_set(p, first);
    }
    if (kind == TOKEN_STAR) {
        return parse_set(p, first, NULL);
    }
    if (kind == TOKEN_RIGHT_BRACE || kind == TOKEN_STAR_STAR) {
        return parse_dict(p, first, NULL);
    }
    // The first element tells a set from a dict; it is read once.
    Expr *one = parse_named_expression(p);
    if (!one) {
        return NULL;
    }
    return peek_kind(p) == TOKEN_COLON ? parse_dict(p, first, one) : parse_set(p, first, one);
}
