#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"

// True when there is a code point and all satisfy the test.
static Value all_are(Machine *m, const Call *call, bool (*test)(uint32_t)) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    for (const char *p = str->bytes; p < end;) {
        if (!test(utf8_read(&p))) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(str->length > 0);
}

static bool is_alnum(uint32_t c) {
    return unicode_is_alpha(c) || unicode_is_numeric(c);
}

Value str_isalnum(Machine *m, const Call *call) {
    return all_are(m, call, is_alnum);
}

Value str_isalpha(Machine *m, const Call *call) {
    return all_are(m, call, unicode_is_alpha);
}

Value str_isdecimal(Machine *m, const Call *call) {
    return all_are(m, call, unicode_is_decimal);
}

Value str_isdigit(Machine *m, const Call *call) {
    return all_are(m, call, unicode_is_digit);
}

Value str_isnumeric(Machine *m, const Call *call) {
    return all_are(m, call, unicode_is_numeric);
}

Value str_isspace(Machine *m, const Call *call) {
    return all_are(m, call, unicode_is_space);
}

Value str_isascii(Machine *m, const Call *call) {
    return value_from_bool(str_is_ascii(m, method_str_value(m, call)));
}

Value str_isprintable(Machine *m, const Call *call) {
    Value all = all_are(m, call, unicode_is_printable);
    return method_str(m, call)->length == 0 ? VALUE_TRUE : all;
}

Value str_isidentifier(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    for (const char *p = str->bytes; p < end;) {
        bool first = p == str->bytes;
        uint32_t c = utf8_read(&p);
        if (!(first ? unicode_is_name_start(c) : unicode_is_name_part(c))) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(str->length > 0);
}

// Some code point has the wanted case, none has another.
static Value has_case(Machine *m, const Call *call, bool (*wanted)(uint32_t)) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    bool any = false;
    for (const char *p = str->bytes; p < end;) {
        uint32_t c = utf8_read(&p);
        if (wanted(c)) {
            any = true;
        } else if (unicode_is_cased(c)) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(any);
}

Value str_islower(Machine *m, const Call *call) {
    return has_case(m, call, unicode_is_lower);
}

Value str_isupper(Machine *m, const Call *call) {
    return has_case(m, call, unicode_is_upper);
}

Value str_istitle(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    bool any = false;
    bool after_cased = false;
    for (const char *p = str->bytes; p < end;) {
        uint32_t c = utf8_read(&p);
        bool capital = unicode_is_upper(c) || unicode_is_title(c);
        bool lower = !capital && unicode_is_lower(c);
        if ((capital && after_cased) || (lower && !after_cased)) {
            return VALUE_FALSE;
        }
        after_cased = capital || lower;
        any = any || after_cased;
    }
    return value_from_bool(any);
}
