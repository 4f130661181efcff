#include "engine/lang/parser.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

// Converting 0x... takes time that grows with the square of its length.
enum {
    MAX_RADIX_DIGITS = 20000,
    MAX_DECIMAL_DIGITS = 4300
};

static const uint32_t LIMB = 1000000000; // nine decimal digits

// The literal without underscores, in memory that the caller gives back.
static char *plain_digits(const Parser *p, Span span) {
    char *text = NEW_ARRAY(char, (size_t)(span.end - span.start) + 1);
    size_t length = 0;
    for (int32_t at = span.start; at < span.end; at++) {
        if (p->source->bytes[at] != '_') {
            text[length++] = p->source->bytes[at];
        }
    }
    return text;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return (c | 0x20) - 'a' + 10;
}

static size_t multiply_add(uint32_t *limbs, size_t count, uint32_t factor, uint32_t carry) {
    uint64_t left = carry;
    for (size_t i = 0; i < count; i++) {
        left += (uint64_t)limbs[i] * factor;
        limbs[i] = (uint32_t)(left % LIMB);
        left /= LIMB;
    }
    if (left) {
        limbs[count++] = (uint32_t)left;
    }
    return count;
}

// Digits of a power-of-two base as decimal text.
static const char *radix_to_decimal(Parser *p, const char *digits, int base) {
    size_t length = strlen(digits);
    uint32_t *limbs = NEW_ARRAY(uint32_t, length / 7 + 2); // 16^7 < 10^9
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count = multiply_add(limbs, count, (uint32_t)base, (uint32_t)digit_value(digits[i]));
    }
    char *text = arena_alloc(p->arena, count * 9 + 2);
    size_t at = 0;
    for (size_t i = count; i-- > 0;) {
        for (uint32_t place = LIMB / 10; place > 0; place /= 10) {
            char digit = (char)('0' + limbs[i] / place % 10);
            if (at > 0 || digit != '0') {
                text[at++] = digit;
            }
        }
    }
    if (at == 0) {
        text[at++] = '0';
    }
    memory_free(limbs);
    return text;
}

static int radix_of(const char *text) {
    if (text[0] != '0' || text[1] == '\0') {
        return 10;
    }
    char letter = (char)(text[1] | 0x20);
    return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
}

static const char *int_text(Parser *p, const char *text, Span span) {
    int base = radix_of(text);
    if (base != 10) {
        const char *digits = text + 2;
        if (strlen(digits) > MAX_RADIX_DIGITS) {
            diags_add(p->diags, DIAG_UNSUPPORTED, span, NULL,
                      "an integer literal of more than 20000 digits", NULL);
            return "0";
        }
        return radix_to_decimal(p, digits, base);
    }
    while (text[0] == '0' && text[1] != '\0') {
        text++;
    }
    size_t length = strlen(text);
    if (length > MAX_DECIMAL_DIGITS) {
        raise_at(p, (Span){span.start, span.start},
                 "Exceeds the limit (%d digits) for integer string conversion: value has "
                 "%zu digits; use sys.set_int_max_str_digits() to increase the limit - "
                 "Consider hexadecimal for huge integer literals to avoid decimal "
                 "conversion limits.",
                 MAX_DECIMAL_DIGITS, length);
        p->error.no_caret = true;
        return NULL;
    }
    return arena_copy_text(p->arena, text, length);
}

Expr *parse_number(Parser *p) {
    Span span = peek(p)->span;
    p->at++;
    Expr *expr = new_expr(p, EXPR_CONSTANT, span);
    char *text = plain_digits(p, span);
    size_t length = strlen(text);
    bool prefixed = radix_of(text) != 10;
    bool imaginary = !prefixed && (text[length - 1] | 0x20) == 'j';
    if (imaginary || (!prefixed && strpbrk(text, ".eE"))) {
        expr->as.constant.kind = imaginary ? CONSTANT_COMPLEX : CONSTANT_FLOAT;
        expr->as.constant.number = strtod(text, NULL);
    } else {
        expr->as.constant.kind = CONSTANT_INT;
        expr->as.constant.text = int_text(p, text, span);
        if (!p->raised) {
            expr->as.constant.length = (int32_t)strlen(expr->as.constant.text);
        }
    }
    memory_free(text);
    return p->raised ? NULL : expr;
}
