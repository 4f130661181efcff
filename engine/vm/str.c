#include "engine/vm/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "engine/vm/lookup.h"
#include "engine/vm/number.h"
#include "engine/vm/unicode.h"

// --- walking UTF-8 ----------------------------------------------------------------------------

uint32_t utf8_read(const char **cursor) {
    const unsigned char *p = (const unsigned char *)*cursor;
    if (p[0] < 0x80) {
        *cursor += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *cursor += 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0) {
        *cursor += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *cursor += 4;
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_read_back(const char **end) {
    const char *p = *end - 1;
    while (((unsigned char)*p & 0xC0) == 0x80) {
        p--;
    }
    *end = p;
    return utf8_read(&p);
}

size_t utf8_offset(const char *bytes, size_t length, size_t count) {
    size_t i = 0;
    while (i < length) {
        if (((unsigned char)bytes[i] & 0xC0) != 0x80 && count-- == 0) {
            return i;
        }
        i++;
    }
    return length;
}

// --- making them ------------------------------------------------------------------------------

Str *str_begin(Machine *m, size_t length) {
    if (length > INT32_MAX) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return NULL;
    }
    Str *str = heap_take(m, TYPE_STR, sizeof(Str) + length + 1);
    if (str) {
        str->length = (uint32_t)length;
        str->count = 0;
        str->hash = 0;
        str->bytes[length] = '\0';
    }
    return str;
}

// Eight bytes at a time, as long as all of them are ASCII.
static size_t count_characters(const char *bytes, size_t length) {
    const uint64_t not_ascii = UINT64_C(0x8080808080808080);
    size_t i = 0;
    uint64_t eight;
    for (; i + sizeof eight <= length; i += sizeof eight) {
        memcpy(&eight, bytes + i, sizeof eight);
        if (eight & not_ascii) {
            return i + utf8_count(bytes + i, length - i);
        }
    }
    size_t count = i;
    for (; i < length; i++) {
        count += (bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

Value str_finish(Machine *m, Str *str) {
    str->count = (uint32_t)count_characters(str->bytes, str->length);
    return value_of(m, str);
}

Value str_new(Machine *m, const char *bytes, size_t length) {
    if (length == 1 && (unsigned char)bytes[0] < ASCII_CHARACTERS &&
        m->world->characters[(unsigned char)bytes[0]] != VALUE_UNSET) {
        return retain(m, m->world->characters[(unsigned char)bytes[0]]);
    }
    Str *str = str_begin(m, length);
    if (!str) {
        return VALUE_UNSET;
    }
    if (length) {
        memcpy(str->bytes, bytes, length);
    }
    return str_finish(m, str);
}

Value str_new_ascii(Machine *m, const char *bytes, size_t length) {
    if (length == 1) {
        return str_new(m, bytes, length);
    }
    Str *str = str_begin(m, length);
    if (!str) {
        return VALUE_UNSET;
    }
    memcpy(str->bytes, bytes, length);
    str->count = str->length;
    return value_of(m, str);
}

Value str_z(Machine *m, const char *string) {
    return str_new(m, string, strlen(string));
}

Value str_from_text(Machine *m, const Text *text) {
    return str_new(m, text_z(text), text->length);
}

Value str_from_code_point(Machine *m, uint32_t c) {
    char bytes[4];
    return str_new(m, bytes, utf8_encode(c, bytes));
}

Value str_printf(Machine *m, const char *format, ...) {
    Text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    Value str = str_from_text(m, &text);
    text_release(&text);
    return str;
}

Value bytes_new(Machine *m, const char *data, size_t length) {
    if (length > INT32_MAX) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    Bytes *bytes = heap_new(m, TYPE_BYTES, sizeof(Bytes) + length + 1);
    if (!bytes) {
        return VALUE_UNSET;
    }
    bytes->length = (uint32_t)length;
    if (data && length) {
        memcpy(bytes->bytes, data, length);
    }
    return value_of(m, bytes);
}

bool text_fits(Machine *m, const Text *text, uint64_t more) {
    if (more > m->world->heap.limit || text->length + more > m->world->heap.limit) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return false;
    }
    return true;
}

// --- interning --------------------------------------------------------------------------------

Value str_intern(Machine *m, const char *bytes, size_t length) {
    uint64_t hash = text_hash(bytes, length);
    Value known = dict_find_text(m, m->world->interned, bytes, length, hash);
    if (known != VALUE_UNSET) {
        return retain(m, known);
    }
    Value str = str_new(m, bytes, length);
    if (str == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    AS(Str, m, str)->object.flags |= STR_INTERNED;
    if (!dict_set(m, m->world->interned, str, str)) {
        release(m, str);
        return VALUE_UNSET;
    }
    return str;
}

Value name_of_text(Machine *m, const char *string) {
    NameEntry *entry = name_entry(m, string);
    if (entry->string == string && strcmp(str_bytes(m, entry->name), string) == 0) {
        return entry->name;
    }
    Value str = str_intern(m, string, strlen(string));
    release(m, str); // the table keeps it
    if (str != VALUE_UNSET) {
        *entry = (NameEntry){string, str, 0};
    }
    return str;
}

Value prelude_function(const Machine *m, const char *name) {
    Machine *machine = (Machine *)(uintptr_t)m;
    Value globals = m->world->globals[1];
    Value key = name_z(machine, name);
    NameEntry *known = name_entry(m, name);
    if (known->library < AS(Dict, m, globals)->entry_count &&
        dict_entries(m, globals)[known->library].key == key) {
        work_done(machine, COST_FIND, 1); // as if it had been looked for
        return dict_entries(m, globals)[known->library].value;
    }
    uint32_t hint = UINT32_MAX;
    int64_t entry = dict_find_interned(machine, globals, key, &hint);
    if (entry < 0) {
        return VALUE_UNSET;
    }
    known->library = hint;
    return dict_entries(m, globals)[entry].value;
}

// --- asking -----------------------------------------------------------------------------------

bool str_equal_z(const Machine *m, Value v, const char *string) {
    return is_type(m, v, TYPE_STR) && strlen(string) == str_length(m, v) &&
           memcmp(str_bytes(m, v), string, str_length(m, v)) == 0;
}

bool str_is_ascii(const Machine *m, Value v) {
    return AS(Str, m, v)->count == AS(Str, m, v)->length;
}

// UTF-8 orders as its code points do.
int str_order(const Machine *m, Value a, Value b) {
    const Str *left = AS(Str, m, a);
    const Str *right = AS(Str, m, b);
    uint32_t common = left->length < right->length ? left->length : right->length;
    int order = memcmp(left->bytes, right->bytes, common);
    if (order) {
        return order;
    }
    return left->length < right->length ? -1 : left->length > right->length;
}

bool str_char_at(const Machine *m, Value v, int64_t index, uint32_t *code_point) {
    const Str *str = AS(Str, m, v);
    if (index < 0 || index >= str->count) {
        return false;
    }
    size_t offset = str->count == str->length ? (size_t)index
                                              : utf8_offset(str->bytes, str->length, (size_t)index);
    const char *p = str->bytes + offset;
    *code_point = utf8_read(&p);
    return true;
}

int64_t bytes_find(const char *text, size_t start, size_t end, const char *needle, size_t length) {
    if (start > end || length > end - start) {
        return -1;
    }
    if (length == 0) {
        return (int64_t)start;
    }
    size_t last = end - length;
    while (start <= last) {
        const char *p = memchr(text + start, needle[0], last - start + 1);
        if (!p) {
            return -1;
        }
        if (memcmp(p, needle, length) == 0) {
            return p - text;
        }
        start = (size_t)(p - text) + 1;
    }
    return -1;
}

int64_t bytes_find_last(const char *text, size_t start, size_t end, const char *needle,
                        size_t length) {
    if (start > end || length > end - start) {
        return -1;
    }
    for (size_t i = end - length + 1; i-- > start;) {
        if (memcmp(text + i, needle, length) == 0) {
            return (int64_t)i;
        }
    }
    return -1;
}

// --- operators --------------------------------------------------------------------------------

Value str_concat(Machine *m, Value a, Value b) {
    const Str *left = AS(Str, m, a);
    const Str *right = AS(Str, m, b);
    Str *str = str_begin(m, (size_t)left->length + right->length);
    if (!str) {
        return VALUE_UNSET;
    }
    memcpy(str->bytes, left->bytes, left->length);
    memcpy(str->bytes + left->length, right->bytes, right->length);
    str->count = left->count + right->count;
    return value_of(m, str);
}

void fill_repeated(char *to, size_t total, const char *from, size_t length) {
    if (length == 1) {
        memset(to, from[0], total);
        return;
    }
    size_t done = total < length ? total : length;
    memcpy(to, from, done);
    while (done < total) { // twice as much each time
        size_t more = total - done < done ? total - done : done;
        memcpy(to + done, to, more);
        done += more;
    }
}

bool repeat_fits(Machine *m, uint32_t length, uint32_t count, int64_t times, const char *message) {
    if (count && times > INT64_MAX / count) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "%s", message);
        return false;
    }
    if (length && (uint64_t)times > INT32_MAX / length) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return false;
    }
    return true;
}

Value str_repeat(Machine *m, Value v, int64_t times) {
    times = times < 0 ? 0 : times;
    const Str *from = AS(Str, m, v);
    if (times == 1) {
        return retain(m, v);
    }
    if (!repeat_fits(m, from->length, from->count, times, "repeated string is too long")) {
        return VALUE_UNSET;
    }
    Str *str = str_begin(m, from->length ? from->length * (size_t)times : 0);
    if (!str) {
        return VALUE_UNSET;
    }
    fill_repeated(str->bytes, str->length, from->bytes, from->length);
    str->count = from->length ? from->count * (uint32_t)times : 0;
    return value_of(m, str);
}

static Value str_slice(Machine *m, Value v, Value slice) {
    work_done(m, COST_TEXT_ITEM, 1);
    const Str *str = AS(Str, m, v);
    int64_t start, stop, step;
    int64_t count = slice_indices(m, slice, str->count, &start, &stop, &step);
    if (count < 0) {
        return VALUE_UNSET;
    }
    if (step == 1) {
        bool ascii = str->count == str->length;
        size_t from = ascii ? (size_t)start : utf8_offset(str->bytes, str->length, (size_t)start);
        size_t length = ascii ? (size_t)count
                              : utf8_offset(str->bytes + from, str->length - from, (size_t)count);
        if (length == str->length) {
            return retain(m, v);
        }
        return str_new(m, str->bytes + from, count ? length : 0);
    }
    Text text = {0};
    for (int64_t i = 0, at = start; i < count; i++, at += step) {
        uint32_t c;
        work_done(m, COST_STEPPED, 1);
        bool inside = str_char_at(m, v, at, &c);
        assert(inside);
        text_add_code_point(&text, c);
    }
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

bool text_index(Machine *m, Value key, int64_t length, const char *what, const char *error,
                int64_t *index) {
    Value plain = value_payload(m, key);
    if (!is_int(m, plain)) {
        Value special = value_is_ref(key) ? get_special(m, key, "__index__") : VALUE_UNSET;
        release(m, special);
        if (special == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, error, type_name(m, key));
            return false;
        }
    } else if (!int_to_i64(m, plain, index)) {
        raise_error(m, CLASS_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    if (!value_as_index(m, key, index)) {
        return false;
    }
    *index += *index < 0 ? length : 0;
    if (*index < 0 || *index >= length) {
        raise_error(m, CLASS_INDEX_ERROR, "%s out of range", what);
        return false;
    }
    return true;
}

Value str_get_item(Machine *m, Value v, Value key) {
    if (is_type(m, key, TYPE_SLICE)) {
        return str_slice(m, v, key);
    }
    int64_t index;
    uint32_t c;
    if (!text_index(m, key, AS(Str, m, v)->count, "string index",
                    "string indices must be integers, not '%s'", &index)) {
        return VALUE_UNSET;
    }
    work_done(m, COST_TEXT_ITEM, 2);
    str_char_at(m, v, index, &c);
    return str_from_code_point(m, c);
}
