#include "engine/lang/lexer_internal.h"

#include <string.h>

typedef struct Radix {
    const char *name;
    int digits; // 2, 8 or 16
} Radix;

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static bool is_radix_digit(int c, int digits) {
    if (digits == 16) {
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    return c >= '0' && c < '0' + digits;
}

static bool looking_at(const Lexer *lexer, const char *text) {
    for (int32_t i = 0; text[i]; i++) {
        if (lexer_peek(lexer, i) != text[i]) {
            return false;
        }
    }
    return true;
}

// CPython still accepts `1if x else y`: a keyword may touch a number, another name may not.
static bool keyword_follows(const Lexer *lexer) {
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (looking_at(lexer, words[i]) &&
            !lexer_is_name_byte(lexer_peek(lexer, (int32_t)strlen(words[i])))) {
            return true;
        }
    }
    return false;
}

static bool fail(Lexer *lexer, const char *kind) {
    lexer_fail_here(lexer, "invalid %s literal", kind);
    return false;
}

static bool check_end(Lexer *lexer, const char *kind) {
    int c = lexer_peek(lexer, 0);
    if (c >= 0x80 || !lexer_is_name_byte(c) || keyword_follows(lexer)) {
        return true;
    }
    return fail(lexer, kind);
}

// Digits with single underscores between them.
static bool decimal_digits(Lexer *lexer) {
    for (;;) {
        while (is_digit(lexer_peek(lexer, 0))) {
            lexer->at++;
        }
        if (lexer_peek(lexer, 0) != '_') {
            return true;
        }
        lexer->at++;
        if (!is_digit(lexer_peek(lexer, 0))) {
            return fail(lexer, "decimal");
        }
    }
}

static bool fail_digit(Lexer *lexer, const char *name) {
    char kind[40];
    int c = lexer_peek(lexer, 0);
    lexer->at++;
    strcpy(kind, "0' in ");
    kind[0] = (char)c;
    strcat(kind, name);
    lexer_fail_here(lexer, "invalid digit '%s literal", kind);
    return false;
}

static bool radix_digits(Lexer *lexer, Radix radix) {
    lexer->at += 2;
    do {
        if (lexer_peek(lexer, 0) == '_') {
            lexer->at++;
        }
        if (!is_radix_digit(lexer_peek(lexer, 0), radix.digits)) {
            return is_digit(lexer_peek(lexer, 0)) ? fail_digit(lexer, radix.name)
                                                  : fail(lexer, radix.name);
        }
        while (is_radix_digit(lexer_peek(lexer, 0), radix.digits)) {
            lexer->at++;
        }
    } while (lexer_peek(lexer, 0) == '_');
    if (is_digit(lexer_peek(lexer, 0))) {
        return fail_digit(lexer, radix.name);
    }
    return check_end(lexer, radix.name);
}

// Behind the digits before and after the point: exponent and j.
static bool number_tail(Lexer *lexer) {
    int c = lexer_peek(lexer, 0);
    if (c == 'e' || c == 'E') {
        int next = lexer_peek(lexer, 1);
        if (next == '+' || next == '-') {
            lexer->at += 2;
            if (!is_digit(lexer_peek(lexer, 0))) {
                return fail(lexer, "decimal");
            }
        } else if (!is_digit(next)) {
            return check_end(lexer, "decimal");
        } else {
            lexer->at++;
        }
        if (!decimal_digits(lexer)) {
            return false;
        }
        c = lexer_peek(lexer, 0);
    }
    if (c == 'j' || c == 'J') {
        lexer->at++;
        return check_end(lexer, "imaginary");
    }
    return check_end(lexer, "decimal");
}

static bool fraction(Lexer *lexer) {
    if (lexer_peek(lexer, 0) == '.') {
        lexer->at++;
        if (is_digit(lexer_peek(lexer, 0)) && !decimal_digits(lexer)) {
            return false;
        }
    }
    return number_tail(lexer);
}

// A decimal number that begins with zeros: fine for 0 and for floats only.
static bool zero_number(Lexer *lexer) {
    int32_t start = lexer->at;
    while (lexer_peek(lexer, 0) == '0' || lexer_peek(lexer, 0) == '_') {
        bool underscore = lexer_peek(lexer, 0) == '_';
        lexer->at++;
        if (underscore && !is_digit(lexer_peek(lexer, 0))) {
            return fail(lexer, "decimal");
        }
    }
    int32_t zeros_end = lexer->at;
    bool nonzero = is_digit(lexer_peek(lexer, 0));
    if (nonzero && !decimal_digits(lexer)) {
        return false;
    }
    int c = lexer_peek(lexer, 0);
    if (nonzero && (c < 0 || !strchr(".eEjJ", c))) {
        lexer_fail(lexer, (Span){start, zeros_end},
                   "leading zeros in decimal integer literals are not permitted; "
                   "use an 0o prefix for octal integers");
        return false;
    }
    return fraction(lexer);
}

bool lexer_number(Lexer *lexer) {
    int c = lexer_peek(lexer, 0);
    int next = lexer_peek(lexer, 1);
    if (c == '0') {
        switch (next) {
        case 'x':
        case 'X':
            return radix_digits(lexer, (Radix){"hexadecimal", 16});
        case 'o':
        case 'O':
            return radix_digits(lexer, (Radix){"octal", 8});
        case 'b':
        case 'B':
            return radix_digits(lexer, (Radix){"binary", 2});
        default:
            return zero_number(lexer);
        }
    }
    if (c != '.' && !decimal_digits(lexer)) {
        return false;
    }
    return fraction(lexer);
}
