#include <string.h>

#include "engine/vm/costs.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/unicode.h"

// Single quotes, unless that means more escapes than double ones.
static char quote_for(const char *bytes, size_t length) {
    bool has_single = memchr(bytes, '\'', length) != NULL;
    return has_single && !memchr(bytes, '"', length) ? '"' : '\'';
}

static void add_code_escape(Text *text, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    if (c < 0x100) { // most of what bytes are
        const char escape[] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
        text_add(text, escape, sizeof escape);
    } else if (c < 0x10000) {
        text_printf(text, "\\u%04x", c);
    } else {
        text_printf(text, "\\U%08x", c);
    }
}

// Backslash, quote and the three controls with letters; false for everything else.
static bool add_letter_escape(Text *text, uint32_t c, char quote) {
    switch (c) {
    case '\t':
        text_add_z(text, "\\t");
        return true;
    case '\n':
        text_add_z(text, "\\n");
        return true;
    case '\r':
        text_add_z(text, "\\r");
        return true;
    default:
        if (c == (uint32_t)quote || c == '\\') {
            text_add_char(text, '\\');
            text_add_char(text, (char)c);
            return true;
        }
        return false;
    }
}

static void add_quoted(Text *text, const char *bytes, size_t length, bool ascii_only) {
    char quote = quote_for(bytes, length);
    text_add_char(text, quote);
    for (const char *p = bytes; p < bytes + length;) {
        uint32_t c = utf8_read(&p);
        if (add_letter_escape(text, c, quote)) {
            continue;
        }
        if (!unicode_is_printable(c) || (ascii_only && c >= 0x80)) {
            add_code_escape(text, c);
        } else {
            text_add_code_point(text, c);
        }
    }
    text_add_char(text, quote);
}

void str_add_repr(Text *text, const char *bytes, size_t length) {
    add_quoted(text, bytes, length, false);
}

void str_add_ascii(Text *text, const char *bytes, size_t length) {
    add_quoted(text, bytes, length, true);
}

void text_add_escaped(Text *text, const char *bytes, size_t length) {
    for (const char *p = bytes; p < bytes + length;) {
        uint32_t c = utf8_read(&p);
        if (c < 0x80) {
            text_add_char(text, (char)c);
        } else {
            add_code_escape(text, c);
        }
    }
}

static Value quoted(Machine *m, Value v, bool ascii_only) {
    Text text = {0};
    work_done(m, COST_QUOTED, str_length(m, v));
    add_quoted(&text, str_bytes(m, v), str_length(m, v), ascii_only);
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

Value str_repr(Machine *m, Value v) {
    return quoted(m, v, false);
}

Value str_ascii(Machine *m, Value v) {
    return quoted(m, v, true);
}

void bytes_add_repr(Machine *m, Text *text, Value v) {
    const Bytes *bytes = AS(Bytes, m, v);
    bytes_add_repr_of(text, bytes->bytes, bytes->length);
}

void bytes_add_repr_of(Text *text, const char *bytes, size_t length) {
    char quote = quote_for(bytes, length);
    text_add_char(text, 'b');
    text_add_char(text, quote);
    for (size_t i = 0; i < length; i++) {
        uint32_t c = (unsigned char)bytes[i];
        if (add_letter_escape(text, c, quote)) {
            continue;
        }
        if (c < 0x20 || c >= 0x7F) {
            add_code_escape(text, c);
        } else {
            text_add_char(text, (char)c);
        }
    }
    text_add_char(text, quote);
}

// --- numbers in text --------------------------------------------------------------------------

static void add_plain(Text *plain, const char *bytes, size_t length) {
    for (const char *p = bytes; p < bytes + length;) {
        uint32_t c = utf8_read(&p);
        int digit = unicode_decimal(c);
        if (digit >= 0) {
            text_add_char(plain, (char)('0' + digit));
        } else if (unicode_is_space(c)) {
            text_add_char(plain, ' ');
        } else {
            text_add_char(plain, c < 0x80 ? (char)c : '?'); // no number has one
        }
    }
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void str_to_ascii_number(Machine *m, Value v, Text *plain, size_t *start, size_t *end) {
    if (is_type(m, v, TYPE_BYTES)) {
        text_add(plain, AS(Bytes, m, v)->bytes, AS(Bytes, m, v)->length);
    } else {
        add_plain(plain, str_bytes(m, v), str_length(m, v));
    }
    *start = 0;
    *end = plain->length;
    while (*start < *end && is_blank(plain->bytes[*start])) {
        ++*start;
    }
    while (*end > *start && is_blank(plain->bytes[*end - 1])) {
        --*end;
    }
}
