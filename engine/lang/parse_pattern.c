#include "engine/lang/parser.h"

static Pattern *parse_pattern(Parser *p);

static Pattern *new_pattern(Parser *p, PatternKind kind, int first) {
    Pattern *pattern = ARENA_NEW(p->arena, Pattern);
    pattern->kind = kind;
    pattern->span = parser_span(p, first);
    return pattern;
}

static PatternList pattern_list(const Pointers *list) {
    return (PatternList){(Pattern **)list->items, list->count};
}

static bool is_imaginary(const Expr *number) {
    return number->as.constant.kind == CONSTANT_COMPLEX;
}

static Expr *parse_signed_number(Parser *p) {
    int first = p->at;
    bool minus = accept(p, TOKEN_MINUS);
    Expr *number = peek_kind(p) == TOKEN_NUMBER ? parse_number(p) : NULL;
    if (!number || !minus) {
        return number;
    }
    Expr *expr = new_expr(p, EXPR_UNARY_OP, parser_span(p, first));
    expr->as.unary.op = UNARY_MINUS;
    expr->as.unary.operand = number;
    return expr;
}

// A number, or a real plus or minus an imaginary one.
static Expr *parse_number_value(Parser *p) {
    int first = p->at;
    Expr *left = parse_signed_number(p);
    TokenKind sign = peek_kind(p);
    if (!left || (sign != TOKEN_PLUS && sign != TOKEN_MINUS)) {
        return left;
    }
    const Expr *number = left->kind == EXPR_UNARY_OP ? left->as.unary.operand : left;
    if (is_imaginary(number)) {
        return raise_at(p, number->span, "real number required in complex literal");
    }
    p->at++;
    Expr *right = peek_kind(p) == TOKEN_NUMBER ? parse_number(p) : NULL;
    if (!right) {
        return NULL;
    }
    if (!is_imaginary(right)) {
        return raise_at(p, right->span, "imaginary number required in complex literal");
    }
    Expr *expr = new_expr(p, EXPR_BIN_OP, parser_span(p, first));
    expr->as.bin_op.left = left;
    expr->as.bin_op.op = sign == TOKEN_PLUS ? OPERATOR_ADD : OPERATOR_SUB;
    expr->as.bin_op.right = right;
    return expr;
}

static Expr *parse_literal(Parser *p) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_STRING) {
        return parse_strings(p);
    }
    if (kind == TOKEN_NUMBER || kind == TOKEN_MINUS) {
        return parse_number_value(p);
    }
    if (kind == TOKEN_NONE || kind == TOKEN_TRUE || kind == TOKEN_FALSE) {
        return parse_primary_constant(p);
    }
    return NULL;
}

static bool is_singleton(const Expr *expr) {
    return expr->kind == EXPR_CONSTANT &&
           (expr->as.constant.kind == CONSTANT_NONE || expr->as.constant.kind == CONSTANT_TRUE ||
            expr->as.constant.kind == CONSTANT_FALSE);
}

static Expr *new_name_expr(Parser *p) {
    const Token *token = peek(p);
    Expr *expr = new_expr(p, EXPR_NAME, token->span);
    expr->as.name = token->name;
    p->at++;
    return expr;
}

// NAME or NAME.NAME...
static Expr *parse_name_or_attribute(Parser *p) {
    int first = p->at;
    Expr *expr = new_name_expr(p);
    for (;;) {
        int before = p->at;
        if (!accept(p, TOKEN_DOT) || peek_kind(p) != TOKEN_NAME) {
            p->at = before;
            return expr;
        }
        const Token *name = peek(p);
        p->at++;
        Expr *attribute = new_expr(p, EXPR_ATTRIBUTE, parser_span(p, first));
        attribute->as.attribute.value = expr;
        attribute->as.attribute.attr = name->name;
        attribute->as.attribute.attr_span = name->span;
        expr = attribute;
        parser_count_links(p, p->at - first);
    }
}

static bool at_name_end(Parser *p) {
    TokenKind kind = peek_kind(p);
    return kind != TOKEN_DOT && kind != TOKEN_LEFT_PAREN && kind != TOKEN_EQUAL;
}

// A name that a match binds: not `_`, and not the begin of something longer.
static bool parse_capture_name(Parser *p, Name *name) {
    int before = p->at;
    const Token *token = peek(p);
    if (accept(p, TOKEN_NAME) && token->name != p->name_underscore && at_name_end(p)) {
        *name = token->name;
        return true;
    }
    p->at = before;
    return false;
}

static Pattern *parse_star_pattern(Parser *p) {
    int first = p->at++;
    Name name = NULL;
    if (!parse_capture_name(p, &name)) {
        if (!parser_at_soft_keyword(p, p->name_underscore)) {
            return NULL;
        }
        p->at++;
    }
    Pattern *pattern = new_pattern(p, PATTERN_STAR, first);
    pattern->name = name;
    return pattern;
}

static Pattern *parse_maybe_star_pattern(Parser *p) {
    return peek_kind(p) == TOKEN_STAR ? parse_star_pattern(p) : parse_pattern(p);
}

// Patterns with commas between, as many as fit; `comma` tells whether one followed the last.
static bool parse_pattern_items(Parser *p, Pointers *items, bool *comma) {
    *comma = false;
    int end = p->at;
    for (;;) {
        Pattern *one = parse_maybe_star_pattern(p);
        if (!one) {
            p->at = end;
            return !p->raised;
        }
        pointers_add(p, items, one);
        *comma = accept(p, TOKEN_COMMA);
        end = p->at;
        if (!*comma) {
            return true;
        }
    }
}

static Pattern *parse_sequence(Parser *p) {
    int first = p->at;
    bool paren = peek_kind(p) == TOKEN_LEFT_PAREN;
    p->at++;
    Pointers items = {0};
    bool comma;
    if (!parse_pattern_items(p, &items, &comma) ||
        !accept(p, paren ? TOKEN_RIGHT_PAREN : TOKEN_RIGHT_BRACKET)) {
        return NULL;
    }
    Pattern *only = items.count == 1 ? items.items[0] : NULL;
    if (paren && only && !comma) {
        return only->kind == PATTERN_STAR ? NULL : only; // one pattern in brackets
    }
    Pattern *pattern = new_pattern(p, PATTERN_SEQUENCE, first);
    pattern->patterns = pattern_list(&items);
    return pattern;
}

static Expr *parse_mapping_key(Parser *p) {
    if (peek_kind(p) != TOKEN_NAME) {
        return parse_literal(p);
    }
    Expr *key = parse_name_or_attribute(p);
    return key->kind == EXPR_ATTRIBUTE && at_name_end(p) ? key : NULL;
}

static bool parse_mapping_item(Parser *p, Pointers *keys, Pointers *patterns) {
    Expr *key = parse_mapping_key(p);
    Pattern *value = key && accept(p, TOKEN_COLON) ? parse_pattern(p) : NULL;
    if (!value) {
        return false;
    }
    pointers_add(p, keys, key);
    pointers_add(p, patterns, value);
    return true;
}

static Pattern *parse_mapping(Parser *p) {
    int first = p->at++;
    Pointers keys = {0};
    Pointers patterns = {0};
    Name rest = NULL;
    while (peek_kind(p) != TOKEN_RIGHT_BRACE) {
        if (accept(p, TOKEN_STAR_STAR)) {
            if (!parse_capture_name(p, &rest)) {
                return NULL;
            }
            accept(p, TOKEN_COMMA);
            break;
        }
        if (!parse_mapping_item(p, &keys, &patterns)) {
            return NULL;
        }
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (!accept(p, TOKEN_RIGHT_BRACE)) {
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_MAPPING, first);
    pattern->keys = expr_list(&keys);
    pattern->patterns = pattern_list(&patterns);
    pattern->rest = rest;
    return pattern;
}

typedef struct ClassArguments {
    Pointers positional;
    Pointers names;
    Pointers name_tokens;
    Pointers keywords;
} ClassArguments;

static bool parse_class_argument(Parser *p, ClassArguments *args) {
    int first = p->at;
    Token *name = &p->tokens[first];
    if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL)) {
        Pattern *value = parse_pattern(p);
        if (value) {
            pointers_add(p, &args->name_tokens, name);
            pointers_add(p, &args->keywords, value);
        }
        return value != NULL;
    }
    p->at = first;
    Pattern *pattern = args->keywords.count ? NULL : parse_pattern(p);
    if (pattern) {
        pointers_add(p, &args->positional, pattern);
    }
    return pattern != NULL;
}

static void explain_class_arguments(Parser *p) {
    const Pattern *late = NULL;
    const Pattern *last = NULL;
    int first = p->at;
    ClassArguments args = {0};
    while (!late && parse_class_argument(p, &args) && accept(p, TOKEN_COMMA)) {
        int before = p->at;
        late = args.keywords.count ? parse_pattern(p) : NULL;
        if (late && peek_kind(p) == TOKEN_EQUAL) {
            late = NULL;
        }
        if (!late) {
            p->at = before;
        }
    }
    last = late;
    while (late && !p->raised && accept(p, TOKEN_COMMA)) {
        const Pattern *next = parse_pattern(p);
        if (!next) {
            break;
        }
        last = next;
    }
    if (late) {
        raise_at(p, span_cover(late->span, last->span),
                 "positional patterns follow keyword patterns");
    }
    p->at = first;
}

static void set_class_arguments(Parser *p, Pattern *pattern, const ClassArguments *args) {
    int count = args->keywords.count;
    pattern->patterns = pattern_list(&args->positional);
    pattern->kwd_patterns = pattern_list(&args->keywords);
    pattern->kwd_attrs.items = ARENA_ARRAY(p->arena, Name, count);
    pattern->kwd_attrs.spans = ARENA_ARRAY(p->arena, Span, count);
    pattern->kwd_attrs.count = count;
    for (int i = 0; i < count; i++) {
        const Token *name = args->name_tokens.items[i];
        pattern->kwd_attrs.items[i] = name->name;
        pattern->kwd_attrs.spans[i] = name->span;
    }
}

static Pattern *parse_class(Parser *p, int first, Expr *cls) {
    p->at++; // the bracket
    int before = p->at;
    ClassArguments args = {0};
    while (peek_kind(p) != TOKEN_RIGHT_PAREN) {
        if (!parse_class_argument(p, &args) || !accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (p->raised || !accept(p, TOKEN_RIGHT_PAREN)) {
        if (p->explain && !p->raised) {
            p->at = before;
            explain_class_arguments(p);
        }
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_CLASS, first);
    pattern->value = cls;
    set_class_arguments(p, pattern, &args);
    return pattern;
}

static Pattern *parse_name_pattern(Parser *p) {
    int first = p->at;
    Name name;
    if (parse_capture_name(p, &name)) {
        Pattern *pattern = new_pattern(p, PATTERN_AS, first);
        pattern->name = name;
        return pattern;
    }
    Expr *expr = parse_name_or_attribute(p);
    if (peek_kind(p) == TOKEN_LEFT_PAREN) {
        return parse_class(p, first, expr);
    }
    if (expr->kind == EXPR_ATTRIBUTE) {
        if (!at_name_end(p)) {
            return NULL;
        }
        Pattern *pattern = new_pattern(p, PATTERN_VALUE, first);
        pattern->value = expr;
        return pattern;
    }
    return expr->as.name == p->name_underscore ? new_pattern(p, PATTERN_AS, first) : NULL;
}

static Pattern *parse_literal_pattern(Parser *p) {
    int first = p->at;
    Expr *value = parse_literal(p);
    if (!value) {
        return NULL;
    }
    Pattern *pattern =
        new_pattern(p, is_singleton(value) ? PATTERN_SINGLETON : PATTERN_VALUE, first);
    pattern->value = value;
    return pattern;
}

static Pattern *parse_closed_pattern(Parser *p) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_NAME) {
        return parse_name_pattern(p);
    }
    if (kind == TOKEN_LEFT_PAREN || kind == TOKEN_LEFT_BRACKET) {
        return parse_sequence(p);
    }
    if (kind == TOKEN_LEFT_BRACE) {
        return parse_mapping(p);
    }
    return parse_literal_pattern(p);
}

static Pattern *parse_or_pattern(Parser *p) {
    int first = p->at;
    Pattern *one = parse_closed_pattern(p);
    if (!one || peek_kind(p) != TOKEN_BAR) {
        return one;
    }
    Pointers items = {0};
    pointers_add(p, &items, one);
    for (;;) {
        int before = p->at;
        if (!accept(p, TOKEN_BAR)) {
            break;
        }
        one = parse_closed_pattern(p);
        if (!one) {
            p->at = before;
            break;
        }
        pointers_add(p, &items, one);
    }
    if (p->raised || items.count == 1) {
        return p->raised ? NULL : items.items[0];
    }
    Pattern *pattern = new_pattern(p, PATTERN_OR, first);
    pattern->patterns = pattern_list(&items);
    return pattern;
}

static void explain_as(Parser *p) {
    if (parser_at_soft_keyword(p, p->name_underscore)) {
        raise_at(p, peek(p)->span, "cannot use '_' as a target");
    } else if (peek_kind(p) != TOKEN_NAME) {
        Expr *a = parse_expression(p);
        if (a) {
            raise_at(p, a->span, "invalid pattern target");
        }
    }
}

static Pattern *parse_as_pattern(Parser *p) {
    int first = p->at;
    Pattern *inner = parse_or_pattern(p);
    int before = p->at;
    if (!inner || !accept(p, TOKEN_AS)) {
        return inner;
    }
    Name name;
    if (!parse_capture_name(p, &name)) {
        if (p->explain) {
            explain_as(p);
        }
        p->at = before;
        return p->raised ? NULL : inner;
    }
    Pattern *pattern = new_pattern(p, PATTERN_AS, first);
    pattern->pattern = inner;
    pattern->name = name;
    return pattern;
}

static Pattern *parse_pattern(Parser *p) {
    if (!parser_enter(p)) {
        return NULL;
    }
    Pattern *pattern = parse_as_pattern(p);
    parser_leave(p);
    return pattern;
}

// What may stand behind `case`: one pattern, or a sequence without brackets.
Pattern *parse_case_pattern(Parser *p) {
    int first = p->at;
    Pointers items = {0};
    bool comma;
    if (!parse_pattern_items(p, &items, &comma) || items.count == 0) {
        return NULL;
    }
    Pattern *only = items.items[0];
    if (items.count == 1 && !comma) {
        return only->kind == PATTERN_STAR ? NULL : only;
    }
    Pattern *pattern = new_pattern(p, PATTERN_SEQUENCE, first);
    pattern->patterns = pattern_list(&items);
    return pattern;
}
