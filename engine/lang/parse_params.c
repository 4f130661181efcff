#include "engine/lang/parser.h"

#include <string.h>

typedef enum DefaultRule {
    DEFAULT_NONE,
    DEFAULT_REQUIRED,
    DEFAULT_MAYBE
} DefaultRule;

typedef struct Param {
    Arg arg;
    Expr *value; // the default, or NULL
} Param;

typedef struct ParamList {
    Param *items;
    int count;
    int capacity;
} ParamList;

// The parameters of a def, between brackets, or of a lambda, up to its colon and unannotated.
typedef struct Reader {
    Parser *p;
    bool lambda;
    TokenKind end;
} Reader;

static void add_param(Parser *p, ParamList *list, Param param) {
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : 4;
        Param *items = ARENA_ARRAY(p->arena, Param, capacity);
        if (list->count) {
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = param;
}

static bool read_name(const Reader *r, Arg *arg, bool star_annotation) {
    Parser *p = r->p;
    int first = p->at;
    const Token *name = peek(p);
    if (!accept(p, TOKEN_NAME)) {
        return false;
    }
    *arg = (Arg){.arg = name->name};
    int before = p->at;
    if (!r->lambda && accept(p, TOKEN_COLON)) {
        bool starred = star_annotation && peek_kind(p) == TOKEN_STAR;
        arg->annotation = starred ? parse_star_expression(p) : parse_expression(p);
        if (!arg->annotation) {
            p->at = before;
        }
    }
    arg->span = parser_span(p, first);
    return !p->raised;
}

static Expr *read_default(const Reader *r) {
    Parser *p = r->p;
    Span equal = peek(p)->span;
    if (!accept(p, TOKEN_EQUAL)) {
        return NULL;
    }
    int behind = p->at;
    Expr *value = parse_expression(p);
    if (!value && p->explain && !p->raised) {
        p->at = behind;
        if (peek_kind(p) == TOKEN_RIGHT_PAREN || peek_kind(p) == TOKEN_COMMA) {
            raise_at(p, equal, "expected default value expression");
        }
    }
    return value;
}

// One parameter with the comma behind it. On failure the cursor is back where it was.
static bool read_param(const Reader *r, DefaultRule rule, Param *param) {
    Parser *p = r->p;
    int first = p->at;
    *param = (Param){0};
    bool fits = read_name(r, &param->arg, false);
    if (fits && rule != DEFAULT_NONE && peek_kind(p) == TOKEN_EQUAL) {
        param->value = read_default(r);
    }
    fits = fits && !p->raised && (rule != DEFAULT_REQUIRED || param->value);
    if (fits && (accept(p, TOKEN_COMMA) || peek_kind(p) == r->end)) {
        return true;
    }
    p->at = first;
    return false;
}

static void read_params(const Reader *r, DefaultRule rule, ParamList *list) {
    Param param;
    while (read_param(r, rule, &param)) {
        add_param(r->p, list, param);
    }
}

static bool read_slash(const Reader *r) {
    Parser *p = r->p;
    int before = p->at;
    if (accept(p, TOKEN_SLASH) && (accept(p, TOKEN_COMMA) || peek_kind(p) == r->end)) {
        return true;
    }
    p->at = before;
    return false;
}

// Parameters up to a `/`; on failure the cursor is back where it was.
static bool read_through_slash(const Reader *r) {
    ParamList list = {0};
    int before = r->p->at;
    read_params(r, DEFAULT_NONE, &list);
    read_params(r, DEFAULT_REQUIRED, &list);
    if (list.count && read_slash(r)) {
        return true;
    }
    r->p->at = before;
    return false;
}

static void explain_late_required(const Reader *r) {
    ParamList list = {0};
    read_params(r, DEFAULT_NONE, &list);
    list.count = 0;
    read_params(r, DEFAULT_REQUIRED, &list);
    if (list.count) {
        read_slash(r);
    }
    Param param;
    if (list.count && read_param(r, DEFAULT_NONE, &param)) {
        raise_at(r->p, param.arg.span, "non-default argument follows default argument");
    }
}

static void explain_brackets(const Reader *r) {
    Parser *p = r->p;
    ParamList list = {0};
    read_params(r, DEFAULT_NONE, &list);
    Span open = peek(p)->span;
    if (!accept(p, TOKEN_LEFT_PAREN)) {
        return;
    }
    Reader inner = {p, r->lambda, TOKEN_RIGHT_PAREN};
    list.count = 0;
    read_params(&inner, DEFAULT_NONE, &list);
    accept(p, TOKEN_COMMA);
    Span close = peek(p)->span;
    if (list.count && accept(p, TOKEN_RIGHT_PAREN)) {
        raise_at(p, span_cover(open, close), "%s parameters cannot be parenthesized",
                 r->lambda ? "Lambda expression" : "Function");
    }
}

static void explain_leading_slash(const Reader *r) {
    Span slash = peek(r->p)->span;
    if (accept(r->p, TOKEN_SLASH) && accept(r->p, TOKEN_COMMA)) {
        raise_at(r->p, slash, "at least one argument must precede /");
    }
}

static void explain_second_slash(const Reader *r) {
    ParamList list = {0};
    if (!read_through_slash(r)) {
        return;
    }
    read_params(r, DEFAULT_MAYBE, &list);
    if (peek_kind(r->p) == TOKEN_SLASH) {
        raise_at(r->p, peek(r->p)->span, "/ may appear only once");
    }
}

static void explain_slash_behind_star(const Reader *r) {
    Parser *p = r->p;
    ParamList list = {0};
    Param param;
    read_through_slash(r);
    read_params(r, DEFAULT_MAYBE, &list);
    if (!accept(p, TOKEN_STAR) ||
        !(accept(p, TOKEN_COMMA) || read_param(r, DEFAULT_NONE, &param))) {
        return;
    }
    read_params(r, DEFAULT_MAYBE, &list);
    if (peek_kind(p) == TOKEN_SLASH) {
        raise_at(p, peek(p)->span, "/ must be ahead of *");
    }
}

static void explain_missing_comma(const Reader *r) {
    ParamList list = {0};
    read_params(r, DEFAULT_MAYBE, &list);
    if (list.count && accept(r->p, TOKEN_SLASH) && peek_kind(r->p) == TOKEN_STAR) {
        raise_at(r->p, peek(r->p)->span, "expected comma between / and *");
    }
}

static void explain_parameters(const Reader *r) {
    static void (*const steps[])(const Reader *) = {
        explain_late_required, explain_brackets,          explain_leading_slash,
        explain_second_slash,  explain_slash_behind_star, explain_missing_comma,
    };
    int first = r->p->at;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !r->p->raised; i++) {
        r->p->at = first;
        steps[i](r);
    }
    r->p->at = first;
}

// The cursor is on the star.
static void explain_star(const Reader *r) {
    Parser *p = r->p;
    int first = p->at;
    Span star = peek(p)->span;
    p->at++;
    bool comma = accept(p, TOKEN_COMMA);
    if (peek_kind(p) == r->end || (comma && peek_kind(p) == TOKEN_STAR_STAR)) {
        if (r->lambda) {
            raise_at_last_token(p, "named arguments must follow bare *");
        } else {
            raise_at(p, star, "named arguments must follow bare *");
        }
    }
    p->at = first + 1;
    Arg arg;
    if (!p->raised && read_name(r, &arg, false) && peek_kind(p) == TOKEN_EQUAL) {
        raise_at(p, peek(p)->span, "var-positional argument cannot have default value");
    }
    p->at = first + 1;
    Param param;
    ParamList list = {0};
    if (!p->raised && (read_param(r, DEFAULT_NONE, &param) || accept(p, TOKEN_COMMA))) {
        read_params(r, DEFAULT_MAYBE, &list);
        Span again = peek(p)->span;
        if (accept(p, TOKEN_STAR) &&
            (read_param(r, DEFAULT_NONE, &param) || accept(p, TOKEN_COMMA))) {
            raise_at(p, again, "* argument may appear only once");
        }
    }
    p->at = first;
}

// The cursor is on the two stars.
static void explain_star_star(const Reader *r) {
    Parser *p = r->p;
    int first = p->at++;
    Arg arg;
    if (read_name(r, &arg, false)) {
        if (peek_kind(p) == TOKEN_EQUAL) {
            raise_at(p, peek(p)->span, "var-keyword argument cannot have default value");
        } else if (accept(p, TOKEN_COMMA)) {
            Span next = peek(p)->span;
            TokenKind kind = peek_kind(p);
            if (read_name(r, &arg, false)) {
                raise_at(p, arg.span, "arguments cannot follow var-keyword argument");
            } else if (kind == TOKEN_STAR || kind == TOKEN_STAR_STAR || kind == TOKEN_SLASH) {
                raise_at(p, next, "arguments cannot follow var-keyword argument");
            }
        }
    }
    p->at = first;
}

static Arg *copy_arg(Parser *p, Arg arg) {
    Arg *copy = ARENA_NEW(p->arena, Arg);
    *copy = arg;
    return copy;
}

static void read_star_star(const Reader *r, Arguments *args) {
    Parser *p = r->p;
    int first = p->at;
    if (peek_kind(p) != TOKEN_STAR_STAR) {
        return;
    }
    if (p->explain) {
        explain_star_star(r);
    }
    Param param;
    p->at++;
    if (!p->raised && read_param(r, DEFAULT_NONE, &param)) {
        args->kwarg = copy_arg(p, param.arg);
        return;
    }
    p->at = first;
}

static bool read_vararg(const Reader *r, Arguments *args) {
    Parser *p = r->p;
    int first = p->at;
    Arg arg;
    if (read_name(r, &arg, true) && (accept(p, TOKEN_COMMA) || peek_kind(p) == r->end)) {
        args->vararg = copy_arg(p, arg);
        return true;
    }
    p->at = first;
    return false;
}

static void set_keyword_only(Parser *p, Arguments *args, const ParamList *list) {
    Pointers defaults = {0};
    args->kwonlyargs = ARENA_ARRAY(p->arena, Arg, list->count);
    args->kwonlyargs_count = list->count;
    for (int i = 0; i < list->count; i++) {
        args->kwonlyargs[i] = list->items[i].arg;
        pointers_add(p, &defaults, list->items[i].value);
    }
    args->kw_defaults = expr_list(&defaults);
}

static void read_star_part(const Reader *r, Arguments *args) {
    Parser *p = r->p;
    int first = p->at;
    if (peek_kind(p) != TOKEN_STAR) {
        read_star_star(r, args);
        return;
    }
    if (p->explain) {
        explain_star(r);
    }
    p->at++;
    bool bare = !p->raised && accept(p, TOKEN_COMMA);
    ParamList list = {0};
    if (bare || read_vararg(r, args)) {
        read_params(r, DEFAULT_MAYBE, &list);
    }
    if (p->raised || (bare ? list.count == 0 : !args->vararg)) {
        p->at = first;
        return;
    }
    set_keyword_only(p, args, &list);
    read_star_star(r, args);
}

static void set_positional(Parser *p, Arguments *args, const ParamList *list, int slash) {
    Arg *all = ARENA_ARRAY(p->arena, Arg, list->count);
    Pointers defaults = {0};
    for (int i = 0; i < list->count; i++) {
        all[i] = list->items[i].arg;
        if (list->items[i].value) {
            pointers_add(p, &defaults, list->items[i].value);
        }
    }
    args->posonlyargs = all;
    args->posonlyargs_count = slash;
    args->args = all + slash;
    args->args_count = list->count - slash;
    args->defaults = expr_list(&defaults);
}

// As many parameters as fit. NULL only when something was raised.
Arguments *parse_parameters(Parser *p, bool lambda) {
    Reader reader = {p, lambda, lambda ? TOKEN_COLON : TOKEN_RIGHT_PAREN};
    if (p->explain) {
        explain_parameters(&reader);
    }
    Arguments *args = ARENA_NEW(p->arena, Arguments);
    ParamList list = {0};
    int slash = 0;
    bool defaults = false;
    Param param;
    int before = p->at;
    while (!p->raised && read_param(&reader, DEFAULT_MAYBE, &param)) {
        if (defaults && !param.value) {
            p->at = before;
            break;
        }
        defaults = defaults || param.value;
        add_param(p, &list, param);
        if (!slash && peek_kind(p) == TOKEN_SLASH && read_slash(&reader)) {
            slash = list.count;
        }
        before = p->at;
    }
    set_positional(p, args, &list, slash);
    if (!p->raised) {
        read_star_part(&reader, args);
    }
    return p->raised ? NULL : args;
}
