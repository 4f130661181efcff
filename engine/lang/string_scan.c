#include "engine/lang/string_scan.h"

#include <stdio.h>
#include <string.h>

#include "engine/lang/lexer.h"

enum {
    MAX_BRACKETS = 200,
    MAX_NESTED = 150 // CPython's limit, too
};

typedef struct Quotes {
    char quote;
    bool is_triple;
    bool is_raw;
} Quotes;

static char byte_at(const StringScan *scan, int32_t at) {
    return at < scan->end ? scan->source->bytes[at] : '\0';
}

static bool at_line_end(const StringScan *scan) {
    char c = byte_at(scan, scan->at);
    return c == '\n' || c == '\r';
}

static bool fail(StringScan *scan, ScanFault fault, int32_t at) {
    scan->fault = fault;
    scan->place = (Span){at, at};
    return false;
}

bool string_prefix(const Source *source, int32_t at, int32_t end, StringPrefix *prefix) {
    *prefix = (StringPrefix){0};
    bool is_bytes = false;
    bool is_unicode = false;
    for (; at < end; at++, prefix->length++) {
        char c = source->bytes[at];
        char letter = (char)(c | 0x20);
        if (c == '"' || c == '\'') {
            return true;
        }
        bool has_kind = is_bytes || is_unicode || prefix->is_format;
        if (letter == 'b' && !has_kind) {
            is_bytes = true;
        } else if (letter == 'u' && !has_kind && !prefix->is_raw) {
            is_unicode = true;
        } else if (letter == 'r' && !prefix->is_raw && !is_unicode) {
            prefix->is_raw = true;
        } else if (letter == 'f' && !has_kind) {
            prefix->is_format = true;
        } else {
            return false;
        }
    }
    return false;
}

static Quotes quotes_at(const StringScan *scan, bool is_raw) {
    char quote = byte_at(scan, scan->at);
    bool is_triple = byte_at(scan, scan->at + 1) == quote && byte_at(scan, scan->at + 2) == quote;
    return (Quotes){quote, is_triple, is_raw};
}

static bool at_quotes(const StringScan *scan, Quotes quotes) {
    return byte_at(scan, scan->at) == quotes.quote &&
           (!quotes.is_triple || (byte_at(scan, scan->at + 1) == quotes.quote &&
                                  byte_at(scan, scan->at + 2) == quotes.quote));
}

static void skip_quotes(StringScan *scan, Quotes quotes) {
    scan->at += quotes.is_triple ? 3 : 1;
}

// A backslash and what it takes with it. Braces stay what they are, but for those of a name.
static void skip_escape(StringScan *scan, bool is_raw) {
    scan->at++;
    char c = byte_at(scan, scan->at);
    if (c == '\r' && byte_at(scan, scan->at + 1) == '\n') {
        scan->at += 2;
    } else if (c == 'N' && !is_raw && byte_at(scan, scan->at + 1) == '{') {
        while (scan->at < scan->end && !strchr("}'\"\r\n", byte_at(scan, scan->at))) {
            scan->at++;
        }
        scan->at += byte_at(scan, scan->at) == '}';
    } else if (scan->at < scan->end && c != '{' && c != '}') {
        scan->at++;
    }
}

static bool scan_field(StringScan *scan, const Quotes *around);

static bool scan_format_text(StringScan *scan, Quotes quotes) {
    for (;;) {
        char c = byte_at(scan, scan->at);
        if (scan->at >= scan->end || (!quotes.is_triple && at_line_end(scan))) {
            return fail(scan, SCAN_OPEN_TEXT, scan->at);
        }
        if (at_quotes(scan, quotes)) {
            skip_quotes(scan, quotes);
            return true;
        }
        if (c == '\\') {
            skip_escape(scan, quotes.is_raw);
        } else if (c == '{' && byte_at(scan, scan->at + 1) == '{') {
            scan->at += 2;
        } else if (c == '{') {
            scan->at++;
            if (!scan_field(scan, &quotes)) {
                return false;
            }
        } else {
            scan->at++;
        }
    }
}

bool scan_fstring(StringScan *scan, bool is_raw) {
    Quotes quotes = quotes_at(scan, is_raw);
    skip_quotes(scan, quotes);
    return scan_format_text(scan, quotes);
}

// A string in an expression. One that does not end, in the quotes of the f-string around, is that
// f-string's end: the brace is missing.
static bool scan_plain_string(StringScan *scan, const Quotes *around) {
    int32_t start = scan->at;
    Quotes quotes = quotes_at(scan, false);
    skip_quotes(scan, quotes);
    while (!at_quotes(scan, quotes)) {
        if (scan->at >= scan->end || (!quotes.is_triple && at_line_end(scan))) {
            bool ends_it = around && around->quote == quotes.quote;
            return fail(scan, ends_it ? SCAN_OPEN_FIELD : SCAN_OPEN_STRING, start);
        }
        if (byte_at(scan, scan->at) == '\\') {
            skip_escape(scan, true);
        } else {
            scan->at++;
        }
    }
    skip_quotes(scan, quotes);
    return true;
}

// The cursor is on a quote, or on the first letter of a word that may be a string's prefix.
static bool scan_word(StringScan *scan, const Quotes *around) {
    StringPrefix prefix;
    if (!string_prefix(scan->source, scan->at, scan->end, &prefix)) {
        while (lexer_is_name_byte((unsigned char)byte_at(scan, scan->at))) {
            scan->at++;
        }
        return true;
    }
    scan->at += prefix.length;
    return prefix.is_format ? scan_fstring(scan, prefix.is_raw) : scan_plain_string(scan, around);
}

// Comparisons such as != and <= do not end it.
static bool ends_expression(StringScan *scan, char c) {
    bool has_equals = byte_at(scan, scan->at + 1) == '=';
    if (has_equals && strchr("!=<>", c)) {
        scan->at += 2;
        return false;
    }
    if (strchr("!:=}", c)) {
        return true;
    }
    scan->at++;
    return false;
}

static bool close_bracket(StringScan *scan, char open, char close) {
    if ((open == '(' && close == ')') || (open == '[' && close == ']') ||
        (open == '{' && close == '}')) {
        scan->at++;
        return true;
    }
    scan->open = open;
    scan->close = close;
    return fail(scan, open ? SCAN_MISMATCH : SCAN_UNMATCHED, scan->at);
}

static bool scan_expression(StringScan *scan, const Quotes *around) {
    char brackets[MAX_BRACKETS];
    int depth = 0;
    while (scan->at < scan->end) {
        char c = byte_at(scan, scan->at);
        if (c == '"' || c == '\'' || lexer_is_name_byte((unsigned char)c)) {
            if (!scan_word(scan, around)) {
                return false;
            }
        } else if (c == '#') {
            while (scan->at < scan->end && !at_line_end(scan)) {
                scan->at++;
            }
        } else if (strchr("([{", c)) {
            if (depth == MAX_BRACKETS) {
                return fail(scan, SCAN_TOO_DEEP, scan->at);
            }
            brackets[depth++] = c;
            scan->at++;
        } else if (strchr(")]}", c) && (depth > 0 || c != '}')) {
            if (!close_bracket(scan, depth > 0 ? brackets[depth - 1] : '\0', c)) {
                return false;
            }
            depth--;
        } else if (depth > 0) {
            scan->at++;
        } else if (ends_expression(scan, c)) {
            return true;
        }
    }
    return fail(scan, SCAN_OPEN_FIELD, scan->end);
}

bool scan_field_expression(StringScan *scan) {
    return scan_expression(scan, NULL);
}

static bool scan_spec(StringScan *scan, Quotes quotes) {
    for (;;) {
        char c = byte_at(scan, scan->at);
        if (scan->at >= scan->end || at_quotes(scan, quotes)) {
            return fail(scan, SCAN_OPEN_SPEC, scan->at);
        }
        if (c == '}') {
            return true;
        }
        if (c == '\\') {
            skip_escape(scan, quotes.is_raw);
        } else {
            scan->at++;
            if (c == '{' && !scan_field(scan, &quotes)) {
                return false;
            }
        }
    }
}

// From behind the opening brace to behind the closing one. What may stand between the expression
// and the brace is the parser's business.
static bool scan_field(StringScan *scan, const Quotes *around) {
    if (scan->depth == MAX_NESTED) {
        return fail(scan, SCAN_TOO_DEEP, scan->at);
    }
    scan->depth++;
    for (;;) {
        if (!scan_expression(scan, around)) {
            return false;
        }
        char c = byte_at(scan, scan->at++);
        if (c == ':') {
            if (!scan_spec(scan, *around)) {
                return false;
            }
            c = byte_at(scan, scan->at++);
        }
        if (c == '}') {
            scan->depth--;
            return true;
        }
    }
}

const char *scan_message(const StringScan *scan, char *buffer, size_t size) {
    switch (scan->fault) {
    case SCAN_OPEN_TEXT:
        return NULL;
    case SCAN_OPEN_STRING:
        snprintf(buffer, size, "unterminated string literal (detected at line %d)",
                 (int)source_place(scan->source, scan->place.start).line);
        return buffer;
    case SCAN_OPEN_FIELD:
        return "f-string: expecting '}'";
    case SCAN_OPEN_SPEC:
        return "f-string: expecting '}', or format specs";
    case SCAN_MISMATCH:
        snprintf(buffer, size, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                 scan->close, scan->open);
        return buffer;
    case SCAN_UNMATCHED:
        snprintf(buffer, size, "f-string: unmatched '%c'", scan->close);
        return buffer;
    case SCAN_TOO_DEEP:
        return "too many nested f-strings";
    }
    return NULL;
}
