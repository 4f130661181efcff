#include "engine/lang/parse_string.h"
#include "engine/lang/character_names.h"

#include <string.h>

static Literal read_literal(const Parser *p, const Token *token) {
    Literal literal = {.span = token->span};
    const char *bytes = p->source->bytes;
    int32_t at = token->span.start;
    for (; bytes[at] != '"' && bytes[at] != '\''; at++) {
        char letter = (char)(bytes[at] | 0x20);
        literal.bytes = literal.bytes || letter == 'b';
        literal.raw = literal.raw || letter == 'r';
        literal.format = literal.format || letter == 'f';
    }
    int32_t length = token->span.end - at;
    bool triple = length >= 6 && bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at];
    int32_t quotes = triple ? 3 : 1;
    literal.body = (Span){at + quotes, token->span.end - quotes};
    return literal;
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char letter = (char)(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// State while the escapes of one part are resolved.
typedef struct Decoder {
    Parser *p;
    const Literal *literal;
    Span part;
    int32_t at;
    Text *out;
} Decoder;

// Position of a byte in the text that CPython's decoder sees: there a character beyond ASCII is
// an escape of ten characters.
static int decoder_position(const Decoder *d, int32_t at) {
    const char *bytes = d->p->source->bytes;
    int position = 0;
    for (int32_t i = d->part.start; i < at; i++) {
        unsigned char c = (unsigned char)bytes[i];
        position += c < 0x80 ? 1 : (c & 0xC0) == 0x80 ? 0 : 10;
    }
    return position;
}

static bool fail_escape(Decoder *d, int32_t start, int32_t end, const char *what) {
    Parser *p = d->p;
    if (d->literal->bytes) {
        raise_at_last_token(p, "(value error) invalid \\x escape at position %d",
                            decoder_position(d, start));
    } else {
        raise_at_last_token(
            p, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
            decoder_position(d, start), decoder_position(d, end) - 1, what);
    }
    if (d->literal->format && p->source->minor >= 12) { // then it is told of the last quotes
        p->error.span = (Span){d->literal->body.end, d->literal->body.end + 1};
    }
    return false;
}

static bool decode_hex(Decoder *d, int32_t start, int digits, const char *what) {
    const char *bytes = d->p->source->bytes;
    uint32_t value = 0;
    for (int i = 0; i < digits; i++) {
        int digit = d->at < d->part.end ? hex_value(bytes[d->at]) : -1;
        if (digit < 0) {
            return fail_escape(d, start, d->at, what);
        }
        value = value << 4 | (uint32_t)digit;
        d->at++;
    }
    if (d->literal->bytes) {
        text_add_char(d->out, (char)value);
        return true;
    }
    if (value > 0x10FFFF) {
        return fail_escape(d, start, d->at, "illegal Unicode character");
    }
    if (value >= 0xD800 && value <= 0xDFFF) {
        diags_add(d->p->diags, DIAG_UNSUPPORTED, (Span){start, d->at}, NULL,
                  "a lone surrogate in a string", NULL);
        value = 0xFFFD;
    }
    text_add_code_point(d->out, value);
    return true;
}

static void decode_octal(Decoder *d, char first) {
    const char *bytes = d->p->source->bytes;
    uint32_t value = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && d->at < d->part.end; i++) {
        char c = bytes[d->at];
        if (c < '0' || c > '7') {
            break;
        }
        value = value * 8 + (uint32_t)(c - '0');
        d->at++;
    }
    if (d->literal->bytes) {
        text_add_char(d->out, (char)(value & 0xFF));
    } else {
        text_add_code_point(d->out, value);
    }
}

static bool decode_named(Decoder *d, int32_t start) {
    const char *bytes = d->p->source->bytes;
    int32_t at = d->at;
    if (at < d->part.end && bytes[at] == '{') {
        while (at < d->part.end && bytes[at] != '}') {
            at++;
        }
        if (at < d->part.end && at > d->at + 1) {
            uint32_t c;
            const char *name = bytes + d->at + 1;
            bool is_known = character_named(name, (size_t)(at - d->at - 1), &c);
            d->at = at + 1;
            if (is_known) {
                text_add_code_point(d->out, c);
                return true;
            }
            diags_add(d->p->diags, DIAG_UNSUPPORTED, (Span){start, d->at}, NULL,
                      "the name of this character, \\N{...}",
                      "write the character itself, or its number as in \\u2026");
            return true;
        }
    }
    return fail_escape(d, start, at, "malformed \\N character escape");
}

static bool is_simple_escape(char c, char *value) {
    static const char letters[] = "\\'\"abfnrtv";
    static const char values[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = strchr(letters, c);
    if (!found || c == '\0') {
        return false;
    }
    *value = values[found - letters];
    return true;
}

// The cursor is behind the backslash.
static bool decode_escape(Decoder *d) {
    const char *bytes = d->p->source->bytes;
    int32_t start = d->at - 1;
    char c = bytes[d->at++];
    char value;
    if (c == '\n') {
        return true;
    }
    if (c == '\r') {
        d->at += d->at < d->part.end && bytes[d->at] == '\n';
        return true;
    }
    if (is_simple_escape(c, &value)) {
        text_add_char(d->out, value);
        return true;
    }
    if (c >= '0' && c <= '7') {
        decode_octal(d, c);
        return true;
    }
    if (c == 'x') {
        return decode_hex(d, start, 2, "truncated \\xXX escape");
    }
    if (!d->literal->bytes && c == 'u') {
        return decode_hex(d, start, 4, "truncated \\uXXXX escape");
    }
    if (!d->literal->bytes && c == 'U') {
        return decode_hex(d, start, 8, "truncated \\UXXXXXXXX escape");
    }
    if (!d->literal->bytes && c == 'N') {
        return decode_named(d, start);
    }
    text_add_char(d->out, '\\'); // an unknown escape stands for itself
    d->at--;
    return true;
}

bool decode_text(Parser *p, const Literal *literal, Span part, Text *out) {
    const char *bytes = p->source->bytes;
    Decoder d = {p, literal, part, part.start, out};
    while (d.at < part.end) {
        int32_t start = d.at;
        while (d.at < part.end && bytes[d.at] != '\\' && bytes[d.at] != '\r') {
            d.at++;
        }
        text_add(out, bytes + start, (size_t)(d.at - start));
        if (d.at == part.end) {
            break;
        }
        char c = bytes[d.at++];
        if (c == '\r') {
            d.at += d.at < part.end && bytes[d.at] == '\n';
            text_add_char(out, '\n');
        } else if (literal->raw || d.at == part.end) {
            text_add_char(out, '\\');
        } else if (!decode_escape(&d)) {
            return false;
        }
    }
    return true;
}

static Expr *new_text(Parser *p, Span span, ConstantKind kind, const Text *text) {
    Expr *expr = new_expr(p, EXPR_CONSTANT, span);
    expr->as.constant.kind = kind;
    expr->as.constant.text = arena_copy_text(p->arena, text_z(text), text->length);
    expr->as.constant.length = (int32_t)text->length;
    return expr;
}

void pieces_flush(Parser *p, Pieces *pieces) {
    if (pieces->text.length > 0) {
        pointers_add(p, &pieces->values, new_text(p, pieces->span, CONSTANT_STR, &pieces->text));
        text_clear(&pieces->text);
    }
}

Expr *pieces_join(Parser *p, Pieces *pieces) {
    if (!pieces->format) {
        return new_text(p, pieces->span, CONSTANT_STR, &pieces->text);
    }
    pieces_flush(p, pieces);
    Expr *expr = new_expr(p, EXPR_JOINED_STR, pieces->span);
    expr->as.elements = expr_list(&pieces->values);
    return expr;
}

static bool check_ascii(Parser *p, const Literal *literal) {
    for (int32_t at = literal->body.start; at < literal->body.end; at++) {
        if ((unsigned char)p->source->bytes[at] >= 0x80) {
            raise_at(p, literal->span, "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    return true;
}

static bool add_literal(Parser *p, const Literal *literal, Pieces *pieces) {
    if (literal->format) {
        pieces->format = true;
        int32_t at = literal->body.start;
        return parse_fstring_part(p, literal, &at, literal->body.end, 0, pieces);
    }
    if (literal->bytes && !check_ascii(p, literal)) {
        return false;
    }
    return decode_text(p, literal, literal->body, &pieces->text);
}

static bool add_literals(Parser *p, int first, int end, Pieces *pieces) {
    bool bytes = false;
    for (int i = first; i < end; i++) {
        Literal literal = read_literal(p, &p->tokens[i]);
        if (!add_literal(p, &literal, pieces)) {
            return false;
        }
        if (i > first && bytes != literal.bytes) {
            raise_at_last_token(p, "cannot mix bytes and nonbytes literals");
            return false;
        }
        bytes = literal.bytes;
    }
    return true;
}

// Adjacent literals become one value.
Expr *parse_strings(Parser *p) {
    int first = p->at;
    while (peek_kind(p) == TOKEN_STRING) {
        p->at++;
    }
    bool bytes = read_literal(p, &p->tokens[first]).bytes;
    Pieces pieces = {.span = parser_span(p, first)};
    Expr *expr = NULL;
    if (add_literals(p, first, p->at, &pieces)) {
        expr = bytes ? new_text(p, pieces.span, CONSTANT_BYTES, &pieces.text)
                     : pieces_join(p, &pieces);
    }
    text_release(&pieces.text);
    return expr;
}
