#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"

// --- strip ------------------------------------------------------------------------------------

static bool is_stripped(const Str *set, uint32_t c) { // set NULL: blanks
    if (!set) {
        return unicode_is_space(c);
    }
    char bytes[4];
    size_t length = utf8_encode(c, bytes);
    return bytes_find(set->bytes, 0, set->length, bytes, length) >= 0;
}

static Value strip(Machine *m, const Call *call, const char *format, bool left, bool right) {
    const Str *str = method_str(m, call);
    const Str *set = NULL;
    if (call->count > 0 && call->args[0] != VALUE_NONE) {
        set = str_argument(m, call->args[0], format);
        if (!set) {
            return VALUE_UNSET;
        }
    }
    const char *start = str->bytes;
    const char *end = str->bytes + str->length;
    while (left && start < end) {
        const char *p = start;
        if (!is_stripped(set, utf8_read(&p))) {
            break;
        }
        start = p;
    }
    while (right && start < end) {
        const char *p = end;
        if (!is_stripped(set, utf8_read_back(&p))) {
            break;
        }
        end = p;
    }
    work_done(m, COST_SPLIT, 1);
    if ((size_t)(end - start) == str->length) {
        return retain(m, method_str_value(m, call));
    }
    return str_new(m, start, (size_t)(end - start));
}

Value str_strip(Machine *m, const Call *call) {
    return strip(m, call, "strip arg must be None or str%.0s", true, true);
}

Value str_lstrip(Machine *m, const Call *call) {
    return strip(m, call, "lstrip arg must be None or str%.0s", true, false);
}

Value str_rstrip(Machine *m, const Call *call) {
    return strip(m, call, "rstrip arg must be None or str%.0s", false, true);
}

// --- split ------------------------------------------------------------------------------------

enum {
    FIRST_PLACES = 12 // of the list that CPython splits into
};

static bool is_ascii_blank(char c) {
    return c <= ' ' && (c == ' ' || (c >= 9 && c <= 13) || c >= 28);
}

// The same without decoding, for ASCII text and without a limit.
static bool split_ascii_blanks(Machine *m, Value list, const Str *str) {
    const char *p = str->bytes;
    const char *end = str->bytes + str->length;
    bool good = true;
    while (good) {
        while (p < end && is_ascii_blank(*p)) {
            p++;
        }
        const char *start = p;
        while (p < end && !is_ascii_blank(*p)) {
            p++;
        }
        if (start == end) {
            break;
        }
        Value piece = str_new_ascii(m, start, (size_t)(p - start));
        good = piece != VALUE_UNSET && list_append(m, list, piece);
        release(m, piece);
    }
    return good;
}

static bool split_blanks(Machine *m, Value list, const Str *str, uint64_t limit) {
    if (str->count == str->length && limit >= str->length) {
        return split_ascii_blanks(m, list, str);
    }
    const char *p = str->bytes;
    const char *end = str->bytes + str->length;
    for (;;) {
        const char *start = p;
        while (p < end && unicode_is_space(utf8_read(&p))) {
            start = p;
        }
        if (start == end) {
            return true;
        }
        if (limit == 0) { // the rest, with the blanks at its end
            return list_append_text(m, list, start, (size_t)(end - start));
        }
        p = start;
        for (const char *q = start; q < end && !unicode_is_space(utf8_read(&q));) {
            p = q;
        }
        if (!list_append_text(m, list, start, (size_t)(p - start))) {
            return false;
        }
        limit--;
    }
}

// ASCII text at one character.
static bool split_at(Machine *m, Value list, const Str *str, char separator, uint64_t limit) {
    const char *start = str->bytes;
    const char *end = str->bytes + str->length;
    bool good = true;
    for (const char *at = start; good && at; limit--) {
        at = limit > 0 ? memchr(start, separator, (size_t)(end - start)) : NULL;
        Value piece = str_new_ascii(m, start, (size_t)((at ? at : end) - start));
        good = piece != VALUE_UNSET && list_append(m, list, piece);
        release(m, piece);
        start = at ? at + 1 : end;
    }
    return good;
}

static bool split_separator(Machine *m, Value list, const Str *str, const Str *separator,
                            uint64_t limit) {
    if (separator->length == 1 && str->count == str->length) {
        return split_at(m, list, str, separator->bytes[0], limit);
    }
    size_t start = 0;
    for (; limit > 0; limit--) {
        int64_t at =
            bytes_find(str->bytes, start, str->length, separator->bytes, separator->length);
        if (at < 0) {
            break;
        }
        if (!list_append_text(m, list, str->bytes + start, (size_t)at - start)) {
            return false;
        }
        start = (size_t)at + separator->length;
    }
    return list_append_text(m, list, str->bytes + start, str->length - start);
}

static bool rsplit_blanks(Machine *m, Value list, const Str *str, uint64_t limit) {
    const char *start = str->bytes;
    const char *end = str->bytes + str->length;
    for (;;) {
        while (end > start) {
            const char *q = end;
            if (!unicode_is_space(utf8_read_back(&q))) {
                break;
            }
            end = q;
        }
        if (end == start) {
            return true;
        }
        if (limit == 0) { // the rest, with the blanks at its begin
            return list_append_text(m, list, start, (size_t)(end - start));
        }
        const char *p = end;
        while (p > start) {
            const char *q = p;
            if (unicode_is_space(utf8_read_back(&q))) {
                break;
            }
            p = q;
        }
        if (!list_append_text(m, list, p, (size_t)(end - p))) {
            return false;
        }
        end = p;
        limit--;
    }
}

static bool rsplit_separator(Machine *m, Value list, const Str *str, const Str *separator,
                             uint64_t limit) {
    size_t end = str->length;
    for (; limit > 0; limit--) {
        int64_t at = bytes_find_last(str->bytes, 0, end, separator->bytes, separator->length);
        if (at < 0) {
            break;
        }
        size_t after = (size_t)at + separator->length;
        if (!list_append_text(m, list, str->bytes + after, end - after)) {
            return false;
        }
        end = (size_t)at;
    }
    return list_append_text(m, list, str->bytes, end);
}

static void reverse(Machine *m, Value list) {
    Value *items = list_items(m, list);
    uint32_t count = list_count(m, list);
    for (uint32_t i = 0; i < count / 2; i++) {
        Value item = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = item;
    }
}

static Value split(Machine *m, const Call *call, const char *name, bool from_right) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    Value values[2] = {VALUE_NONE, VALUE_UNSET};
    int64_t limit = -1;
    if (!call_parse(m, call, name, names, 0, values) ||
        (values[1] != VALUE_UNSET && !size_argument(m, values[1], &limit))) {
        return VALUE_UNSET;
    }
    const Str *str = method_str(m, call);
    const Str *separator = NULL;
    if (values[0] != VALUE_NONE && values[0] != VALUE_UNSET) {
        separator = str_argument(m, values[0], "must be str or None, not %s");
        if (!separator) {
            return VALUE_UNSET;
        }
        if (separator->length == 0) {
            return raise_error(m, CLASS_VALUE_ERROR, "empty separator");
        }
    }
    work_done(m, COST_CHARACTERS, str->length / 16 + 1);
    uint64_t times = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    Value list = list_new(m, 0);
    bool good = list != VALUE_UNSET;
    if (good && !from_right) {
        good = separator ? split_separator(m, list, str, separator, times)
                         : split_blanks(m, list, str, times);
    } else if (good) {
        good = separator ? rsplit_separator(m, list, str, separator, times)
                         : rsplit_blanks(m, list, str, times);
        reverse(m, list);
    }
    if (!good) {
        release(m, list);
        return VALUE_UNSET;
    }
    AS(List, m, list)->places = times < FIRST_PLACES ? (uint32_t)times + 1 : FIRST_PLACES;
    return list;
}

Value str_split(Machine *m, const Call *call) {
    return split(m, call, "split", false);
}

Value str_rsplit(Machine *m, const Call *call) {
    return split(m, call, "rsplit", true);
}

Value str_splitlines(Machine *m, const Call *call) {
    static const char *const names[] = {"keepends", NULL};
    Value keep_value = VALUE_UNSET;
    bool keep = false;
    if (!call_parse(m, call, "splitlines", names, 0, &keep_value) ||
        (keep_value != VALUE_UNSET && !value_is_true(m, keep_value, &keep))) {
        return VALUE_UNSET;
    }
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Value list = list_new(m, 0);
    for (const char *p = str->bytes; p < end && list != VALUE_UNSET;) {
        const char *start = p;
        const char *stop = end;
        while (p < end) {
            const char *at = p;
            uint32_t c = utf8_read(&p);
            if (unicode_is_line_break(c)) {
                p += c == '\r' && p < end && *p == '\n';
                stop = keep ? p : at;
                break;
            }
        }
        if (!list_append_text(m, list, start, (size_t)(stop - start))) {
            release(m, list);
            list = VALUE_UNSET;
        }
    }
    return list;
}
