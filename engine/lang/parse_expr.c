#include "engine/lang/parser.h"

#include <assert.h>
#include <string.h>

typedef struct BinaryOperator {
    Operator op;
    int binding; // 0: no binary operator
} BinaryOperator;

enum {
    BINDING_OR = 1,
    BINDING_XOR,
    BINDING_AND,
    BINDING_SHIFT,
    BINDING_SUM,
    BINDING_TERM
};

static BinaryOperator binary_operator(TokenKind kind) {
    static const struct {
        TokenKind kind;
        BinaryOperator found;
    } table[] = {
        {TOKEN_BAR, {OPERATOR_BIT_OR, BINDING_OR}},
        {TOKEN_CARET, {OPERATOR_BIT_XOR, BINDING_XOR}},
        {TOKEN_AMPER, {OPERATOR_BIT_AND, BINDING_AND}},
        {TOKEN_LEFT_SHIFT, {OPERATOR_LSHIFT, BINDING_SHIFT}},
        {TOKEN_RIGHT_SHIFT, {OPERATOR_RSHIFT, BINDING_SHIFT}},
        {TOKEN_PLUS, {OPERATOR_ADD, BINDING_SUM}},
        {TOKEN_MINUS, {OPERATOR_SUB, BINDING_SUM}},
        {TOKEN_STAR, {OPERATOR_MULT, BINDING_TERM}},
        {TOKEN_SLASH, {OPERATOR_DIV, BINDING_TERM}},
        {TOKEN_SLASH_SLASH, {OPERATOR_FLOOR_DIV, BINDING_TERM}},
        {TOKEN_PERCENT, {OPERATOR_MOD, BINDING_TERM}},
        {TOKEN_AT, {OPERATOR_MAT_MULT, BINDING_TERM}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].kind == kind) {
            return table[i].found;
        }
    }
    return (BinaryOperator){OPERATOR_ADD, 0};
}

static Expr *parse_factor(Parser *p);

static Expr *parse_await_primary(Parser *p) {
    int first = p->at;
    if (accept(p, TOKEN_AWAIT)) {
        Expr *value = parse_primary(p);
        if (!value) {
            return NULL;
        }
        Expr *expr = new_expr(p, EXPR_AWAIT, parser_span(p, first));
        expr->as.value = value;
        return expr;
    }
    return parse_primary(p);
}

static Expr *new_binary(Parser *p, Expr *left, Operator op, Expr *right) {
    Expr *expr = new_expr(p, EXPR_BIN_OP, (Span){left->span.start, 0});
    expr->as.bin_op.left = left;
    expr->as.bin_op.op = op;
    expr->as.bin_op.right = right;
    return expr;
}

static Expr *parse_power(Parser *p) {
    int first = p->at;
    Expr *base = parse_await_primary(p);
    if (!base) {
        return NULL;
    }
    int before = p->at;
    if (!accept(p, TOKEN_STAR_STAR)) {
        return base;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *exponent = parse_factor(p);
    parser_leave(p);
    if (!exponent) {
        p->at = before;
        return p->raised ? NULL : base;
    }
    Expr *expr = new_binary(p, base, OPERATOR_POW, exponent);
    expr->span = parser_span(p, first);
    return expr;
}

static Expr *parse_factor(Parser *p) {
    UnaryOperator op;
    int first = p->at;
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_PLUS) {
        op = UNARY_PLUS;
    } else if (kind == TOKEN_MINUS) {
        op = UNARY_MINUS;
    } else if (kind == TOKEN_TILDE) {
        op = UNARY_INVERT;
    } else {
        return parse_power(p);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    p->at++;
    Expr *operand = parse_factor(p);
    parser_leave(p);
    if (!operand) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_UNARY_OP, parser_span(p, first));
    expr->as.unary.op = op;
    expr->as.unary.operand = operand;
    return expr;
}

// Precedence climbing. When the right side is missing, the operator is left for the caller.
static Expr *parse_binary(Parser *p, int binding) {
    int first = p->at;
    int links = 0;
    Expr *left = parse_factor(p);
    while (left) {
        BinaryOperator found = binary_operator(peek_kind(p));
        if (found.binding < binding) {
            return left;
        }
        int before = p->at++;
        Expr *right = parse_binary(p, found.binding + 1);
        if (!right) {
            p->at = before;
            return p->raised ? NULL : left;
        }
        left = new_binary(p, left, found.op, right);
        left->span = parser_span(p, first);
        parser_count_links(p, ++links);
    }
    return NULL;
}

Expr *parse_bitwise_or(Parser *p) {
    void *found;
    if (p->remember && memo_find(p, RULE_BITWISE_OR, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = parse_binary(p, BINDING_OR);
    if (p->remember) {
        memo_store(p, first, RULE_BITWISE_OR, expr);
    }
    return expr;
}

static bool accept_comparison(Parser *p, CompareOperator *op) {
    static const struct {
        TokenKind kind;
        CompareOperator op;
    } table[] = {
        {TOKEN_EQUAL_EQUAL, COMPARE_EQ},
        {TOKEN_NOT_EQUAL, COMPARE_NOT_EQ},
        {TOKEN_LESS_EQUAL, COMPARE_LT_E},
        {TOKEN_LESS, COMPARE_LT},
        {TOKEN_GREATER_EQUAL, COMPARE_GT_E},
        {TOKEN_GREATER, COMPARE_GT},
        {TOKEN_IN, COMPARE_IN},
    };
    TokenKind kind = peek_kind(p);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            p->at++;
            return true;
        }
    }
    if (kind == TOKEN_NOT) {
        p->at++;
        *op = COMPARE_NOT_IN;
        return accept(p, TOKEN_IN);
    }
    if (kind == TOKEN_IS) {
        p->at++;
        *op = accept(p, TOKEN_NOT) ? COMPARE_IS_NOT : COMPARE_IS;
        return true;
    }
    return false;
}

static bool parse_comparison_pair(Parser *p, CompareOperator *op, Expr **right) {
    int before = p->at;
    if (!accept_comparison(p, op)) {
        p->at = before;
        return false;
    }
    *right = parse_bitwise_or(p);
    if (!*right) {
        p->at = before;
        return false;
    }
    return true;
}

static Expr *parse_comparison(Parser *p) {
    int first = p->at;
    Expr *left = parse_bitwise_or(p);
    if (!left) {
        return NULL;
    }
    Pointers comparators = {0};
    CompareOperator *ops = NULL;
    int capacity = 0;
    CompareOperator op;
    Expr *right;
    while (parse_comparison_pair(p, &op, &right)) {
        if (comparators.count == capacity) {
            capacity = capacity ? capacity * 2 : 2;
            CompareOperator *more = ARENA_ARRAY(p->arena, CompareOperator, capacity);
            for (int i = 0; i < comparators.count; i++) {
                more[i] = ops[i];
            }
            ops = more;
        }
        ops[comparators.count] = op;
        pointers_add(p, &comparators, right);
    }
    if (p->raised) {
        return NULL;
    }
    if (comparators.count == 0) {
        return left;
    }
    Expr *expr = new_expr(p, EXPR_COMPARE, parser_span(p, first));
    expr->as.compare.left = left;
    expr->as.compare.ops = ops;
    expr->as.compare.comparators = expr_list(&comparators);
    return expr;
}

static Expr *parse_inversion(Parser *p) {
    if (peek_kind(p) != TOKEN_NOT) {
        return parse_comparison(p);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    int first = p->at++;
    Expr *operand = parse_inversion(p);
    parser_leave(p);
    if (!operand) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_UNARY_OP, parser_span(p, first));
    expr->as.unary.op = UNARY_NOT;
    expr->as.unary.operand = operand;
    return expr;
}

static Expr *parse_bool_op(Parser *p, TokenKind word, ParseFunction *operand) {
    int first = p->at;
    Expr *value = operand(p);
    if (!value || peek_kind(p) != word) {
        return value;
    }
    Pointers values = {0};
    pointers_add(p, &values, value);
    for (;;) {
        int before = p->at;
        if (!accept(p, word)) {
            break;
        }
        value = operand(p);
        if (!value) {
            p->at = before;
            break;
        }
        pointers_add(p, &values, value);
    }
    if (p->raised) {
        return NULL;
    }
    if (values.count == 1) {
        return values.items[0];
    }
    Expr *expr = new_expr(p, EXPR_BOOL_OP, parser_span(p, first));
    expr->as.bool_op.is_or = word == TOKEN_OR;
    expr->as.bool_op.values = expr_list(&values);
    return expr;
}

static Expr *parse_conjunction(Parser *p) {
    return parse_bool_op(p, TOKEN_AND, parse_inversion);
}

Expr *parse_disjunction(Parser *p) {
    void *found;
    if (p->remember && memo_find(p, RULE_DISJUNCTION, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = parse_bool_op(p, TOKEN_OR, parse_conjunction);
    if (p->remember) {
        memo_store(p, first, RULE_DISJUNCTION, expr);
    }
    return expr;
}

static Expr *parse_lambda(Parser *p) {
    int first = p->at;
    if (!accept(p, TOKEN_LAMBDA)) {
        return NULL;
    }
    Arguments *args = parse_parameters(p, true);
    if (!args || !accept(p, TOKEN_COLON)) {
        return NULL;
    }
    Expr *body = parse_expression(p);
    if (!body) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_LAMBDA, parser_span(p, first));
    expr->as.lambda.args = args;
    expr->as.lambda.body = body;
    return expr;
}

static bool is_legacy_name(const Parser *p, const Expr *expr) {
    return expr->kind == EXPR_NAME &&
           (expr->as.name == p->name_print || expr->as.name == p->name_exec);
}

static Expr *parse_plain_expression(Parser *p);

// A brace that follows an expression.
static Expr *parse_brace_behind(Parser *p) {
    p->brace_behind = p->at;
    Expr *expr = parse_plain_expression(p);
    p->brace_behind = 0;
    return expr;
}

Expr *parse_inner_disjunction(Parser *p) {
    Expr *expr = parse_disjunction(p);
    if (p->explain && expr && peek_kind(p) == TOKEN_LEFT_BRACE) {
        int before = p->at;
        parse_brace_behind(p);
        p->at = before;
    }
    return p->raised ? NULL : expr;
}

// The rest of `body if test else orelse`, behind body.
static Expr *parse_conditional(Parser *p, int first, Expr *body) {
    int before = p->at;
    if (!accept(p, TOKEN_IF)) {
        return body;
    }
    Expr *test = parse_inner_disjunction(p);
    Expr *orelse = test && accept(p, TOKEN_ELSE) ? parse_expression(p) : NULL;
    if (!orelse) {
        p->at = before;
        return p->raised ? NULL : body;
    }
    Expr *expr = new_expr(p, EXPR_IF_EXP, parser_span(p, first));
    expr->as.if_exp.test = test;
    expr->as.if_exp.body = body;
    expr->as.if_exp.orelse = orelse;
    return expr;
}

// CPython compares no more than the name's own letters: "m" is soft here, too (pegen.c,
// _PyPegen_soft_keyword_token).
static bool begins_soft_keyword(const char *name) {
    static const char *const keywords[] = {"_", "case", "match"};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (strncmp(keywords[i], name, strlen(name)) == 0) {
            return true;
        }
    }
    return false;
}

static bool begins_name_string(Parser *p) {
    if (peek_kind(p) != TOKEN_NAME) {
        return false;
    }
    if (begins_soft_keyword(peek(p)->name)) {
        return true;
    }
    p->at++;
    bool string = peek_kind(p) == TOKEN_STRING;
    p->at--;
    return string;
}

static Expr *explain_two_expressions(Parser *p) {
    int first = p->at;
    if (begins_name_string(p)) {
        return NULL;
    }
    Expr *a = parse_disjunction(p);
    // CPython goes on explaining inside braces, though not inside other brackets.
    bool brace = peek_kind(p) == TOKEN_LEFT_BRACE;
    Expr *b = !a ? NULL : brace ? parse_brace_behind(p) : parse_expression_quietly(p);
    if (b && !is_legacy_name(p, a) && p->tokens[p->at - 1].level > 0) {
        raise_at(p, span_cover(a->span, b->span), "invalid syntax. Perhaps you forgot a comma?");
    }
    p->at = first;
    return NULL;
}

static Expr *explain_missing_else(Parser *p) {
    int first = p->at;
    Expr *a = parse_disjunction(p);
    if (a && accept(p, TOKEN_IF)) {
        Expr *b = parse_inner_disjunction(p);
        if (b && peek_kind(p) != TOKEN_ELSE && peek_kind(p) != TOKEN_COLON) {
            raise_at(p, span_cover(a->span, b->span), "expected 'else' after 'if' expression");
        }
    }
    p->at = first;
    return NULL;
}

static Expr *explain_print(Parser *p) {
    int first = p->at;
    const Token *name = peek(p);
    if (accept(p, TOKEN_NAME) && peek_kind(p) != TOKEN_LEFT_PAREN) {
        Expr *b = parse_star_expressions(p);
        if (b && (name->name == p->name_print || name->name == p->name_exec)) {
            raise_at(p, span_cover(name->span, b->span),
                     "Missing parentheses in call to '%s'. Did you mean %s(...)?", name->name,
                     name->name);
        }
    }
    p->at = first;
    return NULL;
}

static void explain_expression(Parser *p) {
    explain_two_expressions(p);
    if (!p->raised) {
        explain_missing_else(p);
    }
    if (!p->raised) {
        explain_print(p);
    }
}

static Expr *parse_plain_expression(Parser *p) {
    if (peek_kind(p) == TOKEN_LAMBDA) {
        return parse_lambda(p);
    }
    int first = p->at;
    Expr *body = parse_disjunction(p);
    return body ? parse_conditional(p, first, body) : NULL;
}

Expr *parse_expression(Parser *p) {
    void *found;
    if (p->remember && memo_find(p, RULE_EXPRESSION, &found)) {
        return found;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    int first = p->at;
    if (p->explain) {
        explain_expression(p);
    }
    Expr *expr = p->raised ? NULL : parse_plain_expression(p);
    if (p->remember) {
        memo_store(p, first, RULE_EXPRESSION, expr);
    }
    parser_leave(p);
    return expr;
}

Expr *parse_expression_quietly(Parser *p) {
    if (!parser_enter(p)) {
        return NULL;
    }
    bool explain = p->explain;
    p->explain = false;
    Expr *expr = parse_plain_expression(p);
    p->explain = explain;
    parser_leave(p);
    return expr;
}

Expr *parse_yield(Parser *p) {
    int first = p->at;
    if (!accept(p, TOKEN_YIELD)) {
        return NULL;
    }
    bool from = accept(p, TOKEN_FROM);
    int before = p->at;
    Expr *value = from ? parse_expression(p) : parse_star_expressions(p);
    if (p->raised || (from && !value)) {
        return NULL;
    }
    if (!value) {
        p->at = before;
    }
    Expr *expr = new_expr(p, from ? EXPR_YIELD_FROM : EXPR_YIELD, parser_span(p, first));
    expr->as.value = value;
    return expr;
}

// An element that has begun at first, and maybe others behind it.
static Expr *parse_tuple_from(Parser *p, int first, Expr *one, ParseFunction *element) {
    Pointers elements = {0};
    pointers_add(p, &elements, one);
    while (accept(p, TOKEN_COMMA)) {
        int before = p->at;
        one = element(p);
        if (!one) {
            p->at = before;
            break;
        }
        pointers_add(p, &elements, one);
    }
    if (p->raised) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_TUPLE, parser_span(p, first));
    expr->as.elements = expr_list(&elements);
    return expr;
}

Expr *parse_tuple_of(Parser *p, ParseFunction *element) {
    int first = p->at;
    Expr *one = element(p);
    return !one || peek_kind(p) != TOKEN_COMMA ? one : parse_tuple_from(p, first, one, element);
}

Expr *parse_tuple_or_starred_of(Parser *p, ParseFunction *element) {
    int first = p->at;
    bool starred = peek_kind(p) == TOKEN_STAR;
    Expr *one = element(p);
    return !one || (!starred && peek_kind(p) != TOKEN_COMMA)
               ? one
               : parse_tuple_from(p, first, one, element);
}

static Expr *parse_star_bitwise_or(Parser *p) {
    int first = p->at++;
    Expr *value = parse_bitwise_or(p);
    if (!value) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_STARRED, parser_span(p, first));
    expr->as.value = value;
    return expr;
}

Expr *parse_star_expression(Parser *p) {
    return peek_kind(p) == TOKEN_STAR ? parse_star_bitwise_or(p) : parse_expression(p);
}

Expr *parse_star_named_expression(Parser *p) {
    return peek_kind(p) == TOKEN_STAR ? parse_star_bitwise_or(p) : parse_named_expression(p);
}

Expr *parse_star_expressions(Parser *p) {
    void *found;
    if (p->explain && memo_find(p, RULE_STAR_EXPRESSIONS, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = parse_tuple_of(p, parse_star_expression);
    if (p->explain) {
        memo_store(p, first, RULE_STAR_EXPRESSIONS, expr);
    }
    return expr;
}

Expr *parse_expressions(Parser *p) {
    return parse_tuple_of(p, parse_expression);
}

// `name := value`. Raised errors aside, NULL leaves it to the caller to restore the cursor.
Expr *parse_assignment_expression(Parser *p) {
    int first = p->at;
    const Token *name = peek(p);
    if (!accept(p, TOKEN_NAME) || !accept(p, TOKEN_COLON_EQUAL)) {
        return NULL;
    }
    Expr *value = parse_expression(p);
    if (!value) {
        return NULL;
    }
    Expr *target = new_expr(p, EXPR_NAME, name->span);
    target->as.name = name->name;
    target->context = CONTEXT_STORE;
    Expr *expr = new_expr(p, EXPR_NAMED_EXPR, parser_span(p, first));
    expr->as.named.target = target;
    expr->as.named.value = value;
    return expr;
}

static bool at_assignment(Parser *p) {
    TokenKind kind = peek_kind(p);
    return kind == TOKEN_EQUAL || kind == TOKEN_COLON_EQUAL;
}

static bool is_display(const Expr *expr) {
    return expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_GENERATOR_EXP;
}

// The display or constant at the cursor, when one begins the expression.
static bool display_begins_here(Parser *p) {
    int first = p->at;
    TokenKind kind = peek_kind(p);
    bool yes = kind == TOKEN_TRUE || kind == TOKEN_FALSE || kind == TOKEN_NONE;
    if (kind == TOKEN_LEFT_BRACKET || kind == TOKEN_LEFT_PAREN) {
        Expr *atom = kind == TOKEN_LEFT_PAREN ? parse_paren(p) : parse_bracket(p);
        yes = atom && is_display(atom) && atom->span.start == p->tokens[first].span.start;
    }
    p->at = first;
    return yes;
}

static void explain_named_expression(Parser *p) {
    int first = p->at;
    Expr *a = parse_expression(p);
    if (a && accept(p, TOKEN_COLON_EQUAL) && parse_expression(p)) {
        raise_at(p, a->span, "cannot use assignment expressions with %s", expr_description(a));
        return;
    }
    p->at = first;
    const Token *name = peek(p);
    if (!p->raised && accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL)) {
        Expr *b = parse_bitwise_or(p);
        if (b && !at_assignment(p)) {
            raise_at(p, span_cover(name->span, b->span),
                     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
    }
    p->at = first;
    if (!p->raised && !display_begins_here(p)) {
        a = parse_bitwise_or(p);
        if (a && accept(p, TOKEN_EQUAL) && parse_bitwise_or(p) && !at_assignment(p)) {
            raise_at(p, a->span, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                     expr_description(a));
        }
    }
    p->at = first;
}

Expr *parse_named_expression(Parser *p) {
    void *found;
    if (p->explain && memo_find(p, RULE_NAMED_EXPRESSION, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = NULL;
    bool walrus = false;
    if (accept(p, TOKEN_NAME)) {
        walrus = accept(p, TOKEN_COLON_EQUAL);
        p->at = first;
    }
    if (walrus) {
        expr = parse_assignment_expression(p); // no other reading once `:=` was seen
    } else {
        if (p->explain) {
            explain_named_expression(p);
        }
        expr = p->raised ? NULL : parse_expression(p);
        if (expr && peek_kind(p) == TOKEN_COLON_EQUAL) {
            expr = NULL;
        }
    }
    if (p->explain) {
        memo_store(p, first, RULE_NAMED_EXPRESSION, expr);
    }
    return expr;
}
