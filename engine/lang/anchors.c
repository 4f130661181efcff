#include "engine/lang/anchors.h"

#include "engine/lang/parse.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

// The first one or two characters of the operator. Brackets around the left side end before it.
static bool operator_anchor(const char *text, const Expr *e, int32_t *left, int32_t *right) {
    int32_t end = e->as.bin_op.right->span.start;
    for (int32_t i = e->as.bin_op.left->span.end; i < end; i++) {
        if (!is_blank(text[i]) && text[i] != ')') {
            *left = i;
            *right = i + 1 + (i + 1 < end && !is_blank(text[i + 1]));
            return true;
        }
    }
    return false;
}

static bool anchor_of(const char *text, size_t length, const Expr *e, int32_t *left,
                      int32_t *right) {
    if (e->kind == EXPR_BIN_OP) {
        return operator_anchor(text, e, left, right);
    }
    if (e->kind != EXPR_SUBSCRIPT) {
        return false;
    }
    int32_t end = (int32_t)length;
    *left = e->as.subscript.value->span.end;
    while (*left < end && text[*left] != '[') {
        (*left)++;
    }
    *right = e->as.subscript.slice->span.end;
    while (*right < end && text[*right] != ']') {
        (*right)++;
    }
    *right += *right < end;
    return true;
}

bool anchors_find(const char *text, size_t length, int32_t *left, int32_t *right) {
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "", text, length);
    const Module *module = parse_module(&source, &diags);
    bool found = module && module->body.count == 1 && module->body.items[0]->kind == STMT_EXPR &&
                 anchor_of(text, length, module->body.items[0]->as.value, left, right);
    arena_release(&arena);
    return found;
}
