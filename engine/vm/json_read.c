// json.loads for texts without surprises: values by the plain rules, no hooks.
//
// Answers NotImplemented where there is anything else - a mistake, a very long number, a surrogate
// - and the library reads the text once more, in Python, and says what is wrong.
#include "engine/vm/json.h"

#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

enum {
    MOST_DEPTH = 200,
    MOST_DIGITS = 15 // of an int that needs no check of its size
};

typedef struct Reader {
    Machine *m;
    const char *at;
    const char *end;
    int depth;
} Reader;

// Owned; unset: an exception is pending, or nothing is and the text is not plain.
static Value read_value(Reader *r);

static void skip_blanks(Reader *r) {
    while (r->at < r->end &&
           (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')) {
        r->at++;
    }
}

// Passes over a sign of the grammar and the blanks before it.
static bool takes(Reader *r, char c) {
    skip_blanks(r);
    if (r->at == r->end || *r->at != c) {
        return false;
    }
    r->at++;
    return true;
}

static bool is_digit(const Reader *r) {
    return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

// False: there are none.
static bool skip_digits(Reader *r) {
    const char *start = r->at;
    while (is_digit(r)) {
        r->at++;
    }
    return r->at > start;
}

static Value read_word(Reader *r, const char *word, Value v) {
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) {
        return VALUE_UNSET;
    }
    r->at += length;
    return v;
}

// Behind the whole number's digits: a point and an exponent, each only with digits behind it.
static bool skip_fraction(Reader *r) {
    const char *start = r->at;
    if (r->at < r->end && *r->at == '.') {
        r->at++;
        if (!skip_digits(r)) {
            r->at = start;
            return false;
        }
    }
    const char *whole = r->at;
    if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
        r->at++;
        r->at += r->at < r->end && (*r->at == '+' || *r->at == '-');
        if (!skip_digits(r)) {
            r->at = whole;
        }
    }
    return r->at > start;
}

static Value read_number(Reader *r) {
    const char *start = r->at;
    r->at += *r->at == '-';
    const char *digits = r->at;
    if (!is_digit(r)) {
        return VALUE_UNSET;
    }
    if (*r->at == '0') {
        r->at++;
    } else {
        skip_digits(r);
    }
    const char *end = r->at;
    double d;
    if (skip_fraction(r)) {
        bool good = float_from_text(start, (size_t)(r->at - start), &d);
        return good ? value_from_float(d) : VALUE_UNSET;
    }
    if (end - digits > MOST_DIGITS) {
        return VALUE_UNSET;
    }
    int64_t number = 0;
    for (const char *p = digits; p < end; p++) {
        number = number * 10 + (*p - '0');
    }
    return int_from_i64(r->m, *start == '-' ? -number : number);
}

static int hex_digit(char c) {
    char low = (char)(c | 0x20);
    return c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// Behind the backslash. False: not one of the plain ones.
static bool read_escape(Reader *r, Text *text) {
    static const char marks[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) {
        return false;
    }
    char c = *r->at++;
    const char *mark = c ? strchr(marks, c) : NULL;
    if (mark) {
        text_add_char(text, meant[mark - marks]);
        return true;
    }
    uint32_t code = 0;
    if (c != 'u' || r->end - r->at < 4) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(*r->at++);
        if (digit < 0) {
            return false;
        }
        code = code << 4 | (uint32_t)digit;
    }
    text_add_code_point(text, code);
    return code < 0xD800 || code > 0xDFFF;
}

static Value read_long_string(Reader *r, const char *start) {
    Text text = {0};
    text_add(&text, start, (size_t)(r->at - start));
    bool good = true;
    while (good && r->at < r->end && *r->at != '"') {
        if (*r->at == '\\') {
            r->at++;
            good = read_escape(r, &text);
        } else {
            good = (unsigned char)*r->at >= ' ';
            text_add_char(&text, *r->at++);
        }
    }
    good = good && r->at < r->end;
    r->at += good;
    Value v = good ? str_from_text(r->m, &text) : VALUE_UNSET;
    text_release(&text);
    return v;
}

static Value read_string(Reader *r) { // behind the opening quote
    const char *start = r->at;
    while (r->at < r->end && *r->at != '"' && *r->at != '\\' && (unsigned char)*r->at >= ' ') {
        r->at++;
    }
    if (r->at < r->end && *r->at == '"') {
        return str_new(r->m, start, (size_t)(r->at++ - start));
    }
    return read_long_string(r, start);
}

static bool read_member(Reader *r, Value dict) {
    if (!takes(r, '"')) {
        return false;
    }
    Value key = read_string(r);
    Value value = key != VALUE_UNSET && takes(r, ':') ? read_value(r) : VALUE_UNSET;
    bool ok = value != VALUE_UNSET && dict_set(r->m, dict, key, value);
    release(r->m, key);
    release(r->m, value);
    return ok;
}

static bool read_item(Reader *r, Value list) {
    Value item = read_value(r);
    bool ok = item != VALUE_UNSET && list_append(r->m, list, item);
    release(r->m, item);
    return ok;
}

static Value read_container(Reader *r, char close) { // behind the bracket
    bool is_dict = close == '}';
    Value v = is_dict ? dict_new(r->m) : list_new(r->m, 0);
    if (v == VALUE_UNSET || takes(r, close)) {
        return v;
    }
    bool ok = true;
    do {
        ok = is_dict ? read_member(r, v) : read_item(r, v);
    } while (ok && takes(r, ','));
    if (!ok || !takes(r, close)) {
        release(r->m, v);
        return VALUE_UNSET;
    }
    return v;
}

static Value read_value(Reader *r) {
    skip_blanks(r);
    if (r->at == r->end || r->depth >= MOST_DEPTH || !machine_spend(r->m, 1)) {
        return VALUE_UNSET;
    }
    r->depth++;
    Value v;
    switch (*r->at) {
    case '{':
        r->at++;
        v = read_container(r, '}');
        break;
    case '[':
        r->at++;
        v = read_container(r, ']');
        break;
    case '"':
        r->at++;
        v = read_string(r);
        break;
    case 'n':
        v = read_word(r, "null", VALUE_NONE);
        break;
    case 't':
        v = read_word(r, "true", VALUE_TRUE);
        break;
    case 'f':
        v = read_word(r, "false", VALUE_FALSE);
        break;
    default:
        v = read_number(r);
        break;
    }
    r->depth--;
    return v;
}

Value json_read(Machine *m, const Call *call) {
    Value source = call->args[0];
    if (!is_type(m, source, TYPE_STR)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const char *bytes = str_bytes(m, source);
    Reader r = {.m = m, .at = bytes, .end = bytes + str_length(m, source)};
    Value v = read_value(&r);
    skip_blanks(&r);
    if (v != VALUE_UNSET && r.at == r.end) {
        return v;
    }
    release(m, v);
    return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NOT_IMPLEMENTED;
}
